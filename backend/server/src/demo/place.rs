//! Where a demonstration lives: its settings, and making room for a new one without ever touching a real hotline.

use crate::assembly::sealing_keys;
use crate::config::{Config, DatabaseUrl, Origin};
use crate::keys::MasterKeys;
use anyhow::{Context, bail};
use std::fs;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use xinqiao_storage::Store;
use xinqiao_storage::centre::Mark;

/// Seconds a stopping demonstration waits: there is nobody whom it would hurt.
const DRAIN_SECONDS: u64 = 3;
/// What SQLite keeps beside a database.
const BESIDE: [&str; 3] = ["", "-wal", "-shm"];

/// The settings of a demonstration. Neither a file nor the environment changes them: a real hotline's settings must not
/// lead it to that hotline's database.
pub fn config(listen: SocketAddr, folder: &Path) -> anyhow::Result<Config> {
    let url = format!("sqlite://{}", folder.join("data/demonstration.db").display());
    let database = DatabaseUrl::try_from(url).map_err(anyhow::Error::msg).context("the folder of the demonstration")?;
    Ok(Config {
        listen,
        public_url: Origin::listening(listen, None),
        database,
        key_file: folder.join("keys/demonstration.key"),
        drain_seconds: DRAIN_SECONDS,
        ..Config::default()
    })
}

/// Removes an earlier demonstration: only a database that opens with its keys and carries the mark.
pub async fn clear(config: &Config) -> anyhow::Result<()> {
    let Some(file) = config.database.file().filter(|file| file.exists()) else { return Ok(()) };
    match mark(config).await {
        Ok(Some(Mark::Demonstration)) => remove(file, &config.key_file),
        Ok(Some(Mark::Real) | None) | Err(_) => bail!(
            "{} is not a demonstration, or its keys are missing; nothing was changed. Choose another folder with \
             --folder, or remove it yourself if you are sure that nobody needs it",
            file.display()
        ),
    }
}

async fn mark(config: &Config) -> anyhow::Result<Option<Mark>> {
    let keys = MasterKeys::load(&config.key_file)?;
    let store = Store::open(config.database.reveal(), sealing_keys(&keys)).await?;
    let centre = store.centre().await;
    store.close().await;
    Ok(centre?.map(|centre| centre.mark))
}

fn remove(database: &Path, keys: &Path) -> anyhow::Result<()> {
    let beside = BESIDE.iter().map(|ending| {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    });
    for file in beside.chain([keys.to_owned()]) {
        match fs::remove_file(&file) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| format!("removing {}", file.display())),
        }
    }
    Ok(())
}
