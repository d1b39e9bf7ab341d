//! `xinqiao backup FILE`: a whole and consistent copy of the database while the hotline runs.

use super::existing::existing_store;
use crate::config::Config;
use anyhow::{Context, bail};
use std::path::Path;
use xinqiao_storage::Flavour;

/// Copies the database into a new file.
pub async fn backup(config: &Config, to: &Path) -> anyhow::Result<()> {
    if to.exists() {
        bail!("{} exists already; name a new file", to.display());
    }
    let name = to.to_str().context("the name of the copy must be readable text")?;
    let store = existing_store(config).await?;
    let copied = match store.flavour() {
        Flavour::Sqlite => store.backup(name).await.with_context(|| format!("copying to {name}")),
        Flavour::Postgres => Err(anyhow::anyhow!("this hotline is on PostgreSQL: copy it with pg_dump")),
    };
    store.close().await;
    copied?;
    println!("copied to {name}\nIt opens only with the key file: keep a copy of that too, in another place.");
    Ok(())
}
