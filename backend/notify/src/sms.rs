//! Text messages through a provider's HTTP gateway. What a request looks like and which answer means "taken" is said in the
//! settings, so that any provider fits.

mod settings;
mod template;
#[cfg(test)]
mod tests;

pub use settings::{SmsFault, SmsForm, SmsSettings};

use crate::email::{Letter, REPEAT_LINE, Repeat};
use crate::exchange::{Ask, Caller, Reply, Taken, Target, by_status};
use serde_json::Value;
use settings::Checked;
use std::fmt;
use std::sync::Arc;
use template::{Escape, Filling};
use xinqiao_domain::delivery::SendOutcome;
use xinqiao_domain::time::Millis;

/// A configured gateway. Cheap to clone.
#[derive(Clone)]
pub struct SmsGateway {
    checked: Arc<Checked>,
    caller: Caller,
}

impl fmt::Debug for SmsGateway {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("SmsGateway").field("settings", &self.checked).finish_non_exhaustive()
    }
}

impl SmsGateway {
    /// Checks the settings; nothing is connected yet.
    ///
    /// # Errors
    /// [`SmsFault`], naming the setting that cannot be used.
    pub fn new(settings: SmsSettings) -> Result<Self, SmsFault> {
        let (checked, caller) = Checked::new(settings)?;
        Ok(Self { checked: Arc::new(checked), caller })
    }

    /// The same, with another time limit for one attempt.
    #[must_use]
    pub fn with_limit(self, limit: Millis) -> Self {
        Self { caller: self.caller.with_limit(limit), ..self }
    }

    /// One attempt.
    pub async fn send(&self, letter: &Letter) -> Taken {
        if !is_phone(&letter.to) {
            return Taken::new(SendOutcome::Refused, "the address is no telephone number");
        }
        let Some(ask) = self.checked.ask(letter) else {
            return Taken::new(SendOutcome::Refused, "the request cannot be put together");
        };
        match self.caller.ask(ask).await {
            Ok(reply) => self.checked.judged(&reply),
            Err(taken) => taken,
        }
    }
}

/// Digits, perhaps with a plus before them.
fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    (3..=15).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
}

impl Checked {
    fn ask(&self, letter: &Letter) -> Option<Ask> {
        let text = match letter.repeat {
            Repeat::No => letter.text.clone(),
            Repeat::MayBe => format!("{REPEAT_LINE}\n{}", letter.text),
        };
        let id = letter.id.to_string();
        let filling = Filling { phone: &letter.to, text: &text, id: &id, credential: &self.credential };
        let target = Target::parse(&self.url.fill(&filling, Escape::Address)).ok()?;
        let headers = self.headers(&filling)?;
        let body = self.body.fill(&filling, self.form.escape()).into_bytes();
        Some(Ask { method: self.method.clone(), target, headers, body })
    }

    /// What an answer means: taken only when the body says so at the place that the settings name.
    fn judged(&self, reply: &Reply) -> Taken {
        let status = reply.status.as_u16();
        if let Some(outcome) = by_status(reply.status) {
            return Taken::new(outcome, &format!("HTTP {status}"));
        }
        let body: Option<Value> = serde_json::from_slice(&reply.body).ok();
        let Some(said) = body.as_ref().and_then(|body| scalar(body.pointer(&self.accepted_at)?)) else {
            // Whatever it is, it is not the gateway's answer; the message may have been taken all the same.
            let nothing = format!("HTTP {status}, and nothing to be read at {}", self.accepted_at);
            return Taken::new(SendOutcome::NoAnswer, &nothing);
        };
        let outcome = if self.accepted_is.contains(&said) {
            SendOutcome::Accepted
        } else if self.deferred_is.contains(&said) {
            SendOutcome::Deferred
        } else {
            SendOutcome::Refused
        };
        let mut taken = Taken::new(outcome, &format!("HTTP {status}, {said}"));
        if outcome == SendOutcome::Accepted {
            let at = self.reference_at.as_ref().and_then(|at| body.as_ref()?.pointer(at));
            taken.reference = at.and_then(scalar).filter(|name| !name.is_empty() && name.len() <= LONGEST_REFERENCE);
        }
        taken
    }
}

/// Longest name of a provider for a message, in bytes.
const LONGEST_REFERENCE: usize = 200;

/// A word, number or yes-or-no as text.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(said) => Some(said.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
