//! The record that stands beside a conversation: assessments, wrap-up, notes, drafts, follow-ups, earlier sessions.
//! Whatever somebody wrote is sealed under the session's own key and bound to its row. The caller's rating is written
//! here, and is no part of [`Record`].

mod assessments;
mod callers;
mod notes;
mod ratings;
mod wrap_ups;

#[cfg(test)]
mod tests;

pub use assessments::{LastAssessment, RecordedAssessment};
pub use callers::{Earlier, masked};
pub use notes::{Draft, Note, NotePurpose};
pub use ratings::Rating;
pub use wrap_ups::RecordedWrapUp;
pub(crate) use wrap_ups::wrap_up_facets;

use crate::sealing::{Field, Legible, SessionSeal};
use crate::sessions::Stored;
use crate::{Batch, Error, Store};
use xinqiao_domain::{SessionId, Timestamp};

/// A session's record, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub stored: Stored,
    /// When its words were erased for good.
    pub erased_at: Option<Timestamp>,
    /// A phone session's number, hidden but for its last digits.
    pub phone_masked: Option<String>,
    /// Oldest first; the last counts.
    pub assessments: Vec<RecordedAssessment>,
    pub wrap_up: Option<RecordedWrapUp>,
    /// Oldest first, of every purpose.
    pub notes: Vec<Note>,
    pub drafts: Vec<Draft>,
    /// The same caller's sessions before this one, newest first.
    pub earlier: Vec<Earlier>,
}

impl Store {
    /// A session's record as last committed; none when there is no such session.
    pub async fn record(&self, session: SessionId) -> Result<Option<Record>, Error> {
        let Some(stored) = self.session(session).await? else { return Ok(None) };
        let seal = self.session_seal(session).await?.ok_or(Error::Damaged("session.seal_key"))?;
        let phone = stored.fixed.phone.as_deref();
        let phone = phone.map(|sealed| seal.open(Field::Phone, &session.to_string(), sealed)).transpose()?;
        Ok(Some(Record {
            erased_at: match seal.legible() {
                Legible::Yes => None,
                Legible::Erased => self.session_erased_at(session).await?,
            },
            phone_masked: phone.map(|number| masked(&number)),
            assessments: self.assessments(session, &seal).await?,
            wrap_up: self.wrap_up(session, &seal).await?,
            notes: self.notes(session, &seal).await?,
            drafts: self.drafts(session, &seal).await?,
            earlier: self.earlier(&stored).await?,
            stored,
        }))
    }
}

impl Batch<'_> {
    /// The key for a row of the record. The session's own row is written first: the record's rows refer to it.
    pub(crate) async fn record_seal(&mut self, session: SessionId) -> Result<SessionSeal, Error> {
        self.flush_sessions().await?;
        self.seal_of(session).await?.ok_or(Error::Damaged("record of an unknown session"))
    }
}
