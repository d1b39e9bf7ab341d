//! What came of a request that changes something. Everything we send may be sent again without doing more: what is not
//! known to have been taken is said again.

#[cfg(test)]
mod tests;

use serde_json::Value;
use xinqiao_domain::delivery::SendOutcome;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub outcome: SendOutcome,
    /// What was answered, in codes: nothing of anybody.
    pub answer: String,
}

impl Written {
    fn new(outcome: SendOutcome, answer: String) -> Self {
        Self { outcome, answer }
    }
}

/// Of a transaction of so many entries. Taken is only what says of each entry that it is there now: an answer that says
/// less, or something else, is none.
pub fn written(status: u16, body: &[u8], entries: usize) -> Written {
    if let Some(outcome) = by_status(status) {
        return Written::new(outcome, said(status, body));
    }
    let read: Option<Value> = serde_json::from_slice(body).ok();
    let is_answer = |bundle: &Value| {
        bundle.get("resourceType").and_then(Value::as_str) == Some("Bundle")
            && bundle.get("type").and_then(Value::as_str) == Some("transaction-response")
    };
    let Some(bundle) = read.filter(is_answer) else {
        return Written::new(SendOutcome::NoAnswer, format!("HTTP {status}, but no answer to a transaction"));
    };
    let answers: Vec<Option<u16>> = bundle
        .get("entry")
        .and_then(Value::as_array)
        .map_or_else(Vec::new, |entries| entries.iter().map(entry_status).collect());
    let refused = answers.iter().flatten().find(|status| !(200..300).contains(*status));
    match refused {
        Some(status) => Written::new(SendOutcome::Refused, format!("an entry was answered with {status}")),
        None if answers.len() == entries && answers.iter().all(Option::is_some) => {
            Written::new(SendOutcome::Accepted, format!("HTTP {status}, {entries} entries"))
        }
        None => Written::new(
            SendOutcome::NoAnswer,
            format!("HTTP {status}, but {} of {entries} entries are answered", answers.iter().flatten().count()),
        ),
    }
}

fn entry_status(entry: &Value) -> Option<u16> {
    entry.pointer("/response/status")?.as_str()?.split(' ').next()?.parse().ok()
}

/// Of asking to be told of changes.
pub fn introduced(status: u16, body: &[u8]) -> Written {
    let outcome = by_status(status).unwrap_or(SendOutcome::Accepted);
    Written::new(outcome, said(status, body))
}

/// Of changing what must still be as we saw it: where it is not, it is looked at again.
pub fn rewritten(status: u16, body: &[u8]) -> Written {
    let outcome = match status {
        412 => SendOutcome::Deferred,
        _ => by_status(status).unwrap_or(SendOutcome::Accepted),
    };
    Written::new(outcome, said(status, body))
}

/// What a status says by itself; none where the body has to say it.
fn by_status(status: u16) -> Option<SendOutcome> {
    match status {
        200..=299 => None,
        // Not taken, and to be tried again: 409 says that somebody else was at the same.
        408 | 409 | 425 | 429 | 503 => Some(SendOutcome::Deferred),
        // Somewhere else, or not like this, or there are several of that name: for a human.
        300..=499 => Some(SendOutcome::Refused),
        // It broke while it was at it: it may have gone through.
        _ => Some(SendOutcome::NoAnswer),
    }
}

/// The status, and the codes of the outcome that came with it. Its words may name somebody.
fn said(status: u16, body: &[u8]) -> String {
    let read: Option<Value> = serde_json::from_slice(body).ok();
    let codes = read.as_ref().and_then(|outcome| outcome.get("issue")?.as_array()).map_or_else(String::new, |issues| {
        let codes: Vec<_> = issues.iter().take(3).filter_map(|issue| issue.get("code")?.as_str()).collect();
        codes.join(", ")
    });
    let codes: String =
        codes.chars().filter(|letter| letter.is_ascii_lowercase() || ", -".contains(*letter)).take(80).collect();
    if codes.is_empty() { format!("HTTP {status}") } else { format!("HTTP {status}: {codes}") }
}
