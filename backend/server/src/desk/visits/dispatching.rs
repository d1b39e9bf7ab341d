//! A visit finds danger: a team is asked for in one action, whether the form is filled in or not.

use super::{permitted, tell};
use crate::desk::dispatches::requesting::{Requested, request_from_visit};
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::patient::PatientAction;
use xinqiao_domain::{CommandId, PatientId, Refusal, StaffId};
use xinqiao_protocol::http::dispatches::RequestDispatch;

/// Asks for a team. One open dispatch for a patient; the visit that is handed in next names it.
pub struct DispatchFromVisit {
    pub by: StaffId,
    pub patient: PatientId,
    pub request: RequestDispatch,
}

impl Command for DispatchFromVisit {
    type Answer = Requested;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.request.id, format!("{}{}{:?}", self.by, self.patient, self.request).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Requested, Decline> {
        let patient = permitted(work, self.patient, self.by, PatientAction::Visit).await?;
        if !patient.status.is_here() {
            return Err(Refusal::PatientGone.into());
        }
        if let Some(open) = work.batch.open_visit_dispatch(patient.id).await? {
            return Err(Decline::with(Refusal::DispatchOpen, "dispatch", open.to_string()));
        }
        let requested = request_from_visit(work, self.by, &self.request).await?;
        work.batch.visit_asks_for(patient.id, requested.dispatch, self.by).await?;
        tell(work, patient.id, Some(self.by), PatientFact::VisitDispatched { dispatch: requested.dispatch })?;
        Ok(requested)
    }
}
