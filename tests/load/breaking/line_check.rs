//! The comparison: one session's page against the lines the server kept.

use super::book::{Fate, Intent, Page, Reader, Said, Speaker};
use std::collections::{BTreeMap, HashMap};
use std::ops::AddAssign;
use xinqiao_domain::StaffId;
use xinqiao_protocol::frames::{Author, Line};

/// What a run found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// Lines the server acknowledged.
    pub acked: u64,
    /// Acknowledged lines that are not there, or that a side never saw.
    pub lost: u64,
    /// Lines that are there twice, or under two numbers.
    pub doubled: u64,
    /// Lines out of the order in which they were said or numbered.
    pub reordered: u64,
    /// Sessions on two desks, or lines accepted under a lost lease.
    pub held_twice: u64,
    /// Lines that were refused and kept all the same.
    pub refused_but_kept: u64,
    /// Late writes that were refused, as they must be.
    pub late_writes_refused: u64,
    /// Other lines that were refused: nothing wrong, but worth knowing.
    pub refused: u64,
}

impl Tally {
    /// Whether nothing is wrong.
    pub const fn is_clean(&self) -> bool {
        self.lost + self.doubled + self.reordered + self.held_twice + self.refused_but_kept == 0
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.acked += other.acked;
        self.lost += other.lost;
        self.doubled += other.doubled;
        self.reordered += other.reordered;
        self.held_twice += other.held_twice;
        self.refused_but_kept += other.refused_but_kept;
        self.late_writes_refused += other.late_writes_refused;
        self.refused += other.refused;
    }
}

/// Compares one page with all the lines the server has of the session; `holder` reads at the desk that holds it now.
pub fn compare(page: &Page, kept: &[Line], holder: Reader) -> Tally {
    let mut tally = Tally { doubled: page.acknowledged_twice, reordered: page.out_of_order, ..Tally::default() };
    let mut by_id: HashMap<&str, &Line> = HashMap::with_capacity(kept.len());
    for (number, line) in (1..).zip(kept) {
        tally.reordered += u64::from(line.seq != number);
        tally.doubled += u64::from(by_id.insert(&line.id, line).is_some());
    }
    for said in &page.said {
        check_line(said, by_id.get(said.id.to_string().as_str()).copied(), &mut tally);
    }
    check_order(page, &mut tally);
    check_leases(page, &mut tally);
    for reader in [Reader::Caller, holder] {
        check_view(page.saw.get(&reader), kept, &mut tally);
    }
    tally
}

fn check_line(said: &Said, kept: Option<&Line>, tally: &mut Tally) {
    match (said.fate, kept) {
        (Fate::Acknowledged { seq }, Some(line)) => {
            tally.acked += 1;
            tally.held_twice += u64::from(said.intent == Intent::Late);
            tally.reordered += u64::from(line.seq != seq);
            tally.lost += u64::from(line.text != said.text() || line.from != author(said.speaker));
        }
        (Fate::Acknowledged { .. }, None) => {
            tally.acked += 1;
            tally.lost += 1;
        }
        (Fate::Refused, Some(_)) => tally.refused_but_kept += 1,
        (Fate::Refused, None) => match said.intent {
            Intent::Late => tally.late_writes_refused += 1,
            Intent::Honest => tally.refused += 1,
        },
        (Fate::Open, Some(_) | None) => {}
    }
}

const fn author(speaker: Speaker) -> Author {
    match speaker {
        Speaker::Caller => Author::Caller,
        Speaker::Operator { .. } => Author::Operator,
    }
}

/// What one speaker said first must stand first.
fn check_order(page: &Page, tally: &mut Tally) {
    let mut last: HashMap<Speaker, i64> = HashMap::new();
    for (speaker, seq) in acknowledged(page) {
        let before = last.insert(speaker, seq).unwrap_or(0);
        tally.reordered += u64::from(seq <= before);
    }
}

