//! The invariant: no open dispatch is ever silent. Where one was found to be, the supervisors are told, and it is a fact.

use super::{raise, tell};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::dispatch::{Cover, Item, covered};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, DispatchId};

/// A dispatch was seen that nothing covers. Asked again where it is written.
pub struct FoundSilent {
    pub dispatch: DispatchId,
}

impl Command for FoundSilent {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let Some(dispatch) = work.batch.dispatch(self.dispatch).await? else { return Ok(Done {}) };
        let open = work.batch.dispatch_alerts(dispatch.id).await?;
        let item = if open.is_empty() { Item::None } else { Item::Open };
        match covered(&dispatch, item, work.batch.now()) {
            Cover::Over | Cover::Acknowledged | Cover::StepDue | Cover::SupervisorItem => {}
            Cover::Nothing => {
                tell(work, Actor::Hotline, DispatchEvent::DispatchSilent { dispatch: dispatch.id })?;
                raise(work, &dispatch, AlertKind::DispatchSilent).await?;
            }
        }
        Ok(Done {})
    }
}
