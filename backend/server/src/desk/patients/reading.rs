//! Who opens a patient's file stands in the journal first.

use super::{standing, tell};
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::patient::{Relation, shown};
use xinqiao_domain::{PatientId, Refusal, StaffId};

/// Somebody who may opens a file.
pub struct OpenPatient {
    pub patient: PatientId,
    pub staff: StaffId,
}

/// How whoever opened it stands to the patient: what they see goes by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedAs {
    pub relation: Relation,
}

impl Command for OpenPatient {
    type Answer = OpenedAs;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<OpenedAs, Decline> {
        let patient = work.batch.patient(self.patient).await?.ok_or(Refusal::NotFound)?;
        let relation = standing(work, &patient, self.staff).await?;
        let account = work.batch.staff(self.staff).await?.ok_or(Refusal::StaffNotFound)?;
        if account.roles.iter().all(|role| shown(*role, relation).is_empty()) {
            return Err(Refusal::NotFound.into());
        }
        tell(work, patient.id, Some(self.staff), PatientFact::PatientRead {})?;
        Ok(OpenedAs { relation })
    }
}