/// Each lease has one holder, and what was said under a later one stands after what was said under an earlier one.
fn check_leases(page: &Page, tally: &mut Tally) {
    let mut leases: BTreeMap<i64, (StaffId, i64, i64)> = BTreeMap::new();
    for (speaker, seq) in acknowledged(page) {
        let Speaker::Operator { staff, fence } = speaker else { continue };
        let lease = leases.entry(fence).or_insert((staff, seq, seq));
        tally.held_twice += u64::from(lease.0 != staff);
        *lease = (lease.0, lease.1.min(seq), lease.2.max(seq));
    }
    let spans: Vec<_> = leases.values().collect();
    tally.held_twice += spans.windows(2).filter(|pair| pair[1].1 < pair[0].2).count() as u64;
}

fn acknowledged(page: &Page) -> impl Iterator<Item = (Speaker, i64)> {
    page.said.iter().filter_map(|said| match said.fate {
        Fate::Acknowledged { seq } => Some((said.speaker, seq)),
        Fate::Open | Fate::Refused => None,
    })
}

/// A side's eyes must have seen exactly what is kept.
fn check_view(saw: Option<&BTreeMap<i64, String>>, kept: &[Line], tally: &mut Tally) {
    for line in kept {
        match saw.and_then(|saw| saw.get(&line.seq)) {
            Some(id) => tally.reordered += u64::from(*id != line.id),
            None => tally.lost += 1,
        }
    }
    let last = kept.last().map_or(0, |line| line.seq);
    tally.lost += saw.map_or(0, |saw| saw.range(last + 1..).count()) as u64;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::clock::new_id;
    use xinqiao_domain::Timestamp;

    const HOLDER: fn() -> Reader = || Reader::Operator(StaffId(uuid::Uuid::from_u128(7)));

    /// A page with `count` acknowledged lines of the caller, seen by both sides, and what an honest server has of it.
    fn talk(count: i64) -> (Page, Vec<Line>) {
        let mut page = Page::default();
        let mut kept = Vec::new();
        for seq in 1..=count {
            let said = page.say(Speaker::Caller, Intent::Honest);
            let id = said.id.to_string();
            let line = Line {
                seq,
                id,
                from: Author::Caller,
                by: None,
                at: Timestamp(0),
                text: said.text(),
                shared: None,
                notice: None,
            };
            page.acknowledged(said.id, seq, Reader::Caller);
            page.saw_line(HOLDER(), &line);
            kept.push(line);
        }
        (page, kept)
    }

    #[test]
    fn is_an_honest_server_found_clean() {
        let (page, kept) = talk(3);
        let tally = compare(&page, &kept, HOLDER());
        assert_eq!((tally.acked, tally.is_clean()), (3, true), "{tally:?}");
    }

    #[test]
    fn is_a_lost_line_found() {
        let (page, mut kept) = talk(3);
        kept.pop();
        assert!(compare(&page, &kept, HOLDER()).lost > 0);
    }

    #[test]
    fn is_a_doubled_line_found() {
        let (page, mut kept) = talk(3);
        kept.push(Line { seq: 4, ..kept[0].clone() });
        assert_eq!(compare(&page, &kept, HOLDER()).doubled, 1);
    }

    #[test]
    fn are_swapped_lines_found() {
        let (page, mut kept) = talk(3);
        kept.swap(0, 1);
        (kept[0].seq, kept[1].seq) = (1, 2);
        assert!(compare(&page, &kept, HOLDER()).reordered > 0);
    }

    #[test]
    fn is_a_write_under_a_lost_lease_found() {
        let (mut page, mut kept) = talk(1);
        let staff = StaffId(new_id());
        let said = page.say(Speaker::Operator { staff, fence: 1 }, Intent::Late);
        page.acknowledged(said.id, 2, HOLDER());
        let line =
            Line { seq: 2, id: said.id.to_string(), from: Author::Operator, text: said.text(), ..kept[0].clone() };
        page.saw_line(Reader::Caller, &line);
        kept.push(line);
        assert_eq!(compare(&page, &kept, HOLDER()).held_twice, 1);
    }

    #[test]
    fn is_a_line_that_one_side_never_saw_found() {
        let (mut page, kept) = talk(2);
        page.saw.get_mut(&HOLDER()).expect("the holder saw lines").remove(&2);
        assert_eq!(compare(&page, &kept, HOLDER()).lost, 1);
    }
}
