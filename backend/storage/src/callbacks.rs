//! Requests to be called back. Name, number and note of each are sealed under a key of its own.

use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id, maybe_code, maybe_id};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::str::FromStr;
use xinqiao_domain::callback::Callback;
use xinqiao_domain::desk_words::CallbackOutcome;
use xinqiao_domain::session::Language;
use xinqiao_domain::{CallbackId, Timestamp};

/// What a caller leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub language: Language,
    pub name: String,
    pub phone: String,
    pub note: String,
}

/// A request of the list, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: CallbackId,
    pub request: Request,
    pub requested_at: Timestamp,
    pub state: Callback,
}

/// Where the next window of the list begins: after this row of the open ones, or of the done ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    Open { requested_at: Timestamp, id: CallbackId },
    Done { done_at: Timestamp, id: CallbackId },
}

impl std::fmt::Display for After {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Open { requested_at, id } => write!(f, "open.{}.{id}", requested_at.0),
            Self::Done { done_at, id } => write!(f, "done.{}.{id}", done_at.0),
        }
    }
}

/// A text that is no place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place in the list")]
pub struct NoPlace;

impl FromStr for After {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let mut parts = text.splitn(3, '.');
        let (Some(group), Some(at), Some(id)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NoPlace);
        };
        let (at, id) = (Timestamp(at.parse().map_err(|_| NoPlace)?), id.parse().map_err(|_| NoPlace)?);
        match group {
            "open" => Ok(Self::Open { requested_at: at, id }),
            "done" => Ok(Self::Done { done_at: at, id }),
            _unknown => Err(NoPlace),
        }
    }
}

impl Listed {
    /// Its place in the list.
    pub fn place(&self) -> After {
        match self.state {
            Callback::Open | Callback::Taken { .. } => After::Open { requested_at: self.requested_at, id: self.id },
            Callback::Done { at, .. } => After::Done { done_at: at, id: self.id },
        }
    }
}

const LIST: &str = "SELECT callback.id, language, name, phone, note, requested_at, taken_by, taken_at, outcome, done_at, \
     seal_key.id AS key_id, seal_key.wrapped FROM callback JOIN seal_key ON seal_key.id = callback.seal_key \
     WHERE callback.centre = ";

/// The id of the key that seals a request.
fn key_of(callback: CallbackId) -> String {
    format!("callback|{callback}")
}

