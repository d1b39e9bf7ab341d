//! Whispers: words between supervisors and operator about a session. They are no lines: the caller's page has no way to
//! know of them.

use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use std::collections::BTreeSet;
use xinqiao_domain::event::FloorEvent;
use xinqiao_domain::session::Whisperer;
use xinqiao_domain::{Actor, CommandId, Event, Refusal, SessionId, StaffId, WhisperId};
use xinqiao_protocol::limits::WHISPER_CHARS;

/// Somebody whispers.
pub struct Whisper {
    pub id: CommandId,
    pub staff: StaffId,
    pub session: SessionId,
    pub text: String,
    pub footing: Whisperer,
}

impl Command for Whisper {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.staff, self.session, self.text).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        if self.text.trim().is_empty() {
            return Err(Refusal::TextEmpty.into());
        }
        if self.text.chars().count() > WHISPER_CHARS {
            return Err(Refusal::TextTooLong.into());
        }
        let session = work.batch.state(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        let lease = session.check_whisper(self.staff, self.footing)?;
        let mut to: BTreeSet<StaffId> = work.batch.whisperers(self.session).await?.into_iter().collect();
        to.extend(session.guests.iter().map(|guest| guest.staff));
        to.extend([lease.operator, self.staff]);
        let whisper = WhisperId(self.id.0);
        work.batch.add_whisper(whisper, self.session, self.staff, &self.text).await?;
        let event =
            FloorEvent::Whispered { session: self.session, staff: self.staff, whisper, to: to.into_iter().collect() };
        work.batch.tell(Actor::Staff(self.staff), Event::Floor(event))?;
        Ok(Done {})
    }
}
