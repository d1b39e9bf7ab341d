//! Filling a database with history, which no client could live through in time.

use super::clock;
use anyhow::Result;
use std::path::Path;
use xinqiao::assembly::sealing_keys;
use xinqiao::keys::MasterKeys;
use xinqiao_domain::{Date, StaffId};
use xinqiao_storage::bulk::{self, Kind, Registry, sessions};

/// Adds `count` closed sessions to the database at `url`, the server being stopped.
pub async fn closed_sessions(url: &str, count: u64) -> Result<()> {
    Ok(Box::pin(sessions(url, Kind::Closed, usize::try_from(count)?, clock::today())).await?)
}

/// Adds the patients numbered `from` up to `to` to the database at `url`, the server being stopped; `key_file` is its own.
pub async fn patients(url: &str, key_file: &Path, made: &Registry, from: usize, to: usize) -> Result<()> {
    let keys = sealing_keys(&MasterKeys::load(key_file)?);
    Ok(Box::pin(bulk::registry(url, keys, made, from, to)).await?)
}

/// Adds a confirmed supervision of each person on each day to the database at `url`, the server being stopped.
pub async fn supervisions(url: &str, by: StaffId, people: &[StaffId], days: &[Date]) -> Result<()> {
    Ok(Box::pin(bulk::supervisions(url, by, people, days)).await?)
}
