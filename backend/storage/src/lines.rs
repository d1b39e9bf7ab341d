//! Reading lines back, opened; receipt marks.

use crate::batch::LineForm;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id, maybe_id};
use crate::{Batch, Error, SealingKeys, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use xinqiao_domain::{Actor, CommandId, SessionId, StaffId, Timestamp};

/// A line as it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenLine {
    pub session: SessionId,
    pub seq: i64,
    pub id: String,
    pub author: LineAuthor,
    pub form: LineForm,
    pub at: Timestamp,
    pub text: String,
}

/// Who said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineAuthor {
    Caller,
    Operator(Option<StaffId>),
    /// A guest of the talk.
    Supervisor(Option<StaffId>),
    System,
}

impl LineAuthor {
    /// The stored side, and the staff member where it is one.
    pub(crate) fn columns(self) -> (&'static str, Option<String>) {
        let text = |staff: StaffId| staff.to_string();
        match self {
            Self::Caller => ("caller", None),
            Self::Operator(staff) => ("operator", staff.map(text)),
            Self::Supervisor(staff) => ("supervisor", staff.map(text)),
            Self::System => ("system", None),
        }
    }

    /// Who of our side wrote it.
    pub fn staff(self) -> Option<StaffId> {
        match self {
            Self::Operator(staff) | Self::Supervisor(staff) => staff,
            Self::Caller | Self::System => None,
        }
    }
}

/// Whoever does something in a talk without being its guest.
impl From<Actor> for LineAuthor {
    fn from(actor: Actor) -> Self {
        match actor {
            Actor::Hotline => Self::System,
            Actor::Staff(staff) => Self::Operator(Some(staff)),
            Actor::Caller(_) => Self::Caller,
        }
    }
}

/// Which side has received or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    Caller,
    Operator,
}

impl Side {
    const fn code(self) -> &'static str {
        match self {
            Self::Caller => "caller",
            Self::Operator => "operator",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Caller, Self::Operator].into_iter().find(|side| side.code() == code)
    }
}

/// How far both sides have received and read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BothMarks {
    pub caller: SideMarks,
    pub operator: SideMarks,
}

/// How far one side has received and read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SideMarks {
    pub delivered: i64,
    pub seen: i64,
}

/// The row a line's sealed body is bound to: it cannot be moved to another session or id.
pub fn body_row(session: SessionId, line: CommandId) -> String {
    format!("{session}|{line}")
}

/// Opens the key `key` for a session or person.
pub(crate) async fn seal(connection: &mut AnyConnection, keys: &SealingKeys, key: &str) -> Result<SessionSeal, Error> {
    let row =
        sqlx::query("SELECT wrapped FROM seal_key WHERE id = $1").bind(key.to_owned()).fetch_one(connection).await?;
    keys.open_seal(key, row.try_get("wrapped")?)
}

/// The line of a row.
pub(crate) fn open(row: &AnyRow, seal: &SessionSeal) -> Result<OpenLine, Error> {
    let session: SessionId = id(row, "session")?;
    let line: CommandId = id(row, "client_id")?;
    let author = match row.try_get::<&str, _>("author")? {
        "caller" => LineAuthor::Caller,
        "operator" => LineAuthor::Operator(maybe_id(row, "author_id")?),
        "supervisor" => LineAuthor::Supervisor(maybe_id(row, "author_id")?),
        _system => LineAuthor::System,
    };
    Ok(OpenLine {
        session,
        seq: row.try_get("seq")?,
        id: line.to_string(),
        author,
        form: code(row, "form", LineForm::from_code)?,
        at: Timestamp(row.try_get("at")?),
        text: seal.open(Field::LineBody, &body_row(session, line), row.try_get("body")?)?,
    })
}

impl Store {
    /// The key that seals a session's text.
    pub async fn session_seal(&self, session: SessionId) -> Result<Option<SessionSeal>, Error> {
        let row = sqlx::query(
            "SELECT seal_key.id, wrapped FROM seal_key JOIN session ON session.seal_key = seal_key.id WHERE session.id = $1",
        )
        .bind(session.to_string())
        .fetch_optional(&self.read)
        .await?;
        row.map(|row| self.keys.open_seal(row.try_get("id")?, row.try_get("wrapped")?)).transpose()
    }

    /// A key by its id.
    pub async fn seal(&self, key: &str) -> Result<SessionSeal, Error> {
        seal(&mut *self.read.acquire().await?, &self.keys, key).await
    }

    /// Lines of a session after a number, in order, at most `limit`.
    pub async fn lines_after(&self, session: SessionId, after: i64, limit: i64) -> Result<Vec<OpenLine>, Error> {
        let Some(seal) = self.session_seal(session).await? else { return Ok(Vec::new()) };
        let rows = sqlx::query(
            "SELECT session, seq, client_id, author, author_id, form, body, at FROM line \
             WHERE session = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        )
        .bind(session.to_string())
        .bind(after)
        .bind(limit)
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(|row| open(row, &seal)).collect()
    }

    /// The lines that a journal entry covers: how another node hears of them.
    pub async fn lines_of_entry(&self, journal_seq: i64) -> Result<Vec<OpenLine>, Error> {
        let rows = sqlx::query(
            "SELECT session, seq, client_id, author, author_id, form, body, at FROM line \
             WHERE journal_seq = $1 ORDER BY session, seq",
        )
        .bind(journal_seq)
        .fetch_all(&self.read)
        .await?;
        let mut seals: HashMap<SessionId, SessionSeal> = HashMap::new();
        let mut lines = Vec::with_capacity(rows.len());
        for row in &rows {
            let session: SessionId = id(row, "session")?;
            let seal = match seals.entry(session) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => place.insert(self.session_seal(session).await?.ok_or(Error::Sealing)?),
            };
            lines.push(open(row, seal)?);
        }
        Ok(lines)
    }

    /// How many lines a session has.
    pub async fn last_seq(&self, session: SessionId) -> Result<i64, Error> {
        let row = sqlx::query("SELECT CAST(COALESCE(MAX(seq), 0) AS BIGINT) AS last_seq FROM line WHERE session = $1")
            .bind(session.to_string())
            .fetch_one(&self.read)
            .await?;
        Ok(row.try_get("last_seq")?)
    }

    /// How far both sides have received and read.
    pub async fn marks(&self, session: SessionId) -> Result<BothMarks, Error> {
        let rows = sqlx::query("SELECT side, delivered, seen FROM receipt WHERE session = $1")
            .bind(session.to_string())
            .fetch_all(&self.read)
            .await?;
        let mut both = BothMarks::default();
        for row in &rows {
            let marks = SideMarks { delivered: row.try_get("delivered")?, seen: row.try_get("seen")? };
            match code(row, "side", Side::from_code)? {
                Side::Caller => both.caller = marks,
                Side::Operator => both.operator = marks,
            }
        }
        Ok(both)
    }
}

impl Batch<'_> {
    /// Moves receipt marks forward; they never go back.
    pub async fn mark(&mut self, session: SessionId, side: Side, marks: SideMarks) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO receipt (session, side, delivered, seen) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (session, side) DO UPDATE SET \
             delivered = CASE WHEN excluded.delivered > receipt.delivered THEN excluded.delivered ELSE receipt.delivered END, \
             seen = CASE WHEN excluded.seen > receipt.seen THEN excluded.seen ELSE receipt.seen END",
        )
        .bind(session.to_string())
        .bind(side.code())
        .bind(marks.delivered)
        .bind(marks.seen)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
