//! One request over HTTP on a connection of its own: nothing is ever sent on to another address, and it is known whether
//! the request had been handed over when something went wrong.

#[cfg(test)]
pub(crate) mod far_end;
#[cfg(test)]
mod tests;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::client::conn::http1;
use hyper::header::{CONNECTION, HOST, HeaderMap, HeaderValue};
use hyper::{Method, Request, Response, StatusCode, Uri};
use hyper_util::rt::TokioIo;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use xinqiao_domain::delivery::SendOutcome;
use xinqiao_domain::time::Millis;

/// Largest answer read unless more is asked for, in bytes. Gateways answer in a few hundred.
const ANSWER_BYTES: usize = 64 * 1024;
/// Longest account of an answer, in characters.
const LONGEST_ANSWER: usize = 200;
/// Digits in a row from which on they may be somebody's number, and are left out of an account.
const DIGITS: usize = 7;

/// What came of one attempt over any channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub outcome: SendOutcome,
    /// What was said, in one line of at most 200 characters without numbers of anybody: it may be kept and logged.
    pub answer: String,
    /// The provider's own name of what it took, by which its reports come.
    pub reference: Option<String>,
}

impl Taken {
    pub(crate) fn new(outcome: SendOutcome, answer: &str) -> Self {
        Self { outcome, answer: safe(answer), reference: None }
    }
}

/// Where a request goes: by TLS, or in the clear to this machine only.
#[derive(Clone)]
pub(crate) struct Target {
    uri: Uri,
    host: String,
    port: u16,
    way: Way,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Tls,
    Clear,
}

/// Why an address cannot be used. Never quotes it: it carries the key to the robot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TargetFault {
    #[error("it is no address of the web, as https://host/path")]
    Form,
    #[error("https only: in the clear only to this machine (localhost, 127.0.0.1, ::1)")]
    Clear,
}

impl Target {
    /// # Errors
    /// [`TargetFault`].
    pub fn parse(text: &str) -> Result<Self, TargetFault> {
        let uri: Uri = text.parse().map_err(|_| TargetFault::Form)?;
        let authority = uri.authority().ok_or(TargetFault::Form)?;
        if authority.as_str().contains('@') || authority.host().is_empty() {
            return Err(TargetFault::Form);
        }
        let host = authority.host().trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
        let (way, port) = match uri.scheme_str() {
            Some("https") => (Way::Tls, 443),
            Some("http") if is_this_machine(&host) => (Way::Clear, 80),
            Some("http") => return Err(TargetFault::Clear),
            Some(_) | None => return Err(TargetFault::Form),
        };
        Ok(Self { port: authority.port_u16().unwrap_or(port), uri, host, way })
    }

    /// The host's name, in small letters.
    pub fn host(&self) -> &str {
        &self.host
    }
}

/// Neither path nor query: they may be a key.
impl fmt::Debug for Target {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Target").field("host", &self.host).finish_non_exhaustive()
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// One request.
pub(crate) struct Ask {
    pub method: Method,
    pub target: Target,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// What was answered.
pub(crate) struct Reply {
    pub status: StatusCode,
    /// Empty when it was too long, or broke off.
    pub body: Bytes,
}

/// Makes requests, each within a limit. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Caller {
    tls: TlsConnector,
    limit: Duration,
    /// Largest answer read, in bytes.
    most: usize,
}

/// Whether an attempt got so far that it may have arrived.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reached {
    NotYet,
    HandedOver,
}

