//! Whose a call is: taken, given by a supervisor, given back.

use super::{found, put};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::authority::{Right, rights_of};
use xinqiao_domain::event::WorkEvent;
use xinqiao_domain::{Actor, CommandId, Event, Refusal, StaffId, WorkId};

/// What somebody does with a call before it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    Take,
    Release,
}

/// A colleague takes a call, or gives it back to the list.
pub struct HandCall {
    pub id: CommandId,
    pub staff: StaffId,
    pub call: WorkId,
    pub motion: Motion,
}

impl Command for HandCall {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{:?}", self.staff, self.call, self.motion).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let (staff, now) = (self.staff, work.batch.now());
        let kept = found(work, self.call).await?;
        let (id, session) = (kept.id, kept.about.session());
        let (after, event) = match self.motion {
            Motion::Take => (kept.call.take(staff, now)?, WorkEvent::CallAssigned { work: id, session, staff }),
            Motion::Release => (kept.call.release(staff)?, WorkEvent::CallReleased { work: id, session, staff }),
        };
        put(work, kept, after).await?;
        work.batch.tell(Actor::Staff(staff), Event::Work(event))?;
        Ok(Done {})
    }
}

/// A supervisor gives a call to somebody who works off calls.
pub struct AssignCall {
    pub id: CommandId,
    pub by: StaffId,
    pub call: WorkId,
    pub to: StaffId,
}

impl Command for AssignCall {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.call, self.to).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let to = work.batch.staff(self.to).await?.ok_or(Refusal::StaffNotFound)?;
        if to.disabled_at.is_some() || !rights_of(&to.roles).contains(&Right::WorkCallbacks) {
            return Err(Refusal::StaffNotFound.into());
        }
        let kept = found(work, self.call).await?;
        let (id, session) = (kept.id, kept.about.session());
        let after = kept.call.assign(to.id, work.batch.now())?;
        put(work, kept, after).await?;
        let assigned = WorkEvent::CallAssigned { work: id, session, staff: to.id };
        work.batch.tell(Actor::Staff(self.by), Event::Work(assigned))?;
        Ok(Done {})
    }
}

/// Somebody will no longer answer: their calls are everybody's again. Where they talk, the record is left to the
/// supervisors, and closing it settles the call.
pub(in crate::desk) async fn free(work: &mut Work<'_>, staff: StaffId) -> Result<(), Decline> {
    for kept in work.batch.calls_of(staff).await? {
        let (id, session) = (kept.id, kept.about.session());
        let after = kept.call.release(staff)?;
        put(work, kept, after).await?;
        let released = WorkEvent::CallReleased { work: id, session, staff };
        work.batch.tell(Actor::Hotline, Event::Work(released))?;
    }
    Ok(())
}
