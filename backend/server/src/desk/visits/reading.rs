//! Reading: who opens a visit, or the desk of a patient's visits, stands in the journal first.

use super::{permitted, tell};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::patient::PatientAction;
use xinqiao_domain::{PatientId, StaffId, VisitId};

/// Somebody opens what is known before a visit.
pub struct OpenVisitDesk {
    pub by: StaffId,
    pub patient: PatientId,
}

impl Command for OpenVisitDesk {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let patient = permitted(work, self.patient, self.by, PatientAction::Visit).await?.id;
        tell(work, patient, Some(self.by), PatientFact::PatientRead {})?;
        Ok(Done {})
    }
}

/// Somebody opens a visit of a patient.
pub struct OpenVisit {
    pub by: StaffId,
    pub patient: PatientId,
    pub visit: VisitId,
}

impl Command for OpenVisit {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let patient = permitted(work, self.patient, self.by, PatientAction::Visit).await?.id;
        tell(work, patient, Some(self.by), PatientFact::VisitRead { visit: self.visit })?;
        Ok(Done {})
    }
}
