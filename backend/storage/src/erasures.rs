//! Callers who were erased: what is known of one, shredding it, wiping it from the files, and the register of it all.

mod shredding;
#[cfg(test)]
mod tests;
mod traces;
mod wiping;

pub use traces::{Known, TracedSession};
pub use wiping::Wiped;

use crate::places::Place;
use crate::sessions::{code, id, instant};
use crate::statements::{Statement, with_ids};
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::HashMap;
use xinqiao_domain::erasure::{ErasureCounts, ErasureGround, ErasureKept};
use xinqiao_domain::{CommandId, DispatchId, SessionId, StaffId, SuspectedCaseId, Timestamp};

/// A caller who was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredErasure {
    pub id: CommandId,
    pub ground: ErasureGround,
    pub by: StaffId,
    pub at: Timestamp,
    pub gone: ErasureCounts,
    pub kept: Vec<ErasureKept>,
    /// By their ids.
    pub sessions: Vec<SessionId>,
    /// When it was wiped from the database's files.
    pub wiped_at: Option<Timestamp>,
    /// When a rotation of the key file was through that was begun after it.
    pub rotated_at: Option<Timestamp>,
}

impl StoredErasure {
    /// Where it stands in the register.
    pub fn place(&self) -> Place<CommandId> {
        Place { at: self.at, id: self.id }
    }
}

const LIST: &str = "SELECT id, ground, erased_by, erased_at, gone, kept, wiped_at, (SELECT CAST(MIN(finished_at) AS BIGINT) \
     FROM key_rotation WHERE key_rotation.centre = caller_erasure.centre \
     AND key_rotation.begun_at > caller_erasure.erased_at) AS rotated_at FROM caller_erasure WHERE centre = ";

impl Batch<'_> {
    /// Writes down who was erased.
    pub async fn write_erasure(&mut self, erasure: &StoredErasure) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO caller_erasure (id, centre, ground, erased_by, erased_at, gone, kept) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(erasure.id.to_string())
        .bind(CENTRE)
        .bind(erasure.ground.code())
        .bind(erasure.by.to_string())
        .bind(erasure.at.0)
        .bind(serde_json::to_string(&erasure.gone)?)
        .bind(serde_json::to_string(&erasure.kept)?)
        .execute(self.connection())
        .await?;
        for session in &erasure.sessions {
            sqlx::query("INSERT INTO caller_erasure_session (session, erasure) VALUES ($1, $2)")
                .bind(session.to_string())
                .bind(erasure.id.to_string())
                .execute(self.connection())
                .await?;
        }
        Ok(())
    }

    /// Whether a session was erased.
    pub async fn erasure_of(&mut self, session: SessionId) -> Result<Option<CommandId>, Error> {
        let row = sqlx::query("SELECT erasure FROM caller_erasure_session WHERE session = $1")
            .bind(session.to_string())
            .fetch_optional(self.connection())
            .await?;
        row.map(|row| id(&row, "erasure")).transpose()
    }

    /// These are wiped from the files.
    pub async fn wiped(&mut self, erasures: &[CommandId]) -> Result<Vec<CommandId>, Error> {
        let now = self.now();
        let mut new = Vec::new();
        for erasure in erasures {
            let written = sqlx::query("UPDATE caller_erasure SET wiped_at = $1 WHERE id = $2 AND wiped_at IS NULL")
                .bind(now.0)
                .bind(erasure.to_string())
                .execute(self.connection())
                .await?;
            if written.rows_affected() > 0 {
                new.push(*erasure);
            }
        }
        Ok(new)
    }
}

impl Store {
    /// Who was erased and is still to be wiped from the files, the longest first.
    pub async fn unwiped(&self, limit: usize) -> Result<Vec<CommandId>, Error> {
        let rows = sqlx::query(
            "SELECT id FROM caller_erasure WHERE centre = $1 AND wiped_at IS NULL ORDER BY erased_at, id LIMIT $2",
        )
        .bind(CENTRE)
        .bind(limit as i64)
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(|row| id(row, "id")).collect()
    }

