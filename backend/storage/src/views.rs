//! What the desk shows: my sessions, the waiting list, places in the queue.

use crate::sessions::{COLUMNS, Stored, id, read};
use crate::statements::Statement;
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use xinqiao_domain::{SessionId, StaffId};

/// No rank is below 0: saying so leads SQLite to the index of those who wait. By itself it takes the one of all sessions
/// that ever were, since both begin with the centre.
const WAITING: &str = "SELECT COUNT(*) AS waiting FROM session \
     WHERE centre = $1 AND stage IN ('waiting', 'offered') AND queue_rank >= 0";

impl Store {
    /// Open sessions an operator holds, and the one offered to them.
    pub async fn sessions_of(&self, staff: StaffId) -> Result<Vec<Stored>, Error> {
        let mut query = Statement::new("SELECT ");
        query
            .push(COLUMNS)
            .push(" FROM session WHERE stage IN ('held', 'detached', 'wrap_up') AND holder = ")
            .push_bind(staff.to_string())
            .push(" UNION ALL SELECT ")
            .push(COLUMNS)
            .push(" FROM session WHERE stage = 'offered' AND offer_to = ")
            .push_bind(staff.to_string());
        let rows = query.build().fetch_all(&self.read).await?;
        rows.iter().map(read).collect()
    }

    /// The waiting list, most urgent first: those waiting and those offered just now.
    pub async fn waiting_list(&self, limit: i64) -> Result<Vec<Stored>, Error> {
        let mut query = Statement::new("SELECT ");
        query
            .push(COLUMNS)
            .push(" FROM session WHERE stage IN ('waiting', 'offered') AND centre = ")
            .push_bind(CENTRE)
            .push(" ORDER BY queue_rank, queue_key, id LIMIT ")
            .push_bind(limit);
        let rows = query.build().fetch_all(&self.read).await?;
        rows.iter().map(read).collect()
    }

    /// Ids of everybody waiting, in order: their index is how many are ahead.
    pub async fn queue_order(&self) -> Result<Vec<SessionId>, Error> {
        let rows = sqlx::query(
            "SELECT id FROM session WHERE centre = $1 AND stage IN ('waiting', 'offered') \
             ORDER BY queue_rank, queue_key, id",
        )
        .bind(CENTRE)
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(|row| id(row, "id")).collect()
    }

    /// How many callers wait.
    pub async fn waiting_count(&self) -> Result<i64, Error> {
        let row = sqlx::query(WAITING).bind(CENTRE).fetch_one(&self.read).await?;
        Ok(row.try_get("waiting")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use sqlx::AssertSqlSafe;

    #[tokio::test]
    async fn does_counting_those_who_wait_walk_through_history() {
        let fresh = testing::sqlite().await;
        let plan = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {WAITING}"));
        let rows = sqlx::query(plan).bind(CENTRE).fetch_all(&fresh.store.read).await.unwrap();
        let steps: Vec<String> = rows.iter().map(|row| row.try_get("detail").unwrap()).collect();
        assert!(steps.iter().all(|step| step.contains("session_board")), "{steps:?}");
    }
}
