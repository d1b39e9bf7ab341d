//! Call-backs: asked for by callers while nobody is on duty. Each is a call to make.

use super::{Command, Decline, Work, calls};
use serde::{Deserialize, Serialize};
use xinqiao_domain::callback::phone_number;
use xinqiao_domain::session::Language;
use xinqiao_domain::{Actor, CallbackId, CommandId, Event, Refusal, Timestamp, WorkId};
use xinqiao_storage::call_work::About;
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
        if work.batch.callback_exists(self.id).await? {
            return Err(Refusal::IdReused.into());
        }
        let request = Request { language: self.language, name: self.name.clone(), phone, note: self.note.clone() };
        work.batch.create_callback(self.id, &request).await?;
        // A caller is known by a session, and a request belongs to none.
        work.batch.tell(Actor::Hotline, Event::CallbackRequested { callback: self.id })?;
        let (now, rules) = (work.batch.now(), work.batch.call_rules().await?);
        calls::plan(work, WorkId(self.id.0), About::Callback(self.id), now + rules.callback_target_ms).await?;
        Ok(Requested { at: now })
    }
}

#[cfg(test)]
mod tests;
