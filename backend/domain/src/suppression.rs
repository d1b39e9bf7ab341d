//! Small counts do not leave the house: a count of one to four callers could name one of them. What is hidden must not be
//! found by subtraction either, so that others are hidden with it.

mod elimination;
#[cfg(test)]
mod tests;

use crate::codes::codes;
use std::collections::BTreeSet;

codes!(
    /// Whom a file is for.
    Audience {
        /// The authority that the report is owed to: every number.
        Authority = "authority",
        /// Anybody: without small counts.
        Public = "public",
    }
);

/// Counts and how they add up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    counts: Vec<Count>,
    sums: Vec<Sum>,
}

/// A count, and whether it stands in the file at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    Published(u32),
    /// Only what is left of a total, which nobody writes down and anybody may reckon.
    Left(u32),
}

/// One count is the sum of others, each named by its place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sum {
    total: usize,
    parts: Vec<usize>,
}

/// What is seen of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    Shown(u32),
    Hidden,
}

impl Count {
    const fn value(self) -> u32 {
        match self {
            Self::Published(value) | Self::Left(value) => value,
        }
    }
}

impl Table {
    /// Adds a count; answers its place.
    pub fn add(&mut self, count: u32) -> usize {
        self.counts.push(Count::Published(count));
        self.counts.len() - 1
    }

    /// Says that these parts are all of a total.
    pub fn add_sum(&mut self, total: usize, parts: Vec<usize>) {
        self.sums.push(Sum { total, parts });
    }

    /// Says that these parts are some of a total: what is left of it can be reckoned, and may be small as well.
    pub fn add_parts(&mut self, total: usize, parts: &[usize]) {
        let known: u32 = parts.iter().map(|part| self.value(*part)).sum();
        self.counts.push(Count::Left(self.value(total).saturating_sub(known)));
        let left = self.counts.len() - 1;
        self.add_sum(total, parts.iter().copied().chain([left]).collect());
    }

    fn value(&self, at: usize) -> u32 {
        self.counts[at].value()
    }

    fn places(&self) -> std::ops::Range<usize> {
        0..self.counts.len()
    }
}

/// Hides every count above none and below `smallest`, and as many others as it takes that no such count follows from what
/// is shown: neither exactly, nor as one of a hidden few.
pub fn suppress(table: &Table, smallest: u32) -> Vec<Cell> {
    let small: BTreeSet<usize> = table.places().filter(|at| (1..smallest).contains(&table.value(*at))).collect();
    let left = table.places().filter(|at| matches!(table.counts[*at], Count::Left(_)));
    let mut hidden: BTreeSet<usize> = left.chain(small.iter().copied()).collect();
    while let Some(next) = exposed(table, &hidden, &small, smallest) {
        hidden.extend(next);
    }
    let cell = |at| if hidden.contains(&at) { Cell::Hidden } else { Cell::Shown(table.value(at)) };
    table.places().map(cell).collect()
}

/// What is to be hidden besides, where a small count follows from what is shown; none once none does.
fn exposed(table: &Table, hidden: &BTreeSet<usize>, small: &BTreeSet<usize>, smallest: u32) -> Option<Vec<usize>> {
    let few = |sum: &&Sum| {
        let unseen: u32 = sum.parts.iter().filter(|part| hidden.contains(part)).map(|part| table.value(*part)).sum();
        !hidden.contains(&sum.total) && (1..smallest).contains(&unseen)
    };
    let found: BTreeSet<usize> = elimination::determined(table, hidden).intersection(small).copied().collect();
    let names_one = |sum: &&Sum| members(sum).any(|member| found.contains(&member));
    // Several sums together may tell it, none of which names it and shows anything.
    let touches = |sum: &&Sum| !found.is_empty() && members(sum).any(|member| hidden.contains(&member));
    let in_all = |tells: &dyn Fn(&&Sum) -> bool| {
        table.sums.iter().filter(|sum| tells(sum)).find_map(|sum| next_hidden(table, sum, hidden))
    };
    in_all(&few).or_else(|| in_all(&names_one)).or_else(|| in_all(&touches))
}

fn members(sum: &Sum) -> impl Iterator<Item = usize> {
    sum.parts.iter().copied().chain([sum.total])
}

/// What of a sum is hidden next: the smallest part that is not empty, else the total, else all that is left; none where
/// everything is hidden.
fn next_hidden(table: &Table, sum: &Sum, hidden: &BTreeSet<usize>) -> Option<Vec<usize>> {
    let shown: Vec<usize> = sum.parts.iter().copied().filter(|part| !hidden.contains(part)).collect();
    let full = shown.iter().copied().filter(|part| table.value(*part) > 0);
    match full.min_by_key(|part| (table.value(*part), *part)) {
        Some(part) => Some(vec![part]),
        None if !hidden.contains(&sum.total) => Some(vec![sum.total]),
        None if shown.is_empty() => None,
        None => Some(shown),
    }
}