    /// The register, the latest first.
    pub async fn erasures(&self, after: Option<Place<CommandId>>, limit: usize) -> Result<Vec<StoredErasure>, Error> {
        let mut query = Statement::new(LIST);
        query.push_bind(CENTRE);
        if let Some(Place { at, id }) = after {
            query.push(" AND (erased_at, id) < (").push_bind(at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY erased_at DESC, id DESC LIMIT ").push_bind(limit as i64);
        self.found_erasures(query).await
    }

    /// The erasing of a session; none while it was not erased.
    pub async fn erasure_of(&self, session: SessionId) -> Result<Option<StoredErasure>, Error> {
        let mut query = Statement::new(LIST);
        query.push_bind(CENTRE).push(" AND id = (SELECT erasure FROM caller_erasure_session WHERE session = ");
        query.push_bind(session.to_string()).push(")");
        Ok(self.found_erasures(query).await?.pop())
    }

    async fn found_erasures(&self, query: Statement) -> Result<Vec<StoredErasure>, Error> {
        let rows = query.build().fetch_all(&self.read).await?;
        let mut found: Vec<StoredErasure> = rows.iter().map(read).collect::<Result<_, _>>()?;
        let ids: Vec<String> = found.iter().map(|one| one.id.to_string()).collect();
        if ids.is_empty() {
            return Ok(found);
        }
        let sessions = "SELECT erasure, session FROM caller_erasure_session WHERE erasure IN";
        let mut of: HashMap<CommandId, Vec<SessionId>> = HashMap::new();
        for row in with_ids(sessions, &ids, "ORDER BY session").fetch_all(&self.read).await? {
            of.entry(id(&row, "erasure")?).or_default().push(id(&row, "session")?);
        }
        for one in &mut found {
            one.sessions = of.remove(&one.id).unwrap_or_default();
        }
        Ok(found)
    }

    /// When the newest rotation of the key file was through; before the first, when the centre was created.
    pub async fn keys_rotated_at(&self) -> Result<Timestamp, Error> {
        let row = sqlx::query(
            "SELECT COALESCE((SELECT CAST(MAX(finished_at) AS BIGINT) FROM key_rotation WHERE centre = $1), \
             (SELECT created_at FROM centre WHERE id = $1)) AS at",
        )
        .bind(CENTRE)
        .fetch_one(&self.read)
        .await?;
        Ok(Timestamp(row.try_get::<Option<i64>, _>("at")?.unwrap_or_default()))
    }

    /// When the words of a session were erased.
    pub async fn session_erased_at(&self, session: SessionId) -> Result<Option<Timestamp>, Error> {
        self.erased_at("SELECT seal_key FROM session", session.to_string()).await
    }

    /// When the words of a dispatch were erased.
    pub async fn dispatch_erased_at(&self, dispatch: DispatchId) -> Result<Option<Timestamp>, Error> {
        self.erased_at("SELECT seal_key FROM dispatch", dispatch.to_string()).await
    }

    /// When the words of a suspected case were erased.
    pub async fn case_erased_at(&self, case: SuspectedCaseId) -> Result<Option<Timestamp>, Error> {
        self.erased_at("SELECT seal_key FROM suspected_case", case.to_string()).await
    }

    async fn erased_at(&self, key: &'static str, of: String) -> Result<Option<Timestamp>, Error> {
        let mut query = Statement::new("SELECT erased_at FROM seal_key WHERE id = (");
        query.push(key).push(" WHERE id = ").push_bind(of).push(")");
        let row = query.build().fetch_optional(&self.read).await?;
        row.map_or(Ok(None), |row| instant(&row, "erased_at"))
    }
}

fn read(row: &AnyRow) -> Result<StoredErasure, Error> {
    Ok(StoredErasure {
        id: id(row, "id")?,
        ground: code(row, "ground", ErasureGround::from_code)?,
        by: id(row, "erased_by")?,
        at: Timestamp(row.try_get("erased_at")?),
        gone: serde_json::from_str(row.try_get("gone")?)?,
        kept: serde_json::from_str(row.try_get("kept")?)?,
        sessions: Vec::new(),
        wiped_at: instant(row, "wiped_at")?,
        rotated_at: instant(row, "rotated_at")?,
    })
}
