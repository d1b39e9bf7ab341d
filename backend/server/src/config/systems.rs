//! `[systems]`: other institutions' own systems, spoken to in HL7 FHIR. Each one's address and how we sign in there is
//! entered with the institution; this says whom to believe.

use super::ConfigFault;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use xinqiao_notify::system::Systems as Speaker;

/// Whom to believe.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Systems {
    /// Certificates (PEM) believed besides the public authorities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<PathBuf>,
}

impl Systems {
    /// One with every key there is, to compare written keys with.
    pub(super) fn with_every_key() -> Self {
        Self { ca_file: Some(PathBuf::new()) }
    }

    /// Makes them ready to be spoken to; nothing is connected yet.
    ///
    /// # Errors
    /// The key that cannot be used, and why.
    pub fn speaker(&self) -> Result<Speaker, ConfigFault> {
        let read =
            |path: &PathBuf| std::fs::read(path).map_err(|error| format!("ca_file: {}: {error}", path.display()));
        let made = self.ca_file.as_ref().map(read).transpose();
        made.and_then(|root| Speaker::new(root.as_deref()).map_err(|fault| format!("ca_file: {fault}")))
            .map_err(|message| ConfigFault::Systems { message })
    }
}
