//! `[robots]`: where group robots (WeCom, DingTalk, Feishu) live. Each member's own robot is entered with the member; this
//! says which hosts may be spoken to at all.

use super::ConfigFault;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use xinqiao_notify::robot::{ROBOT_HOSTS, Robots as Speaker};

/// Which hosts, and whom to believe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Robots {
    /// Hosts that a robot's address may name. Default the three providers' own; an own installation of theirs is named
    /// here. In the clear only to this machine.
    pub hosts: Vec<String>,
    /// Certificates (PEM) believed besides the public authorities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<PathBuf>,
}

impl Default for Robots {
    fn default() -> Self {
        Self { hosts: ROBOT_HOSTS.map(str::to_owned).to_vec(), ca_file: None }
    }
}

impl Robots {
    /// One with every key there is, to compare written keys with.
    pub(super) fn with_every_key() -> Self {
        Self { ca_file: Some(PathBuf::new()), ..Self::default() }
    }

    /// Makes them ready to be spoken to; nothing is connected yet.
    ///
    /// # Errors
    /// The key that cannot be used, and why.
    pub fn speaker(&self) -> Result<Speaker, ConfigFault> {
        let read =
            |path: &PathBuf| std::fs::read(path).map_err(|error| format!("ca_file: {}: {error}", path.display()));
        let made =
            self.ca_file.as_ref().map(read).transpose().and_then(|root| {
                Speaker::new(&self.hosts, root.as_deref()).map_err(|fault| format!("ca_file: {fault}"))
            });
        made.map_err(|message| ConfigFault::Robots { message })
    }
}
