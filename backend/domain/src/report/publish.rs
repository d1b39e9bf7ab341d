//! The numbers of a report as anybody may see them: without small counts of callers. Staff and training are not callers'.

use super::{Figures, ReportItem};
use crate::suppression::{Cell, Table, suppress};
use std::collections::BTreeMap;

/// What is seen of each item.
pub fn published(figures: &Figures, smallest: u32) -> BTreeMap<ReportItem, Cell> {
    let mut table = Table::default();
    let mut places = BTreeMap::new();
    let (about_callers, others): (Vec<_>, Vec<_>) =
        ReportItem::all().into_iter().partition(|item| !item.facets().is_empty());
    for item in about_callers {
        places.insert(item, table.add(figures.of(item)));
    }
    let handled = places[&ReportItem::Handled];
    let reached = places[&ReportItem::Reached];
    table.add_parts(reached, &[handled]);
    table.add_parts(handled, &[places[&ReportItem::Local], places[&ReportItem::Elsewhere]]);
    for (item, place) in &places {
        match item {
            // Danger is known of some whom nobody came to.
            ReportItem::HighCrisis => table.add_parts(reached, &[*place]),
            ReportItem::Difficult | ReportItem::Repeat | ReportItem::Problem { .. } => {
                table.add_parts(handled, &[*place]);
            }
            ReportItem::Reached
            | ReportItem::Handled
            | ReportItem::Local
            | ReportItem::Elsewhere
            | ReportItem::Staff { .. }
            | ReportItem::TrainingPersonTimes
            | ReportItem::TrainingPeople => {}
        }
    }
    let cells = suppress(&table, smallest);
    let seen = places.into_iter().map(|(item, place)| (item, cells[place]));
    seen.chain(others.into_iter().map(|item| (item, Cell::Shown(figures.of(item))))).collect()
}
