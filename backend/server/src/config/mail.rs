//! `[mail]`: the mail server that letters to colleagues go through. Left out, e-mail is not set up, and what would be sent
//! says so. Nodes of one hotline carry the same.

use super::ConfigFault;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;
use xinqiao_notify::email::{EmailSettings, Mailer, Security};

/// How a mail server is reached, and as whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Name or address of the server; its certificate must show it.
    pub host: String,
    /// Default 587 with `starttls`, 465 with `implicit`, 25 with `none`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    #[serde(default)]
    pub security: MailSecurity,
    /// Left out, the server is not signed in to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// Either this or `password_file`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<MailPassword>,
    /// A file whose first line is the password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_file: Option<PathBuf>,
    /// The sender: `心桥 <hotline@example.org>` or the bare address.
    pub from: String,
    /// Certificates (PEM) believed besides the public authorities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<PathBuf>,
}

/// How the words on the way to the mail server are kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailSecurity {
    /// Not at all: only to this machine.
    None,
    /// Secured before anything is said. The default.
    #[default]
    Starttls,
    /// Secured from the first byte.
    Implicit,
}

impl MailSecurity {
    const fn port(self) -> u16 {
        match self {
            Self::None => 25,
            Self::Starttls => 587,
            Self::Implicit => 465,
        }
    }
}

impl From<MailSecurity> for Security {
    fn from(security: MailSecurity) -> Self {
        match security {
            MailSecurity::None => Self::None,
            MailSecurity::Starttls => Self::StartTls,
            MailSecurity::Implicit => Self::Implicit,
        }
    }
}

/// A password: never printed.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct MailPassword(String);

/// Stands for the password wherever the settings are shown.
const HIDDEN: &str = "***";

impl Serialize for MailPassword {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(HIDDEN)
    }
}

impl fmt::Debug for MailPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl Mail {
    /// One with every key there is, to compare written keys with.
    pub(super) fn with_every_key() -> Self {
        Self {
            host: String::new(),
            port: Some(0),
            security: MailSecurity::default(),
            username: Some(String::new()),
            password: Some(MailPassword(String::new())),
            password_file: Some(PathBuf::new()),
            from: String::new(),
            ca_file: Some(PathBuf::new()),
        }
    }

    /// Makes it ready to send; nothing is connected yet. `hello_name` is how this machine introduces itself.
    ///
    /// # Errors
    /// The key that cannot be used, and why.
    pub fn mailer(&self, hello_name: &str) -> Result<Mailer, ConfigFault> {
        let read = |key: &'static str, path: &PathBuf| {
            std::fs::read(path).map_err(|error| wrong(format!("{key}: {}: {error}", path.display())))
        };
        let password = match (&self.password, &self.password_file) {
            (Some(_), Some(_)) => return Err(wrong("password and password_file: only one of them".to_owned())),
            (Some(password), None) => Some(password.0.clone()),
            (None, Some(path)) => {
                let text = String::from_utf8(read("password_file", path)?);
                let text = text.map_err(|_| wrong("password_file: not text".to_owned()))?;
                Some(text.lines().next().unwrap_or_default().to_owned())
            }
            (None, None) => None,
        };
        let credentials = match (self.username.clone(), password) {
            (Some(username), Some(password)) => Some((username, password)),
            (None, None) => None,
            (Some(_), None) => return Err(wrong("username: needs password or password_file beside it".to_owned())),
            (None, Some(_)) => return Err(wrong("password: needs username beside it".to_owned())),
        };
        let settings = EmailSettings {
            host: self.host.clone(),
            port: self.port.unwrap_or(self.security.port()),
            security: self.security.into(),
            credentials,
            from: self.from.clone(),
            hello_name: hello_name.to_owned(),
            extra_root: self.ca_file.as_ref().map(|path| read("ca_file", path)).transpose()?,
        };
        Mailer::new(settings).map_err(|fault| wrong(fault.to_string().replace("extra_root", "ca_file")))
    }
}

fn wrong(message: String) -> ConfigFault {
    ConfigFault::Mail { message }
}
