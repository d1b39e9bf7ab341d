//! The supervisors' board: every open session that does not wait, and what is counted of all.

use crate::sessions::{COLUMNS, Stored, maybe_code, read};
use crate::statements::Statement;
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use xinqiao_domain::Timestamp;
use xinqiao_domain::risk::RiskTier;

/// Callers of one tier who wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingTier {
    pub tier: Option<RiskTier>,
    pub count: i64,
    pub oldest: Timestamp,
    /// Of them, who have waited longer than their target.
    pub over_target: i64,
}

/// What is counted of the talks that are held, their records included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Open sessions.
    pub open: i64,
    /// Talks going on at high or imminent risk.
    pub high_risk: i64,
    pub raised_hands: i64,
}

impl Store {
    /// Open sessions that do not wait: raised hands first, then the most dangerous, then the oldest.
    pub async fn floor(&self, limit: i64) -> Result<Vec<Stored>, Error> {
        let mut query = Statement::new("SELECT ");
        query
            .push(COLUMNS)
            .push(" FROM session WHERE stage IN ('held', 'detached', 'wrap_up') AND centre = ")
            .push_bind(CENTRE)
            .push(
                " ORDER BY CASE WHEN hand_raised_at IS NULL THEN 1 ELSE 0 END, \
                 CASE tier WHEN 'imminent' THEN 0 WHEN 'high' THEN 1 WHEN 'moderate' THEN 2 WHEN 'low' THEN 4 \
                 WHEN 'none' THEN 5 ELSE 3 END, opened_at, id LIMIT ",
            )
            .push_bind(limit);
        let rows = query.build().fetch_all(&self.read).await?;
        rows.iter().map(read).collect()
    }

    /// Who waits, by tier. No rank is below 0: see [`Self::waiting_count`].
    pub async fn waiting_by_tier(&self) -> Result<Vec<WaitingTier>, Error> {
        let rows = sqlx::query(
            "SELECT tier, COUNT(*) AS callers, CAST(MIN(waiting_since) AS BIGINT) AS oldest, \
             COUNT(target_missed_at) AS over_target FROM session \
             WHERE centre = $1 AND stage IN ('waiting', 'offered') AND queue_rank >= 0 GROUP BY tier",
        )
        .bind(CENTRE)
        .fetch_all(&self.read)
        .await?;
        let read = |row| {
            Ok(WaitingTier {
                tier: maybe_code(row, "tier", RiskTier::from_code)?,
                count: row.try_get("callers")?,
                oldest: Timestamp(row.try_get("oldest")?),
                over_target: row.try_get("over_target")?,
            })
        };
        rows.iter().map(read).collect()
    }

    /// What is counted of the talks that are held.
    pub async fn held_counts(&self) -> Result<Held, Error> {
        let row = sqlx::query(
            "SELECT COUNT(*) AS open, COUNT(hand_raised_at) AS raised_hands, \
             COUNT(CASE WHEN tier IN ('high', 'imminent') AND stage <> 'wrap_up' THEN 1 END) AS high_risk \
             FROM session WHERE stage IN ('held', 'detached', 'wrap_up') AND centre = $1",
        )
        .bind(CENTRE)
        .fetch_one(&self.read)
        .await?;
        Ok(Held {
            open: row.try_get("open")?,
            high_risk: row.try_get("high_risk")?,
            raised_hands: row.try_get("raised_hands")?,
        })
    }
}
