//! The ledgers of training and supervision: an entry, its fact in the journal and the standing that follows from it are
//! one commit. Nothing is overwritten.

mod attendance;
mod courses;
mod import;
mod supervision;
mod training;
pub mod words;

pub use attendance::{ConfirmAttendance, Enrol};
pub use courses::{AddCourse, Added};
pub use import::{ImportLedger, PreviewImport, Sheet, WRITTEN};
pub use supervision::{ConfirmSupervision, CorrectSupervision, RecordSupervision};
pub use training::{CorrectTraining, RecordTraining};

use super::{Decline, Work};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use xinqiao_domain::{EntryId, Refusal, StaffId};

/// The first entry of what a command wrote down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    pub entry: EntryId,
}

/// A text without the blanks around it, no longer than `most` characters.
pub(super) fn text(field: &str, text: &str, most: usize) -> Result<String, Decline> {
    let text = text.trim();
    if text.chars().nth(most).is_some() {
        return Err(Decline::with(Refusal::TextTooLong, "field", field));
    }
    Ok(text.to_owned())
}

/// A text that must say something.
pub(super) fn said(field: &str, given: &str, most: usize) -> Result<String, Decline> {
    let text = text(field, given, most)?;
    if text.is_empty() { Err(Decline::with(Refusal::TextEmpty, "field", field)) } else { Ok(text) }
}

/// Why something is corrected.
fn reason(given: &str) -> Result<String, Decline> {
    let reason = text("reason", given, xinqiao_protocol::limits::REMARK_CHARS)?;
    if reason.is_empty() { Err(Refusal::ReasonMissing.into()) } else { Ok(reason) }
}

/// Refuses a number out of range, naming its field.
fn within(field: &str, number: u32, range: &RangeInclusive<u32>) -> Result<(), Decline> {
    if range.contains(&number) { Ok(()) } else { Err(Decline::with(Refusal::FieldInvalid, "field", field)) }
}

/// Refuses when somebody is named who never had an account.
async fn known(work: &mut Work<'_>, people: &[StaffId]) -> Result<(), Decline> {
    let all: BTreeSet<StaffId> = work.batch.nameable().await?.into_iter().map(|one| one.staff).collect();
    if people.iter().all(|staff| all.contains(staff)) { Ok(()) } else { Err(Refusal::StaffNotFound.into()) }
}
