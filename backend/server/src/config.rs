//! The settings of one node: `xinqiao.toml`, over it `XINQIAO_*`, under both the defaults written here.
//!
//! What the centre decides about its work (targets, capacity, open hours) is no setting of a node; it is in the database.

mod check;
mod limits;
mod load;
mod mail;
mod robots;
mod sms;
mod systems;
mod values;

pub use check::Insecure;
pub use limits::Limits;
pub use load::ConfigFault;
pub use mail::{Mail, MailSecurity};
pub use robots::Robots;
pub use sms::{BodyForm, ReportReader, Sms, SmsReport};
pub use systems::Systems;
pub use values::{DatabaseUrl, Origin};

use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;
use xinqiao_domain::delivery::DeliveryChannel;
use xinqiao_notify::Outlet;
use xinqiao_notify::email::Mailer;
use xinqiao_notify::robot::RobotKind;

/// The file read when none is named.
pub const DEFAULT_FILE: &str = "xinqiao.toml";
/// What the environment's variables begin with; a table and its key are joined by two underscores.
pub const ENVIRONMENT_PREFIX: &str = "XINQIAO_";

/// Everything that can be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where the program listens. Default 127.0.0.1:8080, this machine only.
    pub listen: SocketAddr,
    /// How browsers reach it: scheme, host and port. Left out, it is where the program listens, if that is this
    /// machine: `http://127.0.0.1:8080` by default.
    pub public_url: Origin,
    /// `sqlite://data/xinqiao.db` by default, or `postgres://user:password@host/name`.
    pub database: DatabaseUrl,
    /// The secrets; made on first use for the owner alone, outside the database's folder. Default `keys/xinqiao.key`.
    pub key_file: PathBuf,
    /// Networks whose `X-Forwarded-For` is believed, as `10.0.0.0/8`. Default none.
    pub trusted_proxies: Vec<IpNet>,
    /// Pages of which origins may open a socket. Left out: the public one, and this machine's when it listens there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_origins: Option<Vec<Origin>>,
    /// Certificate and key; left out, the program speaks plain HTTP.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls: Option<Tls>,
    /// The mail server for letters to colleagues; left out, none are sent and the outbox says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<Mail>,
    /// The gateway for text messages; left out, none are sent and the outbox says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms: Option<Sms>,
    /// Which robots of group chats may be spoken to.
    pub robots: Robots,
    /// Whom to believe of other institutions' own systems.
    pub systems: Systems,
    pub password: Password,
    pub log: Log,
    pub limits: Limits,
    /// How long a stopping node waits for open requests and sockets, in seconds. Default 10.
    pub drain_seconds: u64,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: Origin::loopback(8080),
            database: DatabaseUrl::default(),
            key_file: PathBuf::from("keys/xinqiao.key"),
            trusted_proxies: Vec::new(),
            allowed_origins: None,
            tls: None,
            mail: None,
            sms: None,
            robots: Robots::default(),
            systems: Systems::default(),
            password: Password::default(),
            log: Log::default(),
            limits: Limits::default(),
            drain_seconds: 10,
        }
    }
}

/// `[tls]`: PEM files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// The certificate, then those between it and the root.
    pub cert: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// `[password]`: what staff passwords must be like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Password {
    pub profile: PasswordProfile,
}

/// The two named rules for passwords (security: "Accounts"); both ask for 12 characters and refuse common ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PasswordProfile {
    /// No rotation, no composition. The default.
    #[default]
    Asvs,
    /// Changed every 90 days, three of four classes of characters (等级保护).
    Mlps,
}

/// `[log]`: what the program says of itself, to standard error. Never a caller's words, names or numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    pub format: LogFormat,
    pub level: LogLevel,
}

/// How a log line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For collectors: one object a line.
    Json,
}

/// The least important thing that is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogLevel {
    Error,
    Warn,
    #[default]
    Info,
    Debug,
    Trace,
}

