//! The ledgers of training and supervision: what took place, confirmed by whoever was there. Nothing is overwritten: a
//! correction is a new entry that names the first one, and the last correction stands.

mod supervision;
#[cfg(test)]
mod tests;
mod training;

pub use supervision::{
    Confirmed, MOST_MINUTES, MOST_PEOPLE, MOST_SESSIONS, NewSupervision, SupervisionKind, check_discussed,
    check_supervision, confirm_supervision,
};
pub use training::{
    AttendanceResult, Enrolment, MOST_ENROLLED, Organiser, TrainingKind, certificate_until, check_attendance,
    check_training_day,
};

use crate::ids::EntryId;
use crate::refusal::Refusal;

/// Where an entry comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Written down once.
    First,
    /// Corrects the first one.
    CorrectionOf(EntryId),
    /// The first one, brought in from a spreadsheet kept before.
    Imported,
}

/// Whether an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryState {
    Stands,
    /// A later correction stands in its place.
    Superseded,
    /// It was written down by mistake.
    Withdrawn,
}

/// Whether somebody has read the version that stands before they sign it.
///
/// # Errors
/// [`Refusal::EntryChanged`] where it was corrected since.
pub fn check_seen(stands: EntryId, seen: EntryId) -> Result<(), Refusal> {
    if stands == seen { Ok(()) } else { Err(Refusal::EntryChanged) }
}

/// Which entry a correction of this one names: always the first, so that every version is found beside it.
///
/// # Errors
/// [`Refusal::CorrectionOfCorrection`] for a correction: correct the first entry once more. [`Refusal::AlreadyDone`] for
/// what was withdrawn: write it down anew.
pub fn corrects(entry: EntryId, origin: Origin, state: EntryState) -> Result<EntryId, Refusal> {
    match (origin, state) {
        (Origin::CorrectionOf(_), _) => Err(Refusal::CorrectionOfCorrection),
        (Origin::First | Origin::Imported, EntryState::Withdrawn) => Err(Refusal::AlreadyDone),
        (Origin::First | Origin::Imported, EntryState::Stands | EntryState::Superseded) => Ok(entry),
    }
}
