//! A circuit breaker for each channel: when the provider cannot be reached, everybody waits instead of everybody trying.

use super::SendOutcome;
use crate::time::{Millis, Timestamp};

/// Failures in a row that open the circuit.
pub const MOST_FAILURES: u32 = 5;
/// How long it stays open the first time; doubles with each failed probe.
const FIRST_PAUSE: Millis = Millis::seconds(15);
/// The longest it stays open.
const LONGEST_PAUSE: Millis = Millis::minutes(5);

/// The state of one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Breaker {
    /// Failures in a row.
    pub failures: u32,
    /// Nothing is tried before this instant.
    pub open_until: Option<Timestamp>,
}

impl Breaker {
    /// How many attempts may begin now, of `wanted`: all, one probe, or none.
    pub fn allows(&self, wanted: usize, now: Timestamp) -> usize {
        match self.open_until {
            None => wanted,
            Some(until) if until <= now => wanted.min(1),
            Some(_) => 0,
        }
    }

    /// After an attempt. A refusal of one recipient is an answer: the channel works.
    #[must_use]
    pub fn after(self, outcome: SendOutcome, now: Timestamp) -> Self {
        match outcome {
            SendOutcome::Accepted | SendOutcome::Refused => Self::default(),
            SendOutcome::Deferred | SendOutcome::Unreachable | SendOutcome::NoAnswer => {
                let failures = self.failures.saturating_add(1);
                let open_until = failures.checked_sub(MOST_FAILURES).map(|over| now + pause(over));
                Self { failures, open_until }
            }
        }
    }
}

fn pause(over: u32) -> Millis {
    let doubled = FIRST_PAUSE.0.saturating_mul(1i64.checked_shl(over).unwrap_or(i64::MAX));
    Millis(doubled.clamp(FIRST_PAUSE.0, LONGEST_PAUSE.0))
}
