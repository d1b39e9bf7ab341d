//! A call becomes a session, and closing its record settles the call.

use super::{found, making, put};
use crate::desk::arrivals::{Done, OpenPhone};
use crate::desk::patients::called;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::call_work::CallStage;
use xinqiao_domain::event::WorkEvent;
use xinqiao_domain::session::{Channel, Direction, Session};
use xinqiao_domain::{Actor, Event, Refusal, SessionId, StaffId, WorkId};

/// Whoever has a call talks with them: an outgoing phone session of their own.
pub struct OpenCallSession {
    pub call: WorkId,
    pub phone: OpenPhone,
}

impl Command for OpenCallSession {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.phone.id]
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let (became, staff) = (self.phone.id, self.phone.by);
        let kept = found(work, self.call).await?;
        if let CallStage::InTalk { by, session, at: _ } = kept.call.stage
            && (by, session) == (staff, became)
        {
            return Ok(Done {});
        }
        let after = kept.call.become_talk(staff, became, work.batch.now())?;
        if work.batch.session(became).await?.is_some() {
            return Err(Refusal::IdReused.into());
        }
        let session = kept.about.session();
        let mut came_by = Channel::Web;
        if let Some(session) = session {
            // By their return code both talks are found as one caller's.
            let before = work.batch.session(session).await?.ok_or(Refusal::SessionNotFound)?;
            self.phone.return_hash.clone_from(&before.stored.fixed.return_hash);
            came_by = before.stored.session.channel;
        }
        self.phone.decide(work).await?;
        match came_by {
            // Only now is it known from which number somebody writes who came over the web.
            Channel::Web => called(work, became, self.phone.phone_hash.as_deref()).await?,
            Channel::Phone => {}
        }
        let kept = put(work, kept, after).await?;
        let event = WorkEvent::CallBecameSession { work: kept.id, session, staff, became };
        work.batch.tell(Actor::Staff(staff), Event::Work(event))?;
        Ok(Done {})
    }
}

/// The record of a session is closed: the call that it was is settled with how it ended.
pub(in crate::desk) async fn end_talk(work: &mut Work<'_>, closed: &Session, by: StaffId) -> Result<(), Decline> {
    if (closed.channel, closed.direction) != (Channel::Phone, Direction::Outgoing) {
        return Ok(());
    }
    let Some(kept) = work.batch.call_that_became(closed.id).await? else { return Ok(()) };
    let outcome = work.batch.wrap_up_outcome(closed.id).await?.ok_or(Refusal::WrapUpMissing)?;
    let after = kept.call.end_talk(by, outcome, work.batch.now())?;
    making::end(work, kept, after, by).await
}
