//! Records left behind: an account was disabled, or answers no longer, with records of talks still to be written.
//! Supervisors are told, and one of them finishes each.

use super::state;
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work, floor};
use xinqiao_domain::session::{AlertKind, Session, Stage};
use xinqiao_domain::{Actor, CommandId, Event, Refusal, SessionId, StaffId};

/// A supervisor goes on with a record that nobody can write any more.
pub struct TakeOver {
    pub id: CommandId,
    pub staff: StaffId,
    pub session: SessionId,
}

impl Command for TakeOver {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.staff, self.session).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        let session = state(work, self.session).await?;
        let holder = session.stage.lease().map(|lease| lease.operator);
        let taken = session.take_over(self.staff, now)?;
        let from = holder.ok_or(Refusal::SessionNotOver)?;
        if work.batch.roster().await?.members.contains_key(&from) {
            return Err(Refusal::NotYourSession.into());
        }
        work.batch.put(taken);
        work.batch.settle_alerts(self.session, AlertKind::RecordLeft).await?;
        let event = Event::RecordTakenOver { session: self.session, staff: self.staff, from };
        work.batch.tell(Actor::Staff(self.staff), event)?;
        Ok(Done {})
    }
}

/// Tells the supervisors of every record that somebody leaves behind who will no longer answer.
pub async fn leave(work: &mut Work<'_>, staff: StaffId) -> Result<(), Decline> {
    for session in records_of(work, staff).await? {
        floor::alert(work, AlertKind::RecordLeft, Some(session), Some(staff), None).await?;
    }
    Ok(())
}

/// Somebody answers again: the records that nobody took over meanwhile are theirs to write.
pub async fn resume(work: &mut Work<'_>, staff: StaffId) -> Result<(), Decline> {
    for session in records_of(work, staff).await? {
        work.batch.settle_alerts(session, AlertKind::RecordLeft).await?;
    }
    Ok(())
}

async fn records_of(work: &mut Work<'_>, staff: StaffId) -> Result<Vec<SessionId>, Decline> {
    let left = |session: &Session| matches!(session.stage, Stage::WrapUp(..));
    Ok(work.batch.sessions_of(staff).await?.iter().filter(|session| left(session)).map(|session| session.id).collect())
}

/// A talk has just ended: tells the supervisors when its holder is no longer there to write the record.
pub async fn leave_if_alone(work: &mut Work<'_>, session: SessionId, holder: StaffId) -> Result<(), Decline> {
    if !work.batch.roster().await?.members.contains_key(&holder) {
        floor::alert(work, AlertKind::RecordLeft, Some(session), Some(holder), None).await?;
    }
    Ok(())
}