impl Caller {
    /// Believes the public authorities, and those of `extra_root` (PEM).
    ///
    /// # Errors
    /// Says what is wrong with `extra_root`.
    pub fn new(extra_root: Option<&[u8]>, limit: Millis) -> Result<Self, &'static str> {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        if let Some(pem) = extra_root {
            let certificates: Vec<_> =
                CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().map_err(|_| "not PEM")?;
            if certificates.is_empty() {
                return Err("no certificate in it");
            }
            for certificate in certificates {
                roots.add(certificate).map_err(|_| "a certificate in it cannot be used")?;
            }
        }
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|_| "TLS cannot be set up")?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let limit = Duration::from_millis(limit.0.unsigned_abs());
        Ok(Self { tls: TlsConnector::from(Arc::new(config)), limit, most: ANSWER_BYTES })
    }

    /// The same, with another limit.
    #[must_use]
    pub fn with_limit(self, limit: Millis) -> Self {
        Self { limit: Duration::from_millis(limit.0.unsigned_abs()), ..self }
    }

    /// The same, for answers of so many bytes.
    #[must_use]
    pub fn reading(self, most: usize) -> Self {
        Self { most, ..self }
    }

    /// The answer, or what came of it without one.
    pub async fn ask(&self, ask: Ask) -> Result<Reply, Taken> {
        let mut reached = Reached::NotYet;
        let ended = tokio::select! {
            biased;
            ended = self.exchange(ask, &mut reached) => ended.map_err(|error| error.to_string()),
            () = tokio::time::sleep(self.limit) => Err("no answer within the time limit".to_owned()),
        };
        ended.map_err(|said| {
            let outcome = match reached {
                Reached::NotYet => SendOutcome::Unreachable,
                Reached::HandedOver => SendOutcome::NoAnswer,
            };
            Taken::new(outcome, &said)
        })
    }

    async fn exchange(&self, ask: Ask, reached: &mut Reached) -> Result<Reply, Failed> {
        let line = TcpStream::connect((ask.target.host.as_str(), ask.target.port)).await?;
        line.set_nodelay(true)?;
        match ask.target.way {
            Way::Clear => speak(line, ask, self.most, reached).await,
            Way::Tls => {
                let name = ServerName::try_from(ask.target.host.clone()).map_err(|_| Failed::Name)?;
                let line = self.tls.connect(name, line).await?;
                speak(line, ask, self.most, reached).await
            }
        }
    }
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error("{0}")]
    Network(#[from] io::Error),
    #[error("{0}")]
    Http(#[from] hyper::Error),
    #[error("the host's name cannot stand in a certificate")]
    Name,
    #[error("the request cannot be put together")]
    Request,
}

async fn speak(
    line: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    ask: Ask,
    most: usize,
    reached: &mut Reached,
) -> Result<Reply, Failed> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(line)).await?;
    let request = request(ask)?;
    *reached = Reached::HandedOver;
    let answered = async {
        let answer = sender.send_request(request).await?;
        Ok(read(answer, most).await)
    };
    // It moves the bytes; after it has ended, what was answered is still taken.
    let moving = async {
        let _ = connection.await;
        std::future::pending::<Infallible>().await
    };
    tokio::select! {
        biased;
        reply = answered => reply,
        never = moving => match never {},
    }
}

fn request(ask: Ask) -> Result<Request<Full<Bytes>>, Failed> {
    let Ask { method, target, headers, body } = ask;
    let authority = target.uri.authority().map_or("", |authority| authority.as_str());
    let host = HeaderValue::from_str(authority).map_err(|_| Failed::Request)?;
    let path = target.uri.path_and_query().map_or("/", |path| path.as_str());
    let mut request = Request::builder().method(method).uri(path).body(Full::new(Bytes::from(body)));
    if let Ok(request) = &mut request {
        *request.headers_mut() = headers;
        request.headers_mut().insert(HOST, host);
        request.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    request.map_err(|_| Failed::Request)
}

async fn read(answer: Response<hyper::body::Incoming>, most: usize) -> Reply {
    let status = answer.status();
    let body = match Limited::new(answer.into_body(), most).collect().await {
        Ok(body) => body.to_bytes(),
        Err(_) => Bytes::new(),
    };
    Reply { status, body }
}

/// What a status says by itself; none where the body has to say it.
pub(crate) fn by_status(status: StatusCode) -> Option<SendOutcome> {
    match status.as_u16() {
        200..=299 => None,
        // Not taken, and asked to come again.
        408 | 425 | 429 | 503 => Some(SendOutcome::Deferred),
        // Somewhere else, or not like this: for a human.
        300..=499 => Some(SendOutcome::Refused),
        // It broke while it was at it: it may have gone through.
        _ => Some(SendOutcome::NoAnswer),
    }
}

/// One bounded line without control characters and without anything long enough to be somebody's number.
fn safe(text: &str) -> String {
    let mut safe = String::new();
    let mut digits = String::new();
    let flush = |safe: &mut String, digits: &mut String| {
        safe.push_str(if digits.len() >= DIGITS { "…" } else { digits.as_str() });
        digits.clear();
    };
    for letter in text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }) {
        if letter.is_ascii_digit() {
            digits.push(letter);
        } else {
            flush(&mut safe, &mut digits);
            safe.push(letter);
        }
    }
    flush(&mut safe, &mut digits);
    safe.trim().chars().take(LONGEST_ANSWER).collect()
}
