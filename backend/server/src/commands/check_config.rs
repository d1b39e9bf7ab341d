//! `xinqiao check-config`: every setting as it holds, and whether it is safe to serve with. Touches nothing.

use crate::config::Config;
use crate::keys::MasterKeys;
use crate::net::tls_acceptor;
use anyhow::Context;
use std::io::ErrorKind;

/// Prints the settings in the file's own form, then says what is wrong with them.
pub fn check_config(config: &Config) -> anyhow::Result<()> {
    println!("{}", config.describe().trim_end());
    config.check_serving()?;
    if let Some(tls) = &config.tls {
        tls_acceptor(tls)?;
    }
    config.outlets()?;
    config.systems.speaker()?;
    config.reports()?;
    // A first start makes the key file; one that is there must be readable, and by its owner alone.
    match std::fs::metadata(&config.key_file) {
        Ok(_) => {
            MasterKeys::load(&config.key_file)?;
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error).context("key_file"),
    }
    eprintln!("these settings can be served with");
    Ok(())
}
