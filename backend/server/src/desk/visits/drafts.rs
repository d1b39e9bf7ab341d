//! A half-filled form, kept for whoever fills it in: on a phone in a yard with a bad network as well as at a desk.

use super::permitted;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::patient::PatientAction;
use xinqiao_domain::{PatientId, Refusal, StaffId, Timestamp};
use xinqiao_protocol::limits::DRAFT_BYTES;

/// Keeps it in place of the one before; an empty body gives it up. No fact of the journal.
pub struct KeepVisitDraft {
    pub by: StaffId,
    pub patient: PatientId,
    pub body: String,
}

/// When it was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub at: Timestamp,
}

impl Command for KeepVisitDraft {
    type Answer = Kept;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Kept, Decline> {
        let patient = permitted(work, self.patient, self.by, PatientAction::Visit).await?.id;
        if self.body.len() > DRAFT_BYTES {
            return Err(Decline::with(Refusal::TextTooLong, "field", "body"));
        }
        if self.body.is_empty() {
            work.batch.drop_visit_draft(patient, self.by).await?;
        } else {
            work.batch.keep_visit_draft(patient, self.by, &self.body).await?;
        }
        Ok(Kept { at: work.batch.now() })
    }
}
