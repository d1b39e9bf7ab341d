//! Private notes, and drafts: half-filled forms that survive reload, crash and transfer.

use super::{check_mine, state};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::desk_words::DraftKind;
use xinqiao_domain::{Actor, CommandId, Event, Refusal, SessionId, StaffId, Timestamp};
use xinqiao_protocol::limits::{DRAFT_BYTES, REMARK_CHARS};
use xinqiao_storage::records::NotePurpose;

/// The holder adds a private note.
pub struct AddNote {
    pub id: CommandId,
    pub staff: StaffId,
    pub session: SessionId,
    pub text: String,
}

impl Command for AddNote {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.staff, self.session, self.text).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        check_mine(&state(work, self.session).await?, self.staff)?;
        if self.text.trim().is_empty() {
            return Err(Refusal::TextEmpty.into());
        }
        if self.text.chars().nth(REMARK_CHARS).is_some() {
            return Err(Refusal::TextTooLong.into());
        }
        let note = self.id.to_string();
        work.batch.add_note(&note, self.session, self.staff, NotePurpose::Note, &self.text).await?;
        work.batch.drop_draft(self.session, DraftKind::Note).await?;
        let event = Event::NoteAdded { session: self.session, staff: self.staff };
        work.batch.tell(Actor::Staff(self.staff), event)?;
        Ok(Done {})
    }
}

/// The holder's console keeps what is half-written; an empty body gives it up. No fact of the journal.
pub struct SaveDraft {
    pub staff: StaffId,
    pub session: SessionId,
    pub kind: DraftKind,
    pub body: String,
}

/// When a draft was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    pub at: Timestamp,
}

impl Command for SaveDraft {
    type Answer = Saved;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Saved, Decline> {
        check_mine(&state(work, self.session).await?, self.staff)?;
        if self.body.len() > DRAFT_BYTES {
            return Err(Refusal::TextTooLong.into());
        }
        if self.body.is_empty() {
            work.batch.drop_draft(self.session, self.kind).await?;
        } else {
            work.batch.keep_draft(self.session, self.kind, &self.body).await?;
        }
        Ok(Saved { at: work.batch.now() })
    }
}