impl Batch<'_> {
    /// A new request, with a key of its own.
    pub async fn create_callback(&mut self, callback: CallbackId, request: &Request) -> Result<(), Error> {
        let (key, now, row) = (key_of(callback), self.now(), callback.to_string());
        let (seal, wrapped) = self.store.keys.new_seal(&key)?;
        sqlx::query("INSERT INTO seal_key (id, wrapped, created_at) VALUES ($1, $2, $3)")
            .bind(key.clone())
            .bind(wrapped)
            .bind(now.0)
            .execute(self.connection())
            .await?;
        let phone_hash = self.store.keys.phone_hash(&request.phone);
        sqlx::query(
            "INSERT INTO callback (id, centre, language, name, phone, phone_hash, note, requested_at, seal_key) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(row.clone())
        .bind(CENTRE)
        .bind(request.language.code())
        .bind(seal.seal(Field::CallbackName, &row, &request.name)?)
        .bind(seal.seal(Field::Phone, &row, &request.phone)?)
        .bind(phone_hash)
        .bind(seal.seal(Field::CallbackNote, &row, &request.note)?)
        .bind(now.0)
        .bind(key)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Where a request stands; none when there is no such request.
    pub async fn callback(&mut self, callback: CallbackId) -> Result<Option<Callback>, Error> {
        let row = sqlx::query("SELECT taken_by, taken_at, outcome, done_at FROM callback WHERE id = $1")
            .bind(callback.to_string())
            .fetch_optional(self.connection())
            .await?;
        row.as_ref().map(state).transpose()
    }

    /// A request's next state.
    pub async fn put_callback(&mut self, callback: CallbackId, state: Callback) -> Result<(), Error> {
        let (taken_by, taken_at, outcome, done_at) = match state {
            Callback::Open => (None, None, None, None),
            Callback::Taken { by, at } => (Some(by), Some(at), None, None),
            Callback::Done { by, at, outcome } => (Some(by), None, Some(outcome), Some(at)),
        };
        sqlx::query("UPDATE callback SET taken_by = $1, taken_at = $2, outcome = $3, done_at = $4 WHERE id = $5")
            .bind(taken_by.map(|staff| staff.to_string()))
            .bind(taken_at.map(|at| at.0))
            .bind(outcome.map(CallbackOutcome::code))
            .bind(done_at.map(|at| at.0))
            .bind(callback.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

impl Store {
    /// Requests after a place, at most `limit`: those still to be called, oldest first, then those done, newest first.
    pub async fn callbacks(&self, after: Option<After>, limit: usize) -> Result<Vec<Listed>, Error> {
        let mut listed = match after {
            None | Some(After::Open { .. }) => self.open_callbacks(after, limit).await?,
            Some(After::Done { .. }) => Vec::new(),
        };
        let rest = limit - listed.len();
        if rest > 0 {
            listed.extend(self.done_callbacks(after, rest).await?);
        }
        Ok(listed)
    }

    async fn open_callbacks(&self, after: Option<After>, limit: usize) -> Result<Vec<Listed>, Error> {
        let mut query = Statement::new(LIST);
        query.push_bind(CENTRE).push(" AND done_at IS NULL");
        if let Some(After::Open { requested_at, id }) = after {
            query.push(" AND (requested_at, callback.id) > (").push_bind(requested_at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY requested_at, callback.id LIMIT ").push_bind(limit as i64);
        self.list(query).await
    }

    async fn done_callbacks(&self, after: Option<After>, limit: usize) -> Result<Vec<Listed>, Error> {
        let mut query = Statement::new(LIST);
        query.push_bind(CENTRE).push(" AND done_at IS NOT NULL");
        if let Some(After::Done { done_at, id }) = after {
            query.push(" AND (done_at, callback.id) < (").push_bind(done_at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY done_at DESC, callback.id DESC LIMIT ").push_bind(limit as i64);
        self.list(query).await
    }

    async fn list(&self, query: Statement) -> Result<Vec<Listed>, Error> {
        let rows = query.build().fetch_all(&self.read).await?;
        rows.iter()
            .map(|row| open(row, &self.keys.open_seal(row.try_get("key_id")?, row.try_get("wrapped")?)?))
            .collect()
    }
}

fn open(row: &AnyRow, seal: &SessionSeal) -> Result<Listed, Error> {
    let callback: CallbackId = id(row, "id")?;
    let at = callback.to_string();
    Ok(Listed {
        id: callback,
        request: Request {
            language: code(row, "language", Language::from_code)?,
            name: seal.open(Field::CallbackName, &at, row.try_get("name")?)?,
            phone: seal.open(Field::Phone, &at, row.try_get("phone")?)?,
            note: seal.open(Field::CallbackNote, &at, row.try_get("note")?)?,
        },
        requested_at: Timestamp(row.try_get("requested_at")?),
        state: state(row)?,
    })
}

fn state(row: &AnyRow) -> Result<Callback, Error> {
    let at = |column| crate::sessions::instant(row, column)?.ok_or(Error::Damaged(column));
    let Some(by) = maybe_id(row, "taken_by")? else { return Ok(Callback::Open) };
    Ok(match maybe_code(row, "outcome", CallbackOutcome::from_code)? {
        None => Callback::Taken { by, at: at("taken_at")? },
        Some(outcome) => Callback::Done { by, at: at("done_at")?, outcome },
    })
}

#[cfg(test)]
mod tests;
