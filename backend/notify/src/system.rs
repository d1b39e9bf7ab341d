//! Another institution's own system, spoken to over HTTP in JSON: one request, signed in as was agreed with it, and what
//! it answered. What is said, and what an answer means, is another crate's.

#[cfg(test)]
mod tests;

use crate::exchange::{Ask, Caller, Reply, Taken, Target, TargetFault, by_status};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::Bytes;
use hyper::Method;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, IF_MATCH};
use serde_json::Value;
use std::fmt;
use xinqiao_domain::delivery::{SEND_LIMIT, SendOutcome};
use xinqiao_domain::exchange::{Access, SystemSignIn};
use xinqiao_domain::time::Millis;

/// Largest answer read, in bytes: a page of what has changed.
const ANSWER_BYTES: usize = 2 * 1024 * 1024;
/// How FHIR is written.
const FHIR_JSON: &str = "application/fhir+json";
/// How a token is asked for.
const FORM: &str = "application/x-www-form-urlencoded";

/// Speaks to systems. Cheap to clone.
#[derive(Clone)]
pub struct Systems {
    caller: Caller,
}

impl fmt::Debug for Systems {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Systems(..)")
    }
}

/// What is done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Get,
    Post,
    Put,
}

/// One request.
pub struct SystemAsk<'a> {
    pub verb: Verb,
    /// Below the address of the system, without a slash before it; empty for the address itself.
    pub path: &'a str,
    /// The version that it must still have.
    pub if_match: Option<&'a str>,
    /// JSON.
    pub body: Option<&'a str>,
}

/// What was answered.
#[derive(Clone, PartialEq, Eq)]
pub struct SystemReply {
    pub status: u16,
    /// Empty when it was too long, or broke off.
    pub body: Bytes,
}

/// Whether an address can be spoken to: by TLS, or in the clear to this machine only.
///
/// # Errors
/// [`TargetFault`].
pub fn check_address(address: &str) -> Result<(), TargetFault> {
    if address.contains(['?', '#']) {
        return Err(TargetFault::Form);
    }
    Target::parse(address).map(drop)
}

impl Systems {
    /// Certificates of `extra_root` (PEM) are believed besides the public ones.
    ///
    /// # Errors
    /// Says what is wrong with `extra_root`.
    pub fn new(extra_root: Option<&[u8]>) -> Result<Self, &'static str> {
        Ok(Self { caller: Caller::new(extra_root, SEND_LIMIT)?.reading(ANSWER_BYTES) })
    }

    /// The same, with another time limit for one request.
    #[must_use]
    pub fn with_limit(self, limit: Millis) -> Self {
        Self { caller: self.caller.with_limit(limit) }
    }

    /// The answer, whatever its status, or what came of it without one.
    ///
    /// # Errors
    /// How far it got.
    pub async fn ask(&self, access: &Access, ask: &SystemAsk<'_>) -> Result<SystemReply, Taken> {
        let mut headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(FHIR_JSON))]);
        if let Some(shown) = self.shown(&access.sign_in).await? {
            headers.insert(AUTHORIZATION, shown);
        }
        if let Some(version) = ask.if_match {
            headers.insert(IF_MATCH, header(version)?);
        }
        if ask.body.is_some() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(FHIR_JSON));
        }
        let address = match ask.path {
            "" => access.base_url.clone(),
            path => format!("{}/{path}", access.base_url),
        };
        let method = match ask.verb {
            Verb::Get => Method::GET,
            Verb::Post => Method::POST,
            Verb::Put => Method::PUT,
        };
        let body = ask.body.unwrap_or_default().as_bytes().to_vec();
        let Reply { status, body } = self.caller.ask(Ask { method, target: target(&address)?, headers, body }).await?;
        Ok(SystemReply { status: status.as_u16(), body })
    }

    /// What shows who we are.
    async fn shown(&self, sign_in: &SystemSignIn) -> Result<Option<HeaderValue>, Taken> {
        let text = match sign_in {
            SystemSignIn::None {} => return Ok(None),
            SystemSignIn::Bearer { token } => format!("Bearer {token}"),
            SystemSignIn::Basic { user, password } => format!("Basic {}", BASE64.encode(format!("{user}:{password}"))),
            SystemSignIn::ClientCredentials { token_url, client, secret, scope } => {
                format!("Bearer {}", self.token(token_url, (client, secret), scope).await?)
            }
        };
        let mut shown = header(&text)?;
        shown.set_sensitive(true);
        Ok(Some(shown))
    }

    /// A token for this attempt. Without one nothing was handed over: whatever went wrong, it may be tried again, unless we
    /// are not known there.
    async fn token(&self, url: &str, (client, secret): (&str, &str), scope: &str) -> Result<String, Taken> {
        let known = BASE64.encode(format!("{}:{}", escaped(client), escaped(secret)));
        let mut headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(FORM))]);
        headers.insert(AUTHORIZATION, header(&format!("Basic {known}"))?);
        let mut body = "grant_type=client_credentials".to_owned();
        if !scope.is_empty() {
            body = format!("{body}&scope={}", escaped(scope));
        }
        let ask = Ask { method: Method::POST, target: target(url)?, headers, body: body.into_bytes() };
        let reply =
            self.caller.ask(ask).await.map_err(|taken| without_a_token(SendOutcome::Unreachable, &taken.answer))?;
        let status = reply.status.as_u16();
        match by_status(reply.status) {
            Some(SendOutcome::Refused) => Err(without_a_token(SendOutcome::Refused, &format!("HTTP {status}"))),
            Some(_) => Err(without_a_token(SendOutcome::Unreachable, &format!("HTTP {status}"))),
            None => {
                let read: Option<Value> = serde_json::from_slice(&reply.body).ok();
                let token = read.as_ref().and_then(|answer| answer.get("access_token")?.as_str());
                token.map(str::to_owned).ok_or_else(|| without_a_token(SendOutcome::Unreachable, "no token in it"))
            }
        }
    }
}

fn without_a_token(outcome: SendOutcome, said: &str) -> Taken {
    Taken::new(outcome, &format!("no token: {said}"))
}

fn target(address: &str) -> Result<Target, Taken> {
    Target::parse(address).map_err(|fault| Taken::new(SendOutcome::Refused, &fault.to_string()))
}

fn header(text: &str) -> Result<HeaderValue, Taken> {
    HeaderValue::from_str(text).map_err(|_| Taken::new(SendOutcome::Refused, "a header cannot carry what was entered"))
}

/// As a form carries it.
fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
