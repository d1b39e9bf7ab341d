//! Nodes with their leases, and due deadlines.

use crate::sessions::{code, id};
use crate::{Batch, Error, Store};
use sqlx::Row;
use xinqiao_domain::session::DeadlineKind;
use xinqiao_domain::{SessionId, StaffId, Timestamp};

/// Whether other nodes are alive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Company {
    Alone,
    Others,
}

/// Whether a node was known before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewed {
    Started,
    GoesOn,
}

impl Batch<'_> {
    /// Renews a node's lease.
    pub async fn renew_node(&mut self, node: &str, until: Timestamp) -> Result<Renewed, Error> {
        let now = self.now();
        let done = sqlx::query("UPDATE node SET lease_until = $1 WHERE id = $2")
            .bind(until.0)
            .bind(node.to_owned())
            .execute(self.connection())
            .await?;
        if done.rows_affected() > 0 {
            return Ok(Renewed::GoesOn);
        }
        let keys_at = self.store().keys().made_at();
        sqlx::query("INSERT INTO node (id, started_at, lease_until, keys_at) VALUES ($1, $2, $3, $4)")
            .bind(node.to_owned())
            .bind(now.0)
            .bind(until.0)
            .bind(keys_at.0)
            .execute(self.connection())
            .await?;
        Ok(Renewed::Started)
    }

    /// Other nodes whose lease has run out. With SQLite there is only ever one process, so any other node is dead.
    pub async fn dead_nodes(&mut self, but: &str) -> Result<Vec<String>, Error> {
        let now = match self.store.flavour {
            crate::Flavour::Sqlite => i64::MAX,
            crate::Flavour::Postgres => self.now().0,
        };
        let rows = sqlx::query("SELECT id FROM node WHERE lease_until < $1 AND id <> $2 ORDER BY id")
            .bind(now)
            .bind(but.to_owned())
            .fetch_all(self.connection())
            .await?;
        rows.iter().map(|row| Ok(row.try_get("id")?)).collect()
    }

    /// Whether another node is alive, who can go on writing when this one stops.
    pub async fn company(&mut self, but: &str) -> Result<Company, Error> {
        match self.store.flavour {
            crate::Flavour::Sqlite => Ok(Company::Alone),
            crate::Flavour::Postgres => {
                let now = self.now();
                let row = sqlx::query("SELECT COUNT(*) AS others FROM node WHERE lease_until >= $1 AND id <> $2")
                    .bind(now.0)
                    .bind(but.to_owned())
                    .fetch_one(self.connection())
                    .await?;
                Ok(if row.try_get::<i64, _>("others")? > 0 { Company::Others } else { Company::Alone })
            }
        }
    }

    /// Staff with a console on a node.
    pub async fn staff_on(&mut self, node: &str) -> Result<Vec<StaffId>, Error> {
        let rows = sqlx::query("SELECT staff FROM staff_link WHERE node = $1 ORDER BY staff")
            .bind(node.to_owned())
            .fetch_all(self.connection())
            .await?;
        rows.iter().map(|row| id(row, "staff")).collect()
    }

    /// Sessions whose caller's page is on a node.
    pub async fn callers_on(&mut self, node: &str, limit: i64) -> Result<Vec<SessionId>, Error> {
        self.flush_sessions().await?;
        let rows = sqlx::query("SELECT id FROM session WHERE caller_node = $1 ORDER BY id LIMIT $2")
            .bind(node.to_owned())
            .bind(limit)
            .fetch_all(self.connection())
            .await?;
        let ids: Vec<SessionId> = rows.iter().map(|row| id(row, "id")).collect::<Result<_, _>>()?;
        self.load(ids.iter().copied()).await?;
        Ok(ids)
    }

    /// Forgets a node.
    pub async fn remove_node(&mut self, node: &str) -> Result<(), Error> {
        sqlx::query("DELETE FROM node WHERE id = $1").bind(node.to_owned()).execute(self.connection()).await?;
        Ok(())
    }
}

impl Store {
    /// Deadlines that have come, earliest first.
    pub async fn due(&self, now: Timestamp, limit: i64) -> Result<Vec<(SessionId, DeadlineKind)>, Error> {
        let rows =
            sqlx::query("SELECT subject, kind FROM deadline WHERE due_at <= $1 ORDER BY due_at, subject LIMIT $2")
                .bind(now.0)
                .bind(limit)
                .fetch_all(&self.read)
                .await?;
        rows.iter().map(|row| Ok((id(row, "subject")?, code(row, "kind", DeadlineKind::from_code)?))).collect()
    }

    /// When the next deadline comes.
    pub async fn next_due(&self) -> Result<Option<Timestamp>, Error> {
        let row = sqlx::query("SELECT due_at FROM deadline ORDER BY due_at LIMIT 1").fetch_optional(&self.read).await?;
        Ok(row.map(|row| row.try_get("due_at")).transpose()?.map(Timestamp))
    }
}
