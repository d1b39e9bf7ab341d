//! Blocks of abusive callers, found by the keyed hash of where they came from. A session keeps that hash only as long as
//! its caller may still be blocked, and a block only as long as it stands.

use crate::places::Place;
use crate::sealing::Field;
use crate::sessions::{code, id, instant, maybe_id};
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::session::Channel;
use xinqiao_domain::{BlockId, SessionId, StaffId, Timestamp};

/// Where a caller came from: one of them, or nothing that is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Of a web page: [`crate::SealingKeys::origin_hash`].
    pub web: Option<Vec<u8>>,
    /// Of a phone call: [`crate::SealingKeys::phone_hash`].
    pub phone: Option<Vec<u8>>,
}

/// A block to be written.
#[derive(Debug, Clone)]
pub struct NewBlock<'a> {
    pub id: BlockId,
    pub session: SessionId,
    pub origin: Origin,
    pub by: StaffId,
    pub until: Timestamp,
    pub reason: &'a str,
}

/// A block as it is listed, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: BlockId,
    pub session: SessionId,
    pub alias: String,
    pub channel: Channel,
    pub by: StaffId,
    pub reason: String,
    pub at: Timestamp,
    pub until: Timestamp,
    pub lifted: Option<Lifted>,
}

/// Who ended it before its time, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifted {
    pub at: Timestamp,
    pub by: StaffId,
    pub reason: String,
}

impl Listed {
    /// Its place in the list: by when it ends.
    pub fn place(&self) -> Place<BlockId> {
        Place { at: self.until, id: self.id }
    }
}

