//! Police 110 and ambulance 120: asked, answered by, arrived.

use super::{Footing, Reported, by_whoever_takes_part};
use crate::desk::dispatches::tell;
use crate::desk::ledgers::said;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::dispatch::{RescueService, ServiceState, happened};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Actor, CommandId, DispatchId, StaffId, Timestamp};
use xinqiao_protocol::http::scene::ServiceReport;
use xinqiao_protocol::limits::LEDGER_NAME_CHARS;

/// Operator, team or supervisor says what is known of one of them.
pub struct ReportService {
    pub id: CommandId,
    pub by: StaffId,
    pub footing: Footing,
    pub dispatch: DispatchId,
    pub happened_at: Option<Timestamp>,
    pub service: RescueService,
    pub report: ServiceReport,
}

impl Command for ReportService {
    type Answer = Reported;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, dispatch, service, report, .. } = self;
        Some((self.id, format!("{by}{dispatch}{}{report:?}", service.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        let dispatch = by_whoever_takes_part(work, self.dispatch, self.by, self.footing).await?;
        dispatch.is_open()?;
        let at = happened(self.happened_at, dispatch.requested_at, work.batch.now())?;
        let before = work.batch.service(dispatch.id, self.service).await?;
        let (state, answered_by) = match &self.report {
            ServiceReport::Asked {} => (ServiceState::ask(before, at)?, None),
            ServiceReport::Answered { by } => {
                (ServiceState::answer(before, at)?, Some(said("by", by, LEDGER_NAME_CHARS)?))
            }
            ServiceReport::Arrived {} => (ServiceState::arrive(before, at)?, None),
        };
        work.batch.put_service(dispatch.id, self.service, state, self.by, answered_by.as_deref()).await?;
        let reported = Reported::of(&dispatch);
        let (dispatch, service, staff) = (dispatch.id, self.service, self.by);
        let event = match state {
            ServiceState::Asked { .. } => DispatchEvent::ServiceAsked { dispatch, service, staff },
            ServiceState::Answered { .. } => DispatchEvent::ServiceAnswered { dispatch, service, staff },
            ServiceState::Arrived { .. } => DispatchEvent::ServiceArrived { dispatch, service, staff },
        };
        tell(work, Actor::Staff(staff), event)?;
        Ok(reported)
    }
}
