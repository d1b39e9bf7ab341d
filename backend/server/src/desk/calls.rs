//! Calls to make: follow-ups of high-risk sessions and call-backs that were asked for. Each is one person's at a time;
//! what is late is the supervisor's.

mod assigning;
mod late;
mod making;
mod showing;
mod talking;

pub use assigning::{AssignCall, HandCall, Motion};
pub use late::TellLate;
pub use making::{RecordAttempt, SettleCall};
pub use showing::{ShowNumber, Shown};
pub use talking::OpenCallSession;

pub(super) use assigning::free;
pub(super) use talking::end_talk;

use super::{Decline, Work};
use xinqiao_domain::call_work::{CallSource, CallStage, CallWork, follow_up_state};
use xinqiao_domain::event::WorkEvent;
use xinqiao_domain::facet::FollowUpState;
use xinqiao_domain::{Actor, Event, Refusal, SessionId, Timestamp, WorkId};
use xinqiao_storage::call_work::{About, KeptCall};

/// A new call on the list. It has the id of what plans it: the row of a session's plan, or the request.
pub(super) async fn plan(work: &mut Work<'_>, id: WorkId, about: About, due_at: Timestamp) -> Result<(), Decline> {
    let source = match about {
        About::FollowUp(_) => CallSource::FollowUp,
        About::Callback(_) => CallSource::Callback,
    };
    work.batch.add_call(id, about, &CallWork::planned(source, due_at)).await?;
    let planned = WorkEvent::CallPlanned { work: id, session: about.session() };
    work.batch.tell(Actor::Hotline, Event::Work(planned))?;
    Ok(())
}

async fn found(work: &mut Work<'_>, id: WorkId) -> Result<KeptCall, Decline> {
    work.batch.call(id).await?.ok_or_else(|| Refusal::NotFound.into())
}

/// Writes a call as it is from now on. Once it was tried or is settled, what the supervisor was told of it is settled too.
async fn put(work: &mut Work<'_>, mut kept: KeptCall, after: CallWork) -> Result<KeptCall, Decline> {
    let waits = match after.stage {
        CallStage::Open | CallStage::Assigned { .. } => after.try_at == kept.call.try_at,
        CallStage::InTalk { .. } | CallStage::Settled { .. } => false,
    };
    if !waits
        && let Some(alert) = kept.late_alert.take()
        && work.batch.open_alert(alert).await?.is_some()
    {
        work.batch.settle_alert(alert, None).await?;
        work.batch.tell(Actor::Hotline, Event::AlertSettled { alert, staff: None })?;
    }
    kept.call = after;
    work.batch.put_call(&kept).await?;
    follow_up_changed(work, kept.about).await?;
    Ok(kept)
}

/// Keeps right by what a session that is followed up can be found.
async fn follow_up_changed(work: &mut Work<'_>, about: About) -> Result<(), Decline> {
    match about {
        About::FollowUp(session) => plan_changed(work, session).await,
        About::Callback(_) => Ok(()),
    }
}

/// The same, of a session that has a plan.
pub(super) async fn plan_changed(work: &mut Work<'_>, session: SessionId) -> Result<(), Decline> {
    let (now, rules) = (work.batch.now(), work.batch.call_rules().await?);
    let calls = work.batch.calls_after(session).await?;
    let mut state = follow_up_state(&calls, now, &rules);
    if state.is_none() && work.batch.nobody_to_call(session).await? {
        state = Some(FollowUpState::NoContact);
    }
    work.batch.set_follow_up_facet(session, state).await?;
    Ok(())
}

#[cfg(test)]
mod tests;
