//! Rotating the key that wraps all others: every stored key is wrapped anew, some at a time, beside a running hotline.

use crate::sealing::Rewrapped;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use xinqiao_domain::Timestamp;

/// Stored keys looked at in one transaction.
const AT_ONCE: usize = 500;

/// What one round came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Stored keys that were wrapped anew.
    pub anew: u64,
    /// Where the next round begins; none at the end.
    pub next: Option<String>,
}

impl Store {
    /// Wraps stored keys behind `after` by the newest wrapping key, in a transaction of their own. Done again, it finds
    /// nothing to do: whatever stopped it, it goes on from the beginning.
    ///
    /// # Errors
    /// [`Error::Sealing`] where no key of the key file opens one: nothing is changed.
    pub async fn rewrap(&self, after: &str) -> Result<Round, Error> {
        let mut tx = self.write.begin_with(self.flavour.begin()).await?;
        let rows = sqlx::query("SELECT id, wrapped FROM seal_key WHERE id > $1 ORDER BY id LIMIT $2")
            .bind(after.to_owned())
            .bind(AT_ONCE as i64)
            .fetch_all(&mut *tx)
            .await?;
        let mut round = Round { anew: 0, next: None };
        for row in &rows {
            let (id, before): (String, Vec<u8>) = (row.try_get("id")?, row.try_get("wrapped")?);
            if let Rewrapped::Anew(wrapped) = self.keys.rewrap(&id, &before)? {
                // Not where it was shredded meanwhile.
                let written = sqlx::query("UPDATE seal_key SET wrapped = $1 WHERE id = $2 AND wrapped = $3")
                    .bind(wrapped)
                    .bind(id.clone())
                    .bind(before)
                    .execute(&mut *tx)
                    .await?;
                round.anew += written.rows_affected();
            }
            round.next = Some(id);
        }
        tx.commit().await?;
        round.next = round.next.filter(|_| rows.len() == AT_ONCE);
        Ok(round)
    }

    /// Running nodes that do not know the newest wrapping key: they were started before the key file was changed.
    pub async fn nodes_without_newest_key(&self, now: Timestamp) -> Result<u32, Error> {
        let row = sqlx::query(
            "SELECT COUNT(*) AS many FROM node WHERE lease_until >= $1 AND (keys_at IS NULL OR keys_at < $2)",
        )
        .bind(now.0)
        .bind(self.keys.made_at().0)
        .fetch_one(&self.read)
        .await?;
        crate::entries::count(&row, "many")
    }
}

impl Batch<'_> {
    /// A rotation is through: the key that was made at `begun` is the only one in the key file.
    pub async fn rotated(&mut self, begun: Timestamp) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "INSERT INTO key_rotation (centre, begun_at, finished_at) VALUES ($1, $2, $3) \
             ON CONFLICT (centre, begun_at) DO NOTHING",
        )
        .bind(CENTRE)
        .bind(begun.0)
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
