//! `xinqiao backup FILE`: a whole and consistent copy of the database while the hotline runs.

use super::existing::existing_store;
use crate::config::Config;
use anyhow::{Context, bail};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use xinqiao_storage::{Flavour, Store};

/// Copies the database into a new file that only its owner may read.
pub async fn backup(config: &Config, to: &Path) -> anyhow::Result<()> {
    let name = to.to_str().context("the name of the copy must be readable text")?;
    let store = existing_store(config).await?;
    let copied = copy(&store, name).await;
    store.close().await;
    copied?;
    println!("copied to {name}\nIt opens only with the key file: keep a copy of that too, in another place.");
    Ok(())
}

async fn copy(store: &Store, name: &str) -> anyhow::Result<()> {
    match store.flavour() {
        Flavour::Sqlite => {}
        Flavour::Postgres => bail!("this hotline is on PostgreSQL: copy it with pg_dump"),
    }
    // SQLite writes into an empty file and keeps its mode.
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(name);
    opened.with_context(|| format!("{name} must be a new file"))?;
    let copied = store.backup(name).await.with_context(|| format!("copying to {name}"));
    if copied.is_err() {
        // Half a copy must not look like one.
        let _ = std::fs::remove_file(name);
    }
    copied
}
