//! The entries behind a number of the board: which of them count, and why the others do not.

use crate::codes::codes;
use crate::ids::EntryId;
use crate::ledger::{AttendanceResult, EntryState, TrainingKind};
use crate::time::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

codes!(
    /// Whether an entry counts for somebody.
    Counting {
        Counts = "counts",
        /// The other one has not confirmed it yet.
        NotConfirmed = "not_confirmed",
        /// Its day has not come.
        NotHeldYet = "not_held_yet",
        Absent = "absent",
        NotPassed = "not_passed",
        /// Written down by mistake.
        Withdrawn = "withdrawn",
        /// A correction stands in its place.
        Corrected = "corrected",
        /// A training of community doctors: another trade's.
        OtherTrade = "other_trade",
    }
);

/// One person's part in a training that stands or was withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrainingPart {
    pub kind: TrainingKind,
    pub on: Date,
    pub state: EntryState,
    /// What the trainer confirmed, once that is done.
    pub result: Option<AttendanceResult>,
}

/// Whether it counts towards the year.
pub fn count_training(part: TrainingPart, today: Date) -> Counting {
    match part.state {
        EntryState::Withdrawn => return Counting::Withdrawn,
        EntryState::Superseded => return Counting::Corrected,
        EntryState::Stands => {}
    }
    if part.on > today {
        return Counting::NotHeldYet;
    }
    match part.result {
        None => Counting::NotConfirmed,
        Some(AttendanceResult::Absent) => Counting::Absent,
        Some(AttendanceResult::NotPassed) => Counting::NotPassed,
        Some(AttendanceResult::Passed | AttendanceResult::Attended) => {
            if part.kind.counts_for_the_year() {
                Counting::Counts
            } else {
                Counting::OtherTrade
            }
        }
    }
}

/// One version of a supervision that names somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SupervisionVersion {
    pub entry: EntryId,
    /// The first entry.
    pub root: EntryId,
    pub state: EntryState,
    pub recorded_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
}

/// Which versions count for the person they name, by their ids. Of one supervision at most one does: the latest that they
/// have confirmed, while the version that stands still names them.
pub fn count_supervision(versions: &[SupervisionVersion]) -> BTreeMap<EntryId, Counting> {
    let mut counted: BTreeMap<EntryId, &SupervisionVersion> = BTreeMap::new();
    for version in versions.iter().filter(|version| version.confirmed_at.is_some()) {
        let latest = counted.entry(version.root).or_insert(version);
        if (latest.recorded_at, latest.entry) < (version.recorded_at, version.entry) {
            *latest = version;
        }
    }
    let stands = |root| versions.iter().any(|one| one.root == root && one.state == EntryState::Stands);
    let counting = |version: &SupervisionVersion| match (version.state, version.confirmed_at) {
        (EntryState::Withdrawn, _) => Counting::Withdrawn,
        (EntryState::Stands | EntryState::Superseded, _)
            if stands(version.root) && counted.get(&version.root).is_some_and(|one| one.entry == version.entry) =>
        {
            Counting::Counts
        }
        (EntryState::Superseded, _) | (EntryState::Stands, Some(_)) => Counting::Corrected,
        (EntryState::Stands, None) => Counting::NotConfirmed,
    };
    versions.iter().map(|version| (version.entry, counting(version))).collect()
}
