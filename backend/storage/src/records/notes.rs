//! Private notes and drafts. The caller never sees either.

use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id};
use crate::{Batch, Error, Store};
use sqlx::Row;
use xinqiao_domain::desk_words::DraftKind;
use xinqiao_domain::{SessionId, StaffId, Timestamp};

/// What a note is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotePurpose {
    /// For the record.
    Note,
    /// What the next operator should know, left with a transfer.
    Transfer,
}

impl NotePurpose {
    const fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Transfer => "transfer",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Note, Self::Transfer].into_iter().find(|purpose| purpose.code() == code)
    }
}

/// A note as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub id: String,
    pub by: StaffId,
    pub at: Timestamp,
    pub purpose: NotePurpose,
    pub text: String,
}

/// A half-filled form or unsent text; what it holds is the console's own affair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub kind: DraftKind,
    pub body: String,
    pub saved_at: Timestamp,
}

/// The row a draft is bound to.
fn draft_row(session: SessionId, kind: DraftKind) -> String {
    format!("{session}|{}", kind.code())
}

impl Batch<'_> {
    /// Adds a note under an id of its own.
    pub async fn add_note(
        &mut self,
        id: &str,
        session: SessionId,
        staff: StaffId,
        purpose: NotePurpose,
        text: &str,
    ) -> Result<(), Error> {
        let body = self.record_seal(session).await?.seal(Field::Note, id, text)?;
        let now = self.now();
        sqlx::query("INSERT INTO note (id, session, at, by_staff, purpose, body) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(id.to_owned())
            .bind(session.to_string())
            .bind(now.0)
            .bind(staff.to_string())
            .bind(purpose.code())
            .bind(body)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Keeps a draft in place of the one before.
    pub async fn keep_draft(&mut self, session: SessionId, kind: DraftKind, body: &str) -> Result<(), Error> {
        let sealed = self.record_seal(session).await?.seal(Field::Draft, &draft_row(session, kind), body)?;
        let now = self.now();
        sqlx::query(
            "INSERT INTO draft (session, kind, body, saved_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (session, kind) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
        )
        .bind(session.to_string())
        .bind(kind.code())
        .bind(sealed)
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// A draft became what it was a draft of, or was given up.
    pub async fn drop_draft(&mut self, session: SessionId, kind: DraftKind) -> Result<(), Error> {
        sqlx::query("DELETE FROM draft WHERE session = $1 AND kind = $2")
            .bind(session.to_string())
            .bind(kind.code())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// The record is closed: nothing half-written is left.
    pub async fn drop_drafts(&mut self, session: SessionId) -> Result<(), Error> {
        sqlx::query("DELETE FROM draft WHERE session = $1")
            .bind(session.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

impl Store {
    pub(super) async fn notes(&self, session: SessionId, seal: &SessionSeal) -> Result<Vec<Note>, Error> {
        let rows = sqlx::query("SELECT id, by_staff, at, purpose, body FROM note WHERE session = $1 ORDER BY at, id")
            .bind(session.to_string())
            .fetch_all(&self.read)
            .await?;
        rows.iter()
            .map(|row| {
                let note: String = row.try_get("id")?;
                Ok(Note {
                    by: id(row, "by_staff")?,
                    at: Timestamp(row.try_get("at")?),
                    purpose: code(row, "purpose", NotePurpose::from_code)?,
                    text: seal.open(Field::Note, &note, row.try_get("body")?)?,
                    id: note,
                })
            })
            .collect()
    }

    pub(super) async fn drafts(&self, session: SessionId, seal: &SessionSeal) -> Result<Vec<Draft>, Error> {
        let rows = sqlx::query("SELECT kind, body, saved_at FROM draft WHERE session = $1 ORDER BY kind")
            .bind(session.to_string())
            .fetch_all(&self.read)
            .await?;
        rows.iter()
            .map(|row| {
                let kind = code(row, "kind", DraftKind::from_code)?;
                Ok(Draft {
                    kind,
                    body: seal.open(Field::Draft, &draft_row(session, kind), row.try_get("body")?)?,
                    saved_at: Timestamp(row.try_get("saved_at")?),
                })
            })
            .collect()
    }
}
