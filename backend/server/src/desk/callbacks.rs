//! Call-backs: asked for by callers while nobody is on duty, worked off by operators.

use super::arrivals::Done;
use super::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::callback::{Callback, phone_number};
use xinqiao_domain::desk_words::CallbackOutcome;
use xinqiao_domain::session::Language;
use xinqiao_domain::{Actor, CallbackId, CommandId, Event, Refusal, StaffId, Timestamp};
use xinqiao_storage::callbacks::Request;

/// Longest name a caller may leave, in characters.
const NAME_CHARS: usize = 64;
/// Longest note a caller may leave, in characters.
const NOTE_CHARS: usize = 500;

/// A caller asks to be called back. The id is the caller's page's own: sent again, it asks for nothing new.
pub struct RequestCallback {
    pub id: CallbackId,
    pub language: Language,
    pub name: String,
    pub phone: String,
    pub note: String,
}

/// When a request was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requested {
    pub at: Timestamp,
}

impl Command for RequestCallback {
    type Answer = Requested;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let body = format!("{}\n{}\n{}\n{}", self.language.code(), self.name, self.phone, self.note);
        Some((CommandId(self.id.0), body.into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Requested, Decline> {
        let phone = phone_number(&self.phone).map_err(|refusal| Decline::with(refusal, "field", "phone"))?;
        for (field, text, most) in [("name", &self.name, NAME_CHARS), ("note", &self.note, NOTE_CHARS)] {
            if text.chars().nth(most).is_some() {
                return Err(Decline::with(Refusal::TextTooLong, "field", field));
            }
        }
        // The answer to the first request may have been swept away since.
        if work.batch.callback(self.id).await?.is_some() {
            return Err(Refusal::IdReused.into());
        }
        let request = Request { language: self.language, name: self.name.clone(), phone, note: self.note.clone() };
        work.batch.create_callback(self.id, &request).await?;
        // A caller is known by a session, and a request belongs to none.
        work.batch.tell(Actor::Hotline, Event::CallbackRequested { callback: self.id })?;
        Ok(Requested { at: work.batch.now() })
    }
}

/// What a colleague does with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Take,
    Release,
    Finish { outcome: CallbackOutcome },
}

/// A colleague takes a request, gives it back, or has called.
pub struct WorkCallback {
    pub id: CommandId,
    pub staff: StaffId,
    pub callback: CallbackId,
    pub step: Step,
}

impl Command for WorkCallback {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{:?}", self.staff, self.callback, self.step).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let (callback, staff, now) = (self.callback, self.staff, work.batch.now());
        let before: Callback = work.batch.callback(callback).await?.ok_or(Refusal::NotFound)?;
        let (after, event) = match self.step {
            Step::Take => (before.take(staff, now)?, Event::CallbackTaken { callback, staff }),
            Step::Release => (before.release(staff)?, Event::CallbackReleased { callback, staff }),
            Step::Finish { outcome } => {
                (before.finish(staff, outcome, now)?, Event::CallbackDone { callback, staff, outcome })
            }
        };
        work.batch.put_callback(callback, after).await?;
        work.batch.tell(Actor::Staff(staff), event)?;
        Ok(Done {})
    }
}

#[cfg(test)]
mod tests;
