//! What a team should have said or written and has not: the supervisors hear of it, once each.

use crate::desk::arrivals::Done;
use crate::desk::dispatches::{keep, raise, tell};
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, DispatchId};

/// A check-in's grace may have run out.
pub struct CheckInRanOut {
    pub dispatch: DispatchId,
}

impl Command for CheckInRanOut {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let Some(before) = work.batch.dispatch(self.dispatch).await? else { return Ok(Done {}) };
        let rules = work.batch.crisis_rules().await?;
        let (after, Some(_)) = before.clone().check_in_run_out(work.batch.now(), &rules) else { return Ok(Done {}) };
        keep(work, Actor::Hotline, &before, &after).await?;
        tell(work, Actor::Hotline, DispatchEvent::CheckInMissed { dispatch: after.id })?;
        raise(work, &after, AlertKind::CheckInMissed).await?;
        Ok(Done {})
    }
}

/// A record, a check or an acceptance may be late.
pub struct RanLate {
    pub dispatch: DispatchId,
}

impl Command for RanLate {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let Some(before) = work.batch.dispatch(self.dispatch).await? else { return Ok(Done {}) };
        let (after, late) = before.clone().ran_late(work.batch.now());
        if late.is_empty() {
            return Ok(Done {});
        }
        keep(work, Actor::Hotline, &before, &after).await?;
        for what in late {
            tell(work, Actor::Hotline, DispatchEvent::DispatchRanLate { dispatch: after.id, what })?;
        }
        raise(work, &after, AlertKind::DispatchLate).await?;
        Ok(Done {})
    }
}
