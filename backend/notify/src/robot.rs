//! Robots of group chats, each in its own shape: WeCom 企业微信, DingTalk 钉钉, Feishu 飞书. Accepted is only what the
//! body says was accepted: all three answer 200 to what they refuse.

#[cfg(test)]
mod tests;

use crate::email::{Letter, REPEAT_LINE, Repeat};
use crate::exchange::{Ask, Caller, Reply, Taken, Target, by_status};
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use hyper::Method;
use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use serde_json::{Value, json};
use std::fmt;
use std::sync::Arc;
use xinqiao_domain::delivery::{SEND_LIMIT, SendOutcome};
use xinqiao_domain::time::{Millis, Timestamp};

/// The hosts that robots live at.
pub const ROBOT_HOSTS: [&str; 3] = ["qyapi.weixin.qq.com", "oapi.dingtalk.com", "open.feishu.cn"];

/// Whose robot it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RobotKind {
    Wecom,
    Dingtalk,
    Feishu,
}

/// Speaks to robots. A robot's address is the recipient's: `https://host/path?key`, with the secret it signs with, where it
/// has one, behind a `#`; that part never goes over the wire. Cheap to clone.
#[derive(Clone)]
pub struct Robots {
    caller: Caller,
    /// Nothing is said to any other: an address was typed in by somebody.
    hosts: Arc<[String]>,
}

impl fmt::Debug for Robots {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Robots").field("hosts", &self.hosts).finish_non_exhaustive()
    }
}

impl Robots {
    /// Robots of these hosts only; certificates of `extra_root` (PEM) are believed besides the public ones.
    ///
    /// # Errors
    /// Says what is wrong with `extra_root`.
    pub fn new(hosts: &[String], extra_root: Option<&[u8]>) -> Result<Self, &'static str> {
        let hosts = hosts.iter().map(|host| host.to_ascii_lowercase()).collect();
        Ok(Self { caller: Caller::new(extra_root, SEND_LIMIT)?, hosts })
    }

    /// The same, with another time limit for one attempt.
    #[must_use]
    pub fn with_limit(self, limit: Millis) -> Self {
        Self { caller: self.caller.with_limit(limit), ..self }
    }

    /// One attempt.
    pub async fn send(&self, kind: RobotKind, letter: &Letter, now: Timestamp) -> Taken {
        let (address, secret) = match letter.to.split_once('#') {
            Some((address, secret)) => (address, Some(secret)),
            None => (letter.to.as_str(), None),
        };
        let signed = signed(kind, address, secret, now);
        let target = match Target::parse(signed.address.as_str()) {
            Ok(target) if self.hosts.iter().any(|host| host == target.host()) => target,
            Ok(_) => return Taken::new(SendOutcome::Refused, "the address is of no host that robots live at"),
            Err(fault) => return Taken::new(SendOutcome::Refused, &fault.to_string()),
        };
        let body = body(kind, &text(letter), signed.proof).to_string().into_bytes();
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("application/json"))]);
        match self.caller.ask(Ask { method: Method::POST, target, headers, body }).await {
            Ok(reply) => judged(kind, &reply),
            Err(taken) => taken,
        }
    }
}

fn text(letter: &Letter) -> String {
    match letter.repeat {
        Repeat::No => letter.text.clone(),
        Repeat::MayBe => format!("{REPEAT_LINE}\n{}", letter.text),
    }
}

/// An address and a body's part that show who is asking.
struct Signed {
    address: String,
    /// Instant and signature, where they stand in the body.
    proof: Option<(String, String)>,
}

/// As each of them wants it: DingTalk in the address, over the instant in milliseconds; Feishu in the body, over seconds
/// and with the text as the key; WeCom not at all.
fn signed(kind: RobotKind, address: &str, secret: Option<&str>, now: Timestamp) -> Signed {
    let plain = || Signed { address: address.to_owned(), proof: None };
    match (kind, secret) {
        (RobotKind::Wecom, _) | (RobotKind::Dingtalk | RobotKind::Feishu, None) => plain(),
        (RobotKind::Dingtalk, Some(secret)) => {
            let at = now.0 / 1_000;
            let signature = signature(secret.as_bytes(), format!("{at}\n{secret}").as_bytes());
            let between = if address.contains('?') { '&' } else { '?' };
            let signature = signature.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
            Signed { address: format!("{address}{between}timestamp={at}&sign={signature}"), proof: None }
        }
        (RobotKind::Feishu, Some(secret)) => {
            let at = (now.0 / 1_000_000).to_string();
            let signature = signature(format!("{at}\n{secret}").as_bytes(), b"");
            Signed { address: address.to_owned(), proof: Some((at, signature)) }
        }
    }
}

fn signature(key: &[u8], text: &[u8]) -> String {
    BASE64.encode(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), text))
}

fn body(kind: RobotKind, text: &str, proof: Option<(String, String)>) -> Value {
    match kind {
        RobotKind::Wecom | RobotKind::Dingtalk => json!({ "msgtype": "text", "text": { "content": text } }),
        RobotKind::Feishu => {
            let mut body = json!({ "msg_type": "text", "content": { "text": text } });
            if let Some((at, signature)) = proof {
                body["timestamp"] = Value::String(at);
                body["sign"] = Value::String(signature);
            }
            body
        }
    }
}

/// What an answer means. One that cannot be read may still have been a yes.
fn judged(kind: RobotKind, reply: &Reply) -> Taken {
    let status = reply.status.as_u16();
    if let Some(outcome) = by_status(reply.status) {
        return Taken::new(outcome, &format!("HTTP {status}"));
    }
    let Some(code) = code(kind, &reply.body) else {
        return Taken::new(SendOutcome::NoAnswer, &format!("HTTP {status}, but not in the robot's words"));
    };
    let outcome = match code {
        0 => SendOutcome::Accepted,
        code if asks_for_patience(kind, code) => SendOutcome::Deferred,
        _ => SendOutcome::Refused,
    };
    Taken::new(outcome, &format!("HTTP {status}, code {code}"))
}

fn code(kind: RobotKind, body: &[u8]) -> Option<i64> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let names: &[&str] = match kind {
        RobotKind::Wecom | RobotKind::Dingtalk => &["errcode"],
        RobotKind::Feishu => &["code", "StatusCode"],
    };
    names.iter().find_map(|name| body.get(name)?.as_i64())
}

/// Busy, or too many in a minute, by each one's own list.
const fn asks_for_patience(kind: RobotKind, code: i64) -> bool {
    match kind {
        RobotKind::Wecom => matches!(code, -1 | 45_009 | 45_033),
        RobotKind::Dingtalk => matches!(code, -1 | 130_101 | 130_102),
        RobotKind::Feishu => matches!(code, 9_499 | 11_232),
    }
}
