//! A visit is handed in: classified, dated, and with all that follows from it in one commit.

use super::{keep, permitted, tell};
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::patient::{PatientAction, PatientClass, StatusWord};
use xinqiao_domain::visit::{self, ClassDecision, FIELD_CHARS, FormFault, LostReason, VisitForm};
use xinqiao_domain::{CommandId, Date, PatientId, Refusal, StaffId, VisitId};
use xinqiao_storage::visits::{NewVisit, VisitRecord};

/// Hands in a visit.
pub struct HandInVisit {
    pub id: CommandId,
    pub by: StaffId,
    pub patient: PatientId,
    pub form: VisitForm,
    /// Asked for where the patient was reached.
    pub decision: Option<ClassDecision>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedIn {
    pub visit: VisitId,
    pub class: Option<PatientClass>,
    pub status: StatusWord,
    pub next_on: Option<Date>,
    pub lost: Option<LostReason>,
}

impl Command for HandInVisit {
    type Answer = HandedIn;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{:?}{:?}", self.by, self.patient, self.form, self.decision).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<HandedIn, Decline> {
        let before = permitted(work, self.patient, self.by, PatientAction::Visit).await?;
        let (now, today) = (work.batch.now(), work.batch.today().await?);
        self.form.check(today, before.class).map_err(fault)?;
        if self.decision.as_ref().is_some_and(|decision| decision.because.chars().count() > FIELD_CHARS) {
            return Err(Decline::with(Refusal::TextTooLong, "field", "because"));
        }
        let (trail, rules) = (work.batch.visit_trail(self.patient).await?, work.batch.visit_rules().await?);
        let after = visit::hand_in(before.clone(), &self.form, self.decision.as_ref(), trail, &rules, now)?;
        let decision = after.proposed.is_some().then(|| self.decision.clone()).flatten();
        let class = decision.as_ref().map(|decision| decision.class);
        let record = VisitRecord { form: self.form.clone(), proposal: after.proposed, decision };
        let visit = VisitId(work.ids.draw());
        let next_on = after.patient.next_visit_on;
        let new = NewVisit {
            id: visit,
            patient: self.patient,
            by: self.by,
            record: &record,
            missed: after.missed,
            lost: after.lost,
            next_on,
        };
        work.batch.hand_in_visit(&new).await?;
        let outcome = self.form.outcome.word();
        tell(work, self.patient, Some(self.by), PatientFact::VisitHandedIn { visit, outcome, decided: class })?;
        keep(work, self.by, &before, &after.patient).await?;
        Ok(HandedIn { visit, class, status: after.patient.status.word(), next_on, lost: after.lost })
    }
}

fn fault(fault: FormFault) -> Decline {
    match fault {
        FormFault::Field(field) => Decline::with(Refusal::FieldInvalid, "field", field),
        FormFault::InFuture => Refusal::VisitInFuture.into(),
        FormFault::CompanionsMissing => Refusal::CompanionsMissing.into(),
    }
}
