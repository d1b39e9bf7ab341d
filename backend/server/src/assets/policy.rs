//! What browsers are told not to do with our answers.

use crate::config::Origin;
use aws_lc_rs::rand;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

/// For every answer of the program, pages and API alike.
const HARDENING: [(HeaderName, HeaderValue); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];

/// The content security policy of anything that is not one of the built pages.
const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; base-uri 'none'");

/// Adds the headers that every answer carries; what an answer says of its content itself stays.
pub fn harden(headers: &mut HeaderMap) {
    for (name, value) in HARDENING {
        headers.insert(name, value);
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(NOTHING);
}

/// [`harden`], and where browsers reach us by TLS they are told never to try without.
pub fn harden_for(headers: &mut HeaderMap, public_url: &Origin) {
    harden(headers);
    if public_url.is_secure() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
}

/// 128 random bits that only this response and its page know.
pub struct Nonce(String);

impl Nonce {
    /// A new one; fails only with the operating system's random generator.
    pub fn draw() -> Result<Self, aws_lc_rs::error::Unspecified> {
        let mut bytes = [0; 16];
        rand::fill(&mut bytes)?;
        Ok(Self(BASE64.encode(bytes)))
    }

    /// As it stands in the page.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// The pages for phones: only what we sent, nothing inline. A service worker counts as a script.
pub fn phone(public_url: &Origin) -> HeaderValue {
    policy(public_url, "'self'")
}

/// The worker of a page for phones: it loads our files, and nothing else.
pub fn service_worker() -> HeaderValue {
    HeaderValue::from_static("default-src 'none'; connect-src 'self'")
}

/// The console: the same, and styles that carry this response's nonce (its component library makes them as it runs).
pub fn console(public_url: &Origin, nonce: &Nonce) -> HeaderValue {
    policy(public_url, &format!("'self' 'nonce-{}'", nonce.text()))
}

/// The socket is named beside `'self'`: older phones do not count it in.
fn policy(public_url: &Origin, styles: &str) -> HeaderValue {
    let socket = public_url.socket_origin();
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src {styles}; connect-src 'self' {socket}; img-src 'self' data:; \
         font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    // An origin is a checked host and port, so this is always a header; if ever not, nothing is allowed.
    HeaderValue::from_str(&policy).unwrap_or(NOTHING)
}
