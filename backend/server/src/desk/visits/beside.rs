//! Beside the visits: the yearly physical examination, and a physician who guides the follow-up.

use super::{permitted, tell};
use crate::desk::arrivals::Done;
use crate::desk::ledgers::said;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::patient::PatientAction;
use xinqiao_domain::visit::FIELD_CHARS;
use xinqiao_domain::{CommandId, Date, PatientId, Refusal, StaffId};

/// The physical examination was made.
pub struct RecordExamination {
    pub id: CommandId,
    pub by: StaffId,
    pub patient: PatientId,
    pub on: Date,
    pub findings: String,
}

impl Command for RecordExamination {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}{}", self.by, self.patient, self.on, self.findings).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let patient = permitted(work, self.patient, self.by, PatientAction::Visit).await?.id;
        let findings = said("findings", &self.findings, FIELD_CHARS)?;
        if self.on > work.batch.today().await? {
            return Err(Refusal::VisitInFuture.into());
        }
        work.batch.add_examination(&self.id.to_string(), patient, self.on, self.by, &findings).await?;
        tell(work, patient, Some(self.by), PatientFact::ExaminationRecorded {})?;
        Ok(Done {})
    }
}

/// A physician guides the follow-up: a psychiatrist whose title was verified, of the institution that keeps the file, of
/// the one that guides it, or of the hospital that confirmed the diagnosis.
pub struct GiveGuidance {
    pub id: CommandId,
    pub by: StaffId,
    pub patient: PatientId,
    pub words: String,
}

impl Command for GiveGuidance {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.patient, self.words).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let patient = permitted(work, self.patient, self.by, PatientAction::Guide).await?.id;
        let member = work.batch.membership(self.by).await?.ok_or(Refusal::NotOfAnInstitution)?;
        member.psychiatrist()?;
        let words = said("words", &self.words, FIELD_CHARS)?;
        work.batch.add_guidance(&self.id.to_string(), patient, self.by, &words).await?;
        tell(work, patient, Some(self.by), PatientFact::GuidanceGiven {})?;
        Ok(Done {})
    }
}
