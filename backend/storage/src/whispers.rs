//! Whispers: words between supervisors and operator about a session, sealed by the session's key, never among its lines.

use crate::sealing::{Field, SessionSeal};
use crate::sessions::id;
use crate::{Batch, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::{SessionId, StaffId, Timestamp, WhisperId};

/// A whisper as it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenWhisper {
    pub id: WhisperId,
    pub session: SessionId,
    pub by: StaffId,
    pub at: Timestamp,
    pub text: String,
}

/// People who whispered in one session that are told of the next whisper; more would be a crowd.
const WHISPERERS: i64 = 16;

impl Batch<'_> {
    /// Writes a whisper down.
    pub async fn add_whisper(
        &mut self,
        whisper: WhisperId,
        session: SessionId,
        by: StaffId,
        text: &str,
    ) -> Result<(), Error> {
        let seal = self.seal_of(session).await?.ok_or(Error::Sealing)?;
        let sealed = seal.seal(Field::Whisper, &whisper.to_string(), text)?;
        // Its session may be as new as this batch.
        self.flush_sessions().await?;
        let now = self.now();
        sqlx::query(
            "INSERT INTO whisper (id, session, seq, by_staff, body, at) VALUES ($1, $2, \
             (SELECT COALESCE(MAX(seq), 0) + 1 FROM whisper WHERE session = $2), $3, $4, $5)",
        )
        .bind(whisper.to_string())
        .bind(session.to_string())
        .bind(by.to_string())
        .bind(sealed)
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Who whispered in a session so far.
    pub async fn whisperers(&mut self, session: SessionId) -> Result<Vec<StaffId>, Error> {
        let rows = sqlx::query("SELECT DISTINCT by_staff FROM whisper WHERE session = $1 ORDER BY by_staff LIMIT $2")
            .bind(session.to_string())
            .bind(WHISPERERS)
            .fetch_all(self.connection())
            .await?;
        rows.iter().map(|row| id(row, "by_staff")).collect()
    }
}

impl Store {
    /// One whisper.
    pub async fn whisper(&self, session: SessionId, whisper: WhisperId) -> Result<Option<OpenWhisper>, Error> {
        let Some(seal) = self.session_seal(session).await? else { return Ok(None) };
        let row = sqlx::query("SELECT id, session, by_staff, body, at FROM whisper WHERE session = $1 AND id = $2")
            .bind(session.to_string())
            .bind(whisper.to_string())
            .fetch_optional(&self.read)
            .await?;
        row.map(|row| open(&row, &seal)).transpose()
    }

    /// The latest whispers of a session, in order.
    pub async fn whispers(&self, session: SessionId, limit: i64) -> Result<Vec<OpenWhisper>, Error> {
        let rows = sqlx::query(
            "SELECT id, session, by_staff, body, at FROM whisper WHERE session = $1 ORDER BY seq DESC LIMIT $2",
        )
        .bind(session.to_string())
        .bind(limit)
        .fetch_all(&self.read)
        .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let Some(seal) = self.session_seal(session).await? else { return Ok(Vec::new()) };
        rows.iter().rev().map(|row| open(row, &seal)).collect()
    }
}

fn open(row: &AnyRow, seal: &SessionSeal) -> Result<OpenWhisper, Error> {
    let whisper: WhisperId = id(row, "id")?;
    Ok(OpenWhisper {
        id: whisper,
        session: id(row, "session")?,
        by: id(row, "by_staff")?,
        at: Timestamp(row.try_get("at")?),
        text: seal.open(Field::Whisper, &whisper.to_string(), row.try_get("body")?)?,
    })
}
