//! What a centre says about its SMS gateway, and the check of it.

use super::template::{Escape, Filling, Slot, Template};
use crate::exchange::{Caller, Target, TargetFault};
use hyper::Method;
use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use std::fmt;
use xinqiao_domain::delivery::SEND_LIMIT;

/// How a request's body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmsForm {
    Json,
    /// `name=value&...`.
    Form,
}

impl SmsForm {
    pub(super) const fn escape(self) -> Escape {
        match self {
            Self::Json => Escape::Json,
            Self::Form => Escape::Address,
        }
    }

    const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::Form => "application/x-www-form-urlencoded; charset=utf-8",
        }
    }
}

/// A gateway. `url`, `headers` and `body` may hold `{phone}`, `{text}`, `{id}` and `{credential}`.
#[derive(Clone)]
pub struct SmsSettings {
    /// GET, POST or PUT.
    pub method: String,
    pub url: String,
    /// Each as `Name: value`.
    pub headers: Vec<String>,
    pub body: String,
    pub form: SmsForm,
    /// Empty where the gateway asks for none.
    pub credential: String,
    /// JSON pointer (RFC 6901) to what says whether the message was taken, as `/code`.
    pub accepted_at: String,
    /// What stands there when it was.
    pub accepted_is: Vec<String>,
    /// What stands there when it should be tried again later; anything else is a refusal.
    pub deferred_is: Vec<String>,
    /// JSON pointer to the gateway's own name of the message.
    pub reference_at: Option<String>,
    /// Certificates (PEM) believed besides the public authorities.
    pub extra_root: Option<Vec<u8>>,
}

/// The host only: the rest may hold the key.
impl fmt::Debug for SmsSettings {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("SmsSettings").field("method", &self.method).field("form", &self.form).finish_non_exhaustive()
    }
}

/// Why the settings cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SmsFault {
    #[error("method: GET, POST or PUT")]
    Method,
    #[error("url: {0}")]
    Url(TargetFault),
    #[error("{0}: {{{1}}} is none of {{phone}}, {{text}}, {{id}}, {{credential}}")]
    Place(&'static str, String),
    #[error("headers: each as \"Name: value\", in plain letters, without {{text}}")]
    Header,
    #[error("url or body: {{{0}}} stands in neither")]
    Missing(&'static str),
    #[error("body: not JSON once it is filled in; places stand within quotes")]
    Body,
    #[error("{0}: a JSON pointer begins with a slash, as /code")]
    Pointer(&'static str),
    #[error("accepted_is: at least one value")]
    AcceptedIs,
    #[error("extra_root: {0}")]
    ExtraRoot(&'static str),
}

/// The settings, checked.
pub(super) struct Checked {
    pub method: Method,
    pub url: Template,
    headers: Vec<(HeaderName, Template)>,
    pub body: Template,
    pub form: SmsForm,
    pub credential: String,
    pub accepted_at: String,
    pub accepted_is: Vec<String>,
    pub deferred_is: Vec<String>,
    pub reference_at: Option<String>,
}

impl fmt::Debug for Checked {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Checked").field("method", &self.method).field("form", &self.form).finish_non_exhaustive()
    }
}

/// Stands for a message while the settings are tried out.
const SAMPLE: Filling<'static> = Filling { phone: "10000000000", text: "\"", id: "0", credential: "0" };

impl Checked {
    pub fn new(settings: SmsSettings) -> Result<(Self, Caller), SmsFault> {
        let SmsSettings {
            method,
            url,
            headers,
            body,
            form,
            credential,
            accepted_at,
            accepted_is,
            deferred_is,
            reference_at,
            extra_root,
        } = settings;
        let method = match method.as_str() {
            "GET" => Method::GET,
            "POST" => Method::POST,
            "PUT" => Method::PUT,
            _ => return Err(SmsFault::Method),
        };
        let parsed = |place, text: &str| Template::parse(text).map_err(|name| SmsFault::Place(place, name));
        let (url, body) = (parsed("url", &url)?, parsed("body", &body)?);
        Target::parse(&url.fill(&SAMPLE, Escape::Address)).map_err(SmsFault::Url)?;
        for (slot, name) in [(Slot::Phone, "phone"), (Slot::Text, "text")] {
            if !url.has(slot) && !body.has(slot) {
                return Err(SmsFault::Missing(name));
            }
        }
        let filled = body.fill(&SAMPLE, form.escape());
        if form == SmsForm::Json && !filled.is_empty() && serde_json::from_str::<serde_json::Value>(&filled).is_err() {
            return Err(SmsFault::Body);
        }
        let is_pointer = |pointer: &str| pointer.starts_with('/');
        if !is_pointer(&accepted_at) {
            return Err(SmsFault::Pointer("accepted_at"));
        }
        if reference_at.as_deref().is_some_and(|pointer| !is_pointer(pointer)) {
            return Err(SmsFault::Pointer("reference_at"));
        }
        if accepted_is.is_empty() {
            return Err(SmsFault::AcceptedIs);
        }
        let headers = headers.iter().map(|line| header(line)).collect::<Result<_, _>>()?;
        let caller = Caller::new(extra_root.as_deref(), SEND_LIMIT).map_err(SmsFault::ExtraRoot)?;
        let checked =
            Self { method, url, headers, body, form, credential, accepted_at, accepted_is, deferred_is, reference_at };
        checked.headers(&SAMPLE).ok_or(SmsFault::Header)?;
        Ok((checked, caller))
    }

    /// The request's headers; none when something in them cannot stand in one.
    pub fn headers(&self, filling: &Filling<'_>) -> Option<HeaderMap> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.form.content_type()));
        for (name, value) in &self.headers {
            let mut value = HeaderValue::from_str(&value.fill(filling, Escape::Plain)).ok()?;
            value.set_sensitive(true);
            headers.insert(name.clone(), value);
        }
        Some(headers)
    }
}

fn header(line: &str) -> Result<(HeaderName, Template), SmsFault> {
    let (name, value) = line.split_once(':').ok_or(SmsFault::Header)?;
    let name: HeaderName = name.trim().parse().map_err(|_| SmsFault::Header)?;
    let value = Template::parse(value.trim()).map_err(|place| SmsFault::Place("headers", place))?;
    if value.has(Slot::Text) { Err(SmsFault::Header) } else { Ok((name, value)) }
}