impl Config {
    /// Reads `file` (or [`DEFAULT_FILE`] if there is one), lays the environment over it, and checks that the values fit
    /// together.
    pub fn load(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigFault> {
        let config = load::read(file, environment)?;
        check::fits_together(&config)?;
        Ok(config)
    }

    /// Whether the program may serve like this: plain HTTP leaves the machine only through a trusted proxy.
    pub fn check_serving(&self) -> Result<(), Insecure> {
        check::serving(self)
    }

    /// Origins whose pages may open a socket.
    pub fn allowed_origins(&self) -> Vec<Origin> {
        if let Some(origins) = &self.allowed_origins {
            return origins.clone();
        }
        let mut origins = vec![self.public_url.clone()];
        if self.listen.ip().is_loopback() {
            let port = self.listen.port();
            origins.extend([Origin::loopback(port), Origin::localhost(port)]);
        }
        origins.dedup();
        origins
    }

    /// The way to send e-mail, where one is set up.
    fn mailer(&self) -> Result<Option<Mailer>, ConfigFault> {
        self.mail.as_ref().map(|mail| mail.mailer(self.public_url.host())).transpose()
    }

    /// Every way out of the house that is set up, by its channel.
    ///
    /// # Errors
    /// The key that cannot be used, and why.
    pub fn outlets(&self) -> Result<BTreeMap<DeliveryChannel, Outlet>, ConfigFault> {
        let robots = self.robots.speaker()?;
        let mut outlets = BTreeMap::from([
            (DeliveryChannel::Wecom, Outlet::Robot(RobotKind::Wecom, robots.clone())),
            (DeliveryChannel::Dingtalk, Outlet::Robot(RobotKind::Dingtalk, robots.clone())),
            (DeliveryChannel::Feishu, Outlet::Robot(RobotKind::Feishu, robots)),
        ]);
        if let Some(mailer) = self.mailer()? {
            outlets.insert(DeliveryChannel::Email, Outlet::Email(mailer));
        }
        if let Some(sms) = &self.sms {
            outlets.insert(DeliveryChannel::Sms, Outlet::Sms(sms.gateway()?));
        }
        Ok(outlets)
    }

    /// How the SMS provider's reports are believed and read, where it sends any.
    ///
    /// # Errors
    /// The key that cannot be used, and why.
    pub fn reports(&self) -> Result<Option<ReportReader>, ConfigFault> {
        Ok(self.sms.as_ref().map(Sms::reports).transpose()?.flatten())
    }

    /// How long a stopping node waits.
    pub fn drain(&self) -> Duration {
        Duration::from_secs(self.drain_seconds)
    }

    /// The whole configuration as it holds, in the file's own form; the database's password is left out.
    ///
    /// # Panics
    /// Never: a configuration was read from TOML, or is the default, which a test describes.
    pub fn describe(&self) -> String {
        let whole = Self { allowed_origins: Some(self.allowed_origins()), ..self.clone() };
        toml::to_string(&whole).expect("a configuration is made of what TOML can say")
    }

    /// A configuration with every key there is, to compare written keys with.
    fn with_every_key() -> Self {
        let Self {
            listen, public_url, database, key_file, trusted_proxies, password, log, limits, drain_seconds, ..
        } = Self::default();
        let allowed_origins = Some(Vec::new());
        let tls = Some(Tls { cert: PathBuf::new(), key: PathBuf::new() });
        let mail = Some(Mail::with_every_key());
        let (sms, robots) = (Some(Sms::with_every_key()), Robots::with_every_key());
        let systems = Systems::with_every_key();
        Self {
            listen,
            public_url,
            database,
            key_file,
            trusted_proxies,
            allowed_origins,
            tls,
            mail,
            sms,
            robots,
            systems,
            password,
            log,
            limits,
            drain_seconds,
        }
    }
}

#[cfg(test)]
mod tests;
