//! The figures as anybody may see them: without small counts of callers, in the whole period and in each of its months.

use super::{KpiMeasure, KpiWaiting, Kpis, Side};
use crate::facet::ArrivalTier;
use crate::suppression::{Cell, Table, suppress};
use crate::time::Millis;
use std::collections::BTreeMap;

/// What is counted: the same count stands in several figures, and is hidden in all of them or in none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Count {
    Reached,
    Handled,
    Taken,
    TakenSoon,
    TakenInTarget,
    HighRiskTaken,
    HighRiskInTarget,
    Arrived(ArrivalTier),
    Left(ArrivalTier),
    CallsJudged,
    CallsInTime,
}

/// A ratio as it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublishedRatio {
    pub measure: KpiMeasure,
    pub part: Cell,
    pub whole: Cell,
}

/// Waits as they are seen; those of few callers are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublishedWaits {
    pub of: KpiWaiting,
    pub sessions: Cell,
    pub median: Option<Millis>,
    pub p90: Option<Millis>,
}

/// The figures of one period as they are seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedKpis {
    pub ratios: Vec<PublishedRatio>,
    pub waits: Vec<PublishedWaits>,
}

/// The figures of a period and of its months, which add up to it: the period first.
pub fn published(whole: &Kpis, months: &[Kpis], smallest: u32) -> Vec<PublishedKpis> {
    let mut table = Table::default();
    let places: Vec<_> = [whole].into_iter().chain(months).map(|kpis| add(&mut table, kpis)).collect();
    if let Some((of_whole, of_months)) = places.split_first()
        && !of_months.is_empty()
    {
        for (count, total) in of_whole {
            let parts: Vec<usize> = of_months.iter().map(|month| month[count]).collect();
            table.add_sum(*total, parts);
        }
    }
    let cells = suppress(&table, smallest);
    [whole].into_iter().chain(months).zip(&places).map(|(kpis, places)| seen(kpis, places, &cells)).collect()
}

type Places = BTreeMap<Count, usize>;

/// Adds the counts of one period and how they add up.
fn add(table: &mut Table, kpis: &Kpis) -> Places {
    let mut places = Places::new();
    for ratio in &kpis.ratios {
        for (side, value) in [(Side::Part, ratio.part), (Side::Whole, ratio.whole)] {
            places.entry(count(ratio.measure, side)).or_insert_with(|| table.add(value));
        }
    }
    let pairs = [
        (Count::Reached, Count::Handled),
        (Count::Handled, Count::Taken),
        (Count::Taken, Count::TakenSoon),
        (Count::Taken, Count::TakenInTarget),
        (Count::Taken, Count::HighRiskTaken),
        (Count::TakenInTarget, Count::HighRiskInTarget),
        (Count::HighRiskTaken, Count::HighRiskInTarget),
        (Count::CallsJudged, Count::CallsInTime),
    ];
    let tiers = ArrivalTier::ALL.iter().map(|tier| (Count::Arrived(*tier), Count::Left(*tier)));
    for (total, part) in pairs.into_iter().chain(tiers) {
        table.add_parts(places[&total], &[places[&part]]);
    }
    let arrived: Vec<usize> = ArrivalTier::ALL.iter().map(|tier| places[&Count::Arrived(*tier)]).collect();
    table.add_sum(places[&Count::Reached], arrived);
    let gone: Vec<usize> = ArrivalTier::ALL.iter().map(|tier| places[&Count::Left(*tier)]).collect();
    let answered_or_gone: Vec<usize> = gone.into_iter().chain([places[&Count::Handled]]).collect();
    table.add_parts(places[&Count::Reached], &answered_or_gone);
    places
}

fn count(measure: KpiMeasure, side: Side) -> Count {
    match (measure, side) {
        (KpiMeasure::ConnectRate, Side::Whole) => Count::Reached,
        (KpiMeasure::ConnectRate, Side::Part) => Count::Handled,
        (KpiMeasure::PickUpInTime | KpiMeasure::InTarget, Side::Whole) => Count::Taken,
        (KpiMeasure::PickUpInTime, Side::Part) => Count::TakenSoon,
        (KpiMeasure::InTarget, Side::Part) => Count::TakenInTarget,
        (KpiMeasure::HighRiskInTarget, Side::Whole) => Count::HighRiskTaken,
        (KpiMeasure::HighRiskInTarget, Side::Part) => Count::HighRiskInTarget,
        (KpiMeasure::Abandonment { arrival }, Side::Whole) => Count::Arrived(arrival),
        (KpiMeasure::Abandonment { arrival }, Side::Part) => Count::Left(arrival),
        (KpiMeasure::CallsInTime, Side::Whole) => Count::CallsJudged,
        (KpiMeasure::CallsInTime, Side::Part) => Count::CallsInTime,
    }
}

fn seen(kpis: &Kpis, places: &Places, cells: &[Cell]) -> PublishedKpis {
    let cell = |count: Count| cells[places[&count]];
    let ratio = |ratio: &super::Ratio| PublishedRatio {
        measure: ratio.measure,
        part: cell(count(ratio.measure, Side::Part)),
        whole: cell(count(ratio.measure, Side::Whole)),
    };
    let waits = |waits: &super::Waits| {
        let sessions = match waits.of {
            KpiWaiting::PickUp => cell(Count::Taken),
            KpiWaiting::HighRisk => cell(Count::HighRiskTaken),
        };
        let (median, p90) = match sessions {
            Cell::Shown(_) => (waits.median, waits.p90),
            Cell::Hidden => (None, None),
        };
        PublishedWaits { of: waits.of, sessions, median, p90 }
    };
    PublishedKpis { ratios: kpis.ratios.iter().map(ratio).collect(), waits: kpis.waits.iter().map(waits).collect() }
}
