//! A call is made, or settled without one.

use super::{found, put};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work, floor};
use xinqiao_domain::call_work::{CallEnd, CallWork, NoCallReason};
use xinqiao_domain::desk_words::CallOutcome;
use xinqiao_domain::event::WorkEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, CommandId, Event, Refusal, StaffId, WorkId};
use xinqiao_protocol::limits::REMARK_CHARS;
use xinqiao_storage::call_work::KeptCall;

/// Whoever has a call has made it.
pub struct RecordAttempt {
    pub id: CommandId,
    pub staff: StaffId,
    pub call: WorkId,
    pub outcome: CallOutcome,
    pub note: String,
}

impl Command for RecordAttempt {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}{}", self.staff, self.call, self.outcome.code(), self.note).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        check_note(&self.note)?;
        let (staff, outcome, now) = (self.staff, self.outcome, work.batch.now());
        let rules = work.batch.call_rules().await?;
        let kept = found(work, self.call).await?;
        let after = kept.call.attempt(staff, outcome, now, &rules)?;
        work.batch.add_attempt(work.ids.draw(), &kept, staff, outcome, self.note.trim()).await?;
        let attempted = WorkEvent::CallAttempted { work: kept.id, session: kept.about.session(), staff, outcome };
        work.batch.tell(Actor::Staff(staff), Event::Work(attempted))?;
        let session = kept.about.session();
        end(work, kept, after, staff).await?;
        if after.end() == Some(CallEnd::NotReached) {
            // Somebody was in danger, or asked for help, and could not be reached: what now is the supervisor's to say.
            floor::alert(work, AlertKind::CallOverdue, session, Some(staff), None).await?;
        }
        Ok(Done {})
    }
}

/// Whoever has a call settles it without making it.
pub struct SettleCall {
    pub id: CommandId,
    pub staff: StaffId,
    pub call: WorkId,
    pub reason: NoCallReason,
    pub note: String,
}

impl Command for SettleCall {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}{}", self.staff, self.call, self.reason.code(), self.note).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        check_note(&self.note)?;
        let note = self.note.trim();
        if note.is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        let kept = found(work, self.call).await?;
        let after = kept.call.settle(self.staff, self.reason, work.batch.now())?;
        work.batch.note_call(&kept, note).await?;
        end(work, kept, after, self.staff).await?;
        Ok(Done {})
    }
}

/// Writes a call after somebody worked on it, and says so where that was the end of it.
pub(super) async fn end(work: &mut Work<'_>, kept: KeptCall, after: CallWork, staff: StaffId) -> Result<(), Decline> {
    let kept = put(work, kept, after).await?;
    if let Some(end) = after.end() {
        let settled = WorkEvent::CallSettled { work: kept.id, session: kept.about.session(), staff, end };
        work.batch.tell(Actor::Staff(staff), Event::Work(settled))?;
    }
    Ok(())
}

fn check_note(note: &str) -> Result<(), Decline> {
    if note.chars().nth(REMARK_CHARS).is_some() {
        return Err(Decline::with(Refusal::TextTooLong, "field", "note"));
    }
    Ok(())
}
