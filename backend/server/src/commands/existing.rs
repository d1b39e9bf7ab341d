//! Opening a database that must be there: whoever copies or checks a hotline does not want a new one.

use super::serve::open_store;
use crate::config::Config;
use crate::keys::MasterKeys;
use anyhow::{Context, bail};
use xinqiao_storage::Store;

/// Opens the database of an existing hotline.
pub(super) async fn existing_store(config: &Config) -> anyhow::Result<Store> {
    let keys = MasterKeys::load(&config.key_file).context("the key file of this hotline is needed")?;
    if let Some(file) = config.database.file().filter(|file| !file.exists()) {
        bail!("there is no database at {}; check `database` in xinqiao.toml", file.display());
    }
    open_store(config, &keys).await
}
