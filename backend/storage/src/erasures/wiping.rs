//! Wiping from the database's files what nobody can read any more.

use crate::{Error, Flavour, Store};
use sqlx::Row;

/// Whether anything may be left in the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wiped {
    Gone,
    /// Somebody still reads from before; it is tried again.
    NotYet,
}

/// Where numbers are found. SQLite overwrites what is deleted (`secure_delete`), but not the copies that it leaves behind
/// when it splits a page of an index (seen: 10 of 1,000 digests). Written anew, the old pages are overwritten whole.
const INDEXES: [&str; 4] =
    ["REINDEX session_by_phone", "REINDEX session_by_return", "REINDEX block_by_phone", "REINDEX block_by_origin"];
/// The log is written into the file and cut to nothing, without keeping the writer waiting for readers.
const HURRY: &str = "PRAGMA busy_timeout = 200";
const CUT: &str = "PRAGMA wal_checkpoint(TRUNCATE)";
const PATIENCE: &str = "PRAGMA busy_timeout = 5000";
/// Takes what is dead out of the pages.
const TABLES: [&str; 6] =
    ["VACUUM seal_key", "VACUUM session", "VACUUM callback", "VACUUM block", "VACUUM outbox", "VACUUM line"];

impl Store {
    /// Wipes what was erased before. Outside any transaction.
    ///
    /// PostgreSQL keeps no promise about bytes: its log archives and replicas are the operator's.
    pub async fn wipe(&self) -> Result<Wiped, Error> {
        match self.flavour {
            Flavour::Sqlite => self.wipe_file().await,
            Flavour::Postgres => {
                let mut connection = self.read.acquire().await?;
                sqlx::query("SET statement_timeout = '60s'").execute(&mut *connection).await?;
                let mut done = Ok(());
                for table in TABLES {
                    done = sqlx::query(table).execute(&mut *connection).await.map(|_| ());
                    if done.is_err() {
                        break;
                    }
                }
                sqlx::query("SET statement_timeout = '5s'").execute(&mut *connection).await?;
                done?;
                Ok(Wiped::Gone)
            }
        }
    }

    async fn wipe_file(&self) -> Result<Wiped, Error> {
        for index in INDEXES {
            sqlx::query(index).execute(&self.write).await?;
        }
        let mut connection = self.write.acquire().await?;
        sqlx::query(HURRY).execute(&mut *connection).await?;
        let cut = sqlx::query(CUT).fetch_one(&mut *connection).await;
        sqlx::query(PATIENCE).execute(&mut *connection).await?;
        let busy: i64 = cut?.try_get(0)?;
        Ok(if busy == 0 { Wiped::Gone } else { Wiped::NotYet })
    }
}
