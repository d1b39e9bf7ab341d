//! `xinqiao migrate`: brings the database up to date, and stops.

use super::serve::open_store;
use crate::clock::Clock;
use crate::config::Config;
use crate::keys::MasterKeys;
use xinqiao_storage::SCHEMA_VERSION;

/// Makes the key file and the database where they are missing, and brings an older database up to date.
pub async fn migrate(config: &Config) -> anyhow::Result<()> {
    let keys = MasterKeys::load_or_create(&config.key_file, Clock::System.now())?;
    open_store(config, &keys).await?.close().await;
    println!("{} is up to date (schema {SCHEMA_VERSION})", config.database);
    Ok(())
}
