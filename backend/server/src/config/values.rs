//! Values that are checked when they are read: an origin, and the address of a database.

use super::Tls;
use axum::http::Uri;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Scheme, host and port as browsers write them in `Origin`: lower case, without the scheme's own port.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin {
    scheme: Scheme,
    /// Host, and the port where it is not the scheme's own.
    authority: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Scheme {
    Http,
    Https,
}

impl Scheme {
    const fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    const fn port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// What an origin should look like.
const ORIGIN_FORM: &str = "an origin such as https://hotline.example or http://127.0.0.1:8080, without a path";

impl Origin {
    /// `http://127.0.0.1:port`.
    pub fn loopback(port: u16) -> Self {
        Self::of(Scheme::Http, "127.0.0.1", Some(port))
    }

    /// `http://localhost:port`.
    pub fn localhost(port: u16) -> Self {
        Self::of(Scheme::Http, "localhost", Some(port))
    }

    /// Where a browser on the same machine finds what listens there.
    pub fn listening(address: SocketAddr, tls: Option<&Tls>) -> Self {
        let scheme = if tls.is_some() { Scheme::Https } else { Scheme::Http };
        let host = match address.ip() {
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        Self::of(scheme, &host, Some(address.port()))
    }

    /// The host alone, without the port and, of an IPv6 address, without its brackets.
    pub fn host(&self) -> &str {
        let authority = self.authority.as_str();
        if let Some((address, _)) = authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            return address;
        }
        authority.split_once(':').map_or(authority, |(host, _)| host)
    }

    /// Whether browsers reach it by TLS.
    pub fn is_secure(&self) -> bool {
        self.scheme == Scheme::Https
    }

    /// The same place for sockets: `wss://host`, or `ws://host` without TLS.
    pub fn socket_origin(&self) -> String {
        let scheme = match self.scheme {
            Scheme::Http => "ws",
            Scheme::Https => "wss",
        };
        format!("{scheme}://{}", self.authority)
    }

    fn of(scheme: Scheme, host: &str, port: Option<u16>) -> Self {
        let host = host.to_ascii_lowercase();
        let authority = match port {
            Some(port) if port != scheme.port() => format!("{host}:{port}"),
            Some(_) | None => host,
        };
        Self { scheme, authority }
    }
}

impl FromStr for Origin {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let uri: Uri = text.parse().map_err(|_| ORIGIN_FORM)?;
        let scheme = match uri.scheme_str() {
            Some("http") => Scheme::Http,
            Some("https") => Scheme::Https,
            Some(_) | None => return Err(ORIGIN_FORM),
        };
        let authority = uri.authority().ok_or(ORIGIN_FORM)?;
        let alone = uri.path_and_query().is_none_or(|rest| rest.as_str() == "/") && !authority.as_str().contains('@');
        if alone && !authority.host().is_empty() {
            Ok(Self::of(scheme, authority.host(), authority.port_u16()))
        } else {
            Err(ORIGIN_FORM)
        }
    }
}

impl TryFrom<String> for Origin {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.to_string()
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme.name(), self.authority)
    }
}

/// Where the database is. Printed without its password.
#[derive(Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct DatabaseUrl(Place);

#[derive(Clone, PartialEq, Eq)]
enum Place {
    Sqlite { url: String, file: PathBuf },
    Postgres { url: String },
}

/// What an address of a database should look like.
const DATABASE_FORM: &str = "sqlite://folder/file.db or postgres://user:password@host/name";

impl DatabaseUrl {
    /// The whole address, with its password: for the driver only.
    pub fn reveal(&self) -> &str {
        match &self.0 {
            Place::Sqlite { url, .. } | Place::Postgres { url } => url,
        }
    }

    /// The database's file, where it is one.
    pub fn file(&self) -> Option<&Path> {
        match &self.0 {
            Place::Sqlite { file, .. } => Some(file),
            Place::Postgres { .. } => None,
        }
    }

    /// The folder the database's files are in, where it has one.
    pub fn folder(&self) -> Option<&Path> {
        match &self.0 {
            Place::Sqlite { file, .. } => file.parent(),
            Place::Postgres { .. } => None,
        }
    }
}

impl Default for DatabaseUrl {
    fn default() -> Self {
        let file = "data/xinqiao.db";
        Self(Place::Sqlite { url: format!("sqlite://{file}"), file: PathBuf::from(file) })
    }
}

impl TryFrom<String> for DatabaseUrl {
    type Error = &'static str;

    fn try_from(url: String) -> Result<Self, Self::Error> {
        let place = if let Some(rest) = url.strip_prefix("sqlite:") {
            let path = rest.strip_prefix("//").unwrap_or(rest);
            let file = PathBuf::from(path.split_once('?').map_or(path, |(file, _)| file));
            // A database in memory would be another one for each connection, and gone with the process.
            if file.file_name().is_none() || path.starts_with(":memory:") {
                return Err(DATABASE_FORM);
            }
            Place::Sqlite { url, file }
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Place::Postgres { url }
        } else {
            return Err(DATABASE_FORM);
        };
        Ok(Self(place))
    }
}

impl From<DatabaseUrl> for String {
    fn from(url: DatabaseUrl) -> Self {
        url.to_string()
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Place::Sqlite { url, .. } => f.write_str(url),
            Place::Postgres { url } => f.write_str(&without_password(url)),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

/// Parameters may carry a password too, so none is shown.
fn without_password(url: &str) -> String {
    let (url, parameters) = url.split_once('?').map_or((url, ""), |(url, _)| (url, "?***"));
    let Some((scheme, rest)) = url.split_once("://") else { return String::new() };
    // The last @ ends the user's part: a password may hold one itself.
    match rest.rsplit_once('@') {
        Some((user, host)) => match user.split_once(':') {
            Some((user, _)) => format!("{scheme}://{user}:***@{host}{parameters}"),
            None => format!("{scheme}://{user}@{host}{parameters}"),
        },
        None => format!("{scheme}://{rest}{parameters}"),
    }
}
