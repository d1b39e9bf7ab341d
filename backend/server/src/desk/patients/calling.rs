//! A patient calls the hotline: who follows up is told that they did, and never a word of it.

use super::{permitted, tell};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::patient::PatientAction;
use xinqiao_domain::{CommandId, PatientId, Refusal, SessionId, StaffId};
use xinqiao_storage::patients::Seen;

/// A session came from this number: whoever has it in their file is told of.
pub(in crate::desk) async fn called(
    work: &mut Work<'_>,
    session: SessionId,
    phone_hash: Option<&[u8]>,
) -> Result<(), Decline> {
    let Some(phone_hash) = phone_hash else { return Ok(()) };
    for patient in work.batch.patients_by_phone(phone_hash).await? {
        work.batch.patient_called(patient, session).await?;
        tell(work, patient, None, PatientFact::PatientCalled { session })?;
    }
    Ok(())
}

/// Who follows up has looked at it.
pub struct SeePatientCall {
    pub id: CommandId,
    pub by: StaffId,
    pub patient: PatientId,
    pub session: SessionId,
}

impl Command for SeePatientCall {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.patient, self.session).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        permitted(work, self.patient, self.by, PatientAction::SeeCalls).await?;
        match work.batch.patient_call(self.patient, self.session).await?.ok_or(Refusal::NotFound)? {
            Seen::NotYet => {}
            Seen::By { .. } => return Err(Refusal::AlreadyDone.into()),
        }
        work.batch.see_patient_call(self.patient, self.session, self.by).await?;
        tell(work, self.patient, Some(self.by), PatientFact::PatientCallSeen { session: self.session })?;
        Ok(Done {})
    }
}
