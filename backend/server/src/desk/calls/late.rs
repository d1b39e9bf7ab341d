//! Calls that are late: the supervisor is told once, however many nodes look.

use super::follow_up_changed;
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::call_work::CallStage;
use xinqiao_domain::event::WorkEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, AlertId, Event};

/// Calls told of in one command, so that a pile never holds the desk for long.
const AT_ONCE: usize = 32;

/// Tells the supervisors of calls that nobody has made in time.
pub struct TellLate {}

impl Command for TellLate {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let rules = work.batch.call_rules().await?;
        let before = work.batch.now() - rules.overdue_grace_ms;
        for mut kept in work.batch.late_calls(before, AT_ONCE).await? {
            let (alert, what, session) = (AlertId(work.ids.draw()), AlertKind::CallOverdue, kept.about.session());
            let staff = match kept.call.stage {
                CallStage::Assigned { to, at: _ } => Some(to),
                CallStage::Open | CallStage::InTalk { .. } | CallStage::Settled { .. } => None,
            };
            work.batch.raise_alert(alert, what, session, staff, None).await?;
            work.batch.tell(Actor::Hotline, Event::AlertRaised { alert, what, session })?;
            work.batch.tell(Actor::Hotline, Event::Work(WorkEvent::CallOverdue { work: kept.id, session }))?;
            kept.late_alert = Some(alert);
            work.batch.put_call(&kept).await?;
            follow_up_changed(work, kept.about).await?;
        }
        Ok(Done {})
    }
}
