//! Whether the values of a configuration fit together, and whether it is safe to serve with them.

use super::{Config, ConfigFault};
use std::path::{Component, Path, PathBuf};

/// Why the program does not serve like this.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "plain http on {listen} would carry callers' words unprotected through the network; either listen on 127.0.0.1, or set \
     [tls] cert and key, or, behind a proxy that speaks https, list its address in trusted_proxies"
)]
pub struct Insecure {
    listen: std::net::SocketAddr,
}

pub(super) fn serving(config: &Config) -> Result<(), Insecure> {
    let protected = config.listen.ip().is_loopback() || config.tls.is_some() || !config.trusted_proxies.is_empty();
    if protected { Ok(()) } else { Err(Insecure { listen: config.listen }) }
}

pub(super) fn fits_together(config: &Config) -> Result<(), ConfigFault> {
    let Some(folder) = config.database.folder() else { return Ok(()) };
    let (folder, key_file) = (real(folder), real(&config.key_file));
    if key_file.starts_with(&folder) { Err(ConfigFault::KeyBesideDatabase { key_file, folder }) } else { Ok(()) }
}

/// Where a path leads, by links and `..`, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut real = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                real.push(part);
                real = real.canonicalize().unwrap_or(real);
            }
        }
    }
    real
}