impl Batch<'_> {
    /// When the last of the blocks that stand against an origin ends.
    pub async fn blocked_until(&mut self, origin: &Origin) -> Result<Option<Timestamp>, Error> {
        const WEB: &str = "SELECT CAST(MAX(until_at) AS BIGINT) AS until_at FROM block \
             WHERE origin_hash = $1 AND until_at > $2 AND lifted_at IS NULL AND origin_hash IS NOT NULL";
        const PHONE: &str = "SELECT CAST(MAX(until_at) AS BIGINT) AS until_at FROM block \
             WHERE phone_hash = $1 AND until_at > $2 AND lifted_at IS NULL AND phone_hash IS NOT NULL";
        let now = self.now();
        let (statement, hash) = match (&origin.web, &origin.phone) {
            (Some(web), _) => (WEB, web),
            (None, Some(phone)) => (PHONE, phone),
            (None, None) => return Ok(None),
        };
        let row = sqlx::query(statement).bind(hash.clone()).bind(now.0).fetch_one(self.connection()).await?;
        instant(&row, "until_at")
    }

    /// Writes a block; its reason is sealed by the session's key.
    pub async fn add_block(&mut self, block: NewBlock<'_>) -> Result<(), Error> {
        let seal = self.seal_of(block.session).await?.ok_or(Error::Sealing)?;
        let row = block.id.to_string();
        let reason = seal.seal(Field::BlockReason, &row, block.reason)?;
        self.flush_sessions().await?;
        let now = self.now();
        sqlx::query(
            "INSERT INTO block (id, centre, session, origin_hash, phone_hash, reason, by_staff, at, until_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(row)
        .bind(CENTRE)
        .bind(block.session.to_string())
        .bind(block.origin.web)
        .bind(block.origin.phone)
        .bind(reason)
        .bind(block.by.to_string())
        .bind(now.0)
        .bind(block.until.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The session that a block came of, while the block stands.
    pub async fn standing_block(&mut self, block: BlockId) -> Result<Option<SessionId>, Error> {
        let now = self.now();
        let row = sqlx::query("SELECT session FROM block WHERE id = $1 AND until_at > $2 AND lifted_at IS NULL")
            .bind(block.to_string())
            .bind(now.0)
            .fetch_optional(self.connection())
            .await?;
        row.map(|row| id(&row, "session")).transpose()
    }

    /// Whether there is such a block at all.
    pub async fn block_exists(&mut self, block: BlockId) -> Result<bool, Error> {
        let row = sqlx::query("SELECT 1 AS one FROM block WHERE id = $1")
            .bind(block.to_string())
            .fetch_optional(self.connection())
            .await?;
        Ok(row.is_some())
    }

    /// Ends a block at once; where it came from is forgotten with it.
    pub async fn lift_block(
        &mut self,
        block: BlockId,
        session: SessionId,
        by: StaffId,
        reason: &str,
    ) -> Result<(), Error> {
        let seal = self.seal_of(session).await?.ok_or(Error::Sealing)?;
        let sealed = seal.seal(Field::BlockLiftReason, &block.to_string(), reason)?;
        let now = self.now();
        sqlx::query(
            "UPDATE block SET lifted_at = $1, lifted_by = $2, lift_reason = $3, origin_hash = NULL, phone_hash = NULL \
             WHERE id = $4 AND lifted_at IS NULL",
        )
        .bind(now.0)
        .bind(by.to_string())
        .bind(sealed)
        .bind(block.to_string())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Forgets where callers came from: of sessions that ended before an instant, and of blocks that are over; at most
    /// so many of each.
    pub async fn forget_origins(&mut self, ended_before: Timestamp, limit: i64) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "UPDATE session SET origin_hash = NULL WHERE id IN (SELECT id FROM session \
             WHERE origin_hash IS NOT NULL AND ended_at < $1 ORDER BY ended_at LIMIT $2)",
        )
        .bind(ended_before.0)
        .bind(limit)
        .execute(self.connection())
        .await?;
        for statement in [
            "UPDATE block SET origin_hash = NULL WHERE id IN (SELECT id FROM block \
             WHERE origin_hash IS NOT NULL AND lifted_at IS NULL AND until_at <= $1 LIMIT $2)",
            "UPDATE block SET phone_hash = NULL WHERE id IN (SELECT id FROM block \
             WHERE phone_hash IS NOT NULL AND lifted_at IS NULL AND until_at <= $1 LIMIT $2)",
        ] {
            sqlx::query(statement).bind(now.0).bind(limit).execute(self.connection()).await?;
        }
        Ok(())
    }
}

const COLUMNS: &str = "SELECT block.id, block.session, session.alias, session.channel, block.by_staff, block.reason, \
     block.at, block.until_at, block.lifted_at, block.lifted_by, block.lift_reason \
     FROM block JOIN session ON session.id = block.session ";

impl Store {
    /// Blocks, the one that ends last first; at most `limit` after a place.
    pub async fn blocks(&self, after: Option<Place<BlockId>>, limit: usize) -> Result<Vec<Listed>, Error> {
        let mut statement = crate::statements::Statement::new(COLUMNS);
        statement.push("WHERE block.centre = ").push_bind(CENTRE);
        if let Some(after) = after {
            statement.push(" AND (block.until_at < ").push_bind(after.at.0);
            statement.push(" OR (block.until_at = ").push_bind(after.at.0);
            statement.push(" AND block.id < ").push_bind(after.id.to_string()).push("))");
        }
        statement.push(" ORDER BY block.until_at DESC, block.id DESC LIMIT ").push_bind(limit as i64);
        let rows = statement.build().fetch_all(&self.read).await?;
        let mut listed = Vec::with_capacity(rows.len());
        for row in &rows {
            listed.push(self.listed(row).await?);
        }
        Ok(listed)
    }

    /// One block.
    pub async fn block(&self, block: BlockId) -> Result<Option<Listed>, Error> {
        let mut statement = crate::statements::Statement::new(COLUMNS);
        statement.push("WHERE block.id = ").push_bind(block.to_string());
        match statement.build().fetch_optional(&self.read).await? {
            Some(row) => self.listed(&row).await.map(Some),
            None => Ok(None),
        }
    }

    async fn listed(&self, row: &AnyRow) -> Result<Listed, Error> {
        let (block, session): (BlockId, SessionId) = (id(row, "id")?, id(row, "session")?);
        let seal = self.session_seal(session).await?.ok_or(Error::Sealing)?;
        let open = |field, sealed: &[u8]| seal.open(field, &block.to_string(), sealed);
        let lifted = match (instant(row, "lifted_at")?, maybe_id(row, "lifted_by")?) {
            (Some(at), Some(by)) => {
                let reason = open(Field::BlockLiftReason, row.try_get("lift_reason")?)?;
                Some(Lifted { at, by, reason })
            }
            (Some(_) | None, _) => None,
        };
        Ok(Listed {
            id: block,
            session,
            alias: row.try_get("alias")?,
            channel: code(row, "channel", Channel::from_code)?,
            by: id(row, "by_staff")?,
            reason: open(Field::BlockReason, row.try_get("reason")?)?,
            at: Timestamp(row.try_get("at")?),
            until: Timestamp(row.try_get("until_at")?),
            lifted,
        })
    }
}
