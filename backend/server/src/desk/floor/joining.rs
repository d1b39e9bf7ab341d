//! A supervisor joins a talk beside its holder, and leaves it again. The caller is told each time.

use super::watching;
use crate::desk::arrivals::{Done, say_notice};
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::FloorEvent;
use xinqiao_domain::session::Session;
use xinqiao_domain::{Actor, CommandId, Event, Refusal, SessionId, StaffId};

/// A supervisor joins a talk.
pub struct Join {
    pub id: CommandId,
    pub staff: StaffId,
    pub session: SessionId,
}

impl Command for Join {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.staff, self.session).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        let session = work.batch.state(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        let session = session.join(self.staff, now)?;
        let holder = holder(&session);
        work.batch.put(session);
        watching::end_of(work, self.session, self.staff).await?;
        say_notice(work, self.session, "supervisor_joined").await?;
        let event = FloorEvent::GuestJoined { session: self.session, staff: self.staff, holder };
        work.batch.tell(Actor::Staff(self.staff), Event::Floor(event))?;
        Ok(Done {})
    }
}

/// A guest leaves a talk.
pub struct Leave {
    pub id: CommandId,
    pub staff: StaffId,
    pub session: SessionId,
}

impl Command for Leave {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.staff, self.session).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        leave(work, Actor::Staff(self.staff), self.session, self.staff).await
    }
}

async fn leave(work: &mut Work<'_>, actor: Actor, id: SessionId, staff: StaffId) -> Result<Done, Decline> {
    let session = work.batch.state(id).await?.ok_or(Refusal::SessionNotFound)?;
    let session = session.leave(staff)?;
    let holder = holder(&session);
    work.batch.put(session);
    say_notice(work, id, "supervisor_left").await?;
    left(work, actor, id, staff, holder)
}

/// Somebody may be beside nobody's talk any more: they leave those they joined, and watch none.
pub async fn step_back(work: &mut Work<'_>, staff: StaffId) -> Result<(), Decline> {
    for session in work.batch.guest_of(staff).await? {
        leave(work, Actor::Hotline, session, staff).await?;
    }
    watching::end_by(work, staff).await
}

/// A guest is in the talk no longer.
fn left(
    work: &mut Work<'_>,
    actor: Actor,
    session: SessionId,
    staff: StaffId,
    holder: Option<StaffId>,
) -> Result<Done, Decline> {
    work.batch.tell(actor, Event::Floor(FloorEvent::GuestLeft { session, staff, holder }))?;
    Ok(Done {})
}

/// Guests who did not come back in time are in the talk no longer.
pub async fn lose_guests(work: &mut Work<'_>, session: Session) -> Result<(), Decline> {
    let policy = work.batch.policy().await?;
    let (id, holder) = (session.id, holder(&session));
    let (session, gone) = session.without_lost_guests(&policy, work.batch.now());
    work.batch.put(session);
    for staff in gone {
        say_notice(work, id, "supervisor_left").await?;
        left(work, Actor::Hotline, id, staff, holder)?;
    }
    Ok(())
}

/// A talk was ended or taken over: these were its guests until then.
pub fn tell_left(work: &mut Work<'_>, before: &Session, guests: &[StaffId]) -> Result<(), Decline> {
    for staff in guests {
        left(work, Actor::Hotline, before.id, *staff, holder(before))?;
    }
    Ok(())
}

/// Somebody's last console is gone: they stay a guest for the grace.
pub async fn guest_lost(work: &mut Work<'_>, staff: StaffId) -> Result<(), Decline> {
    let now = work.batch.now();
    for id in work.batch.guest_of(staff).await? {
        if let Some(session) = work.batch.state(id).await? {
            work.batch.put(session.guest_lost(staff, now));
        }
    }
    Ok(())
}

/// Somebody is back in the talks they joined.
pub async fn guest_back(work: &mut Work<'_>, staff: StaffId) -> Result<(), Decline> {
    for id in work.batch.guest_of(staff).await? {
        if let Some(session) = work.batch.state(id).await? {
            work.batch.put(session.guest_back(staff));
        }
    }
    Ok(())
}

fn holder(session: &Session) -> Option<StaffId> {
    session.stage.lease().map(|lease| lease.operator)
}
