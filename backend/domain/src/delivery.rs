//! Sending something out of the house: at least once on the wire, once to the person's eye, and never silent. Each item
//! is at any moment in one visible state, and every bad one belongs to a human.

mod breaker;
mod occasion;
mod priority;
mod report;
#[cfg(test)]
mod tests;
mod words;

pub use breaker::{Breaker, MOST_FAILURES};
pub use occasion::{NoOccasion, Occasion};
pub use priority::{Priority, Turn, Urgency};
pub use report::DeliveryReport;
pub use words::{DeliveryChannel, DeliveryPurpose, DeliveryReason, DeliveryWord};

use crate::refusal::Refusal;
use crate::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

/// How long a claim holds. Longer than [`SEND_LIMIT`], so that a claim only lapses when its worker is gone; short
/// enough that what a dead worker left is taken up within 35 s.
pub const CLAIM: Millis = Millis::seconds(30);
/// Outer time limit of one attempt; what runs into it after the hand-over is `unknown`.
pub const SEND_LIMIT: Millis = Millis::seconds(20);

/// Whether an earlier attempt may have arrived: then the text says that it may be a repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attempt {
    /// None can have arrived.
    Fresh { number: u32 },
    /// The same id goes out again, and says so.
    MayBeRepeat { number: u32 },
}

impl Attempt {
    /// Which attempt it is, from 1; 0 before the first.
    pub const fn number(self) -> u32 {
        match self {
            Self::Fresh { number } | Self::MayBeRepeat { number } => number,
        }
    }

    const fn next(self) -> Self {
        match self {
            Self::Fresh { number } => Self::Fresh { number: number.saturating_add(1) },
            Self::MayBeRepeat { number } => Self::MayBeRepeat { number: number.saturating_add(1) },
        }
    }

    const fn perhaps_arrived(self) -> Self {
        Self::MayBeRepeat { number: self.number() }
    }
}

/// One worker's right to send an item: only whoever shows the token may say how it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    pub token: i64,
    pub until: Timestamp,
}

/// The state of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// Waits for its first or next attempt. `because` says what came of the last.
    Pending {
        attempt: Attempt,
        due_at: Timestamp,
        because: Option<DeliveryReason>,
    },
    /// A worker is at it.
    Sending {
        attempt: Attempt,
        claim: Claim,
    },
    /// It may have arrived; it goes out again with the same id.
    Unknown {
        attempt: Attempt,
        due_at: Timestamp,
        because: DeliveryReason,
    },
    /// The provider has taken it.
    Accepted {
        attempt: Attempt,
        at: Timestamp,
    },
    /// For a human: it will not be sent.
    Failed {
        attempt: Attempt,
        at: Timestamp,
        because: DeliveryReason,
    },
    Expired {
        attempt: Attempt,
        at: Timestamp,
    },
    /// Not sent at all, and why.
    Suppressed {
        at: Timestamp,
        because: DeliveryReason,
    },
    /// No longer wanted.
    Cancelled {
        attempt: Attempt,
        at: Timestamp,
        because: DeliveryReason,
    },
}

/// A state, as far as the transitions tell states apart.
enum Stand {
    /// For its first or next attempt.
    Waits { attempt: Attempt, due_at: Timestamp },
    /// A worker is at it, or was.
    InHand { attempt: Attempt, claim: Claim },
    /// No worker looks at it again.
    Settled,
}

/// What came of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SendOutcome {
    /// A positive answer after the whole body.
    Accepted,
    /// Refused for good.
    Refused,
    /// Asked to come back later.
    Deferred,
    /// Nothing was handed over.
    Unreachable,
    /// The body was handed over, and no answer came.
    NoAnswer,
}

/// Whether a human should look at a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    None,
    Human,
}

impl Delivery {
    /// A new item, to be sent at once.
    pub const fn new(now: Timestamp) -> Self {
        Self::Pending { attempt: Attempt::Fresh { number: 0 }, due_at: now, because: None }
    }

    const fn stand(&self) -> Stand {
        match *self {
            Self::Pending { attempt, due_at, .. } | Self::Unknown { attempt, due_at, .. } => {
                Stand::Waits { attempt, due_at }
            }
            Self::Sending { attempt, claim } => Stand::InHand { attempt, claim },
            Self::Accepted { .. }
            | Self::Failed { .. }
            | Self::Expired { .. }
            | Self::Suppressed { .. }
            | Self::Cancelled { .. } => Stand::Settled,
        }
    }

    /// The word of the state.
    pub const fn word(&self) -> DeliveryWord {
        match self {
            Self::Pending { .. } => DeliveryWord::Pending,
            Self::Sending { .. } => DeliveryWord::Sending,
            Self::Unknown { .. } => DeliveryWord::Unknown,
            Self::Accepted { .. } => DeliveryWord::Accepted,
            Self::Failed { .. } => DeliveryWord::Failed,
            Self::Expired { .. } => DeliveryWord::Expired,
            Self::Suppressed { .. } => DeliveryWord::Suppressed,
            Self::Cancelled { .. } => DeliveryWord::Cancelled,
        }
    }

    /// Which attempt it is at, or was at last.
    pub const fn attempt(&self) -> Attempt {
        match self {
            Self::Pending { attempt, .. }
            | Self::Sending { attempt, .. }
            | Self::Unknown { attempt, .. }
            | Self::Accepted { attempt, .. }
            | Self::Failed { attempt, .. }
            | Self::Expired { attempt, .. }
            | Self::Cancelled { attempt, .. } => *attempt,
            Self::Suppressed { .. } => Attempt::Fresh { number: 0 },
        }
    }

    /// Why it is not, or not yet, accepted.
    pub const fn because(&self) -> Option<DeliveryReason> {
        match self {
            Self::Pending { because, .. } => *because,
            Self::Unknown { because, .. }
            | Self::Failed { because, .. }
            | Self::Suppressed { because, .. }
            | Self::Cancelled { because, .. } => Some(*because),
            Self::Expired { .. } => Some(DeliveryReason::TooLate),
            Self::Sending { .. } | Self::Accepted { .. } => None,
        }
    }

    /// When a worker should look at it again; none once it is settled.
    pub const fn due_at(&self) -> Option<Timestamp> {
        match self.stand() {
            Stand::Waits { due_at, .. } => Some(due_at),
            Stand::InHand { claim, .. } => Some(claim.until),
            Stand::Settled => None,
        }
    }

    /// Whether a human should look at it: every state that is not on its way and not accepted, unless it was meant so.
    pub const fn care(&self) -> Care {
        match self {
            Self::Pending { .. } | Self::Sending { .. } | Self::Accepted { .. } | Self::Cancelled { .. } => Care::None,
            Self::Unknown { .. } | Self::Failed { .. } | Self::Expired { .. } | Self::Suppressed { .. } => Care::Human,
        }
    }

    /// A worker takes it for one attempt. What a gone worker left may have arrived.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDone`] when it is settled, not due, or another worker's.
    pub fn claim(self, token: i64, now: Timestamp) -> Result<Self, Refusal> {
        let attempt = match self.stand() {
            Stand::Waits { attempt, due_at } if due_at <= now => attempt,
            Stand::InHand { attempt, claim } if claim.until <= now => attempt.perhaps_arrived(),
            Stand::Waits { .. } | Stand::InHand { .. } | Stand::Settled => return Err(Refusal::AlreadyDone),
        };
        Ok(Self::Sending { attempt: attempt.next(), claim: Claim { token, until: now + CLAIM } })
    }

    /// The worker with the token says how it went. What would be tried after `expires_at` has expired.
    ///
    /// # Errors
    /// [`Refusal::LeaseLost`] when the token is not the claim's: somebody else is at it, or it is settled.
    pub fn finish(
        self,
        token: i64,
        outcome: SendOutcome,
        now: Timestamp,
        expires_at: Timestamp,
        urgency: Urgency,
    ) -> Result<Self, Refusal> {
        let attempt = match self.stand() {
            Stand::InHand { attempt, claim } if claim.token == token => attempt,
            Stand::Waits { .. } | Stand::InHand { .. } | Stand::Settled => return Err(Refusal::LeaseLost),
        };
        let due_at = now + urgency.wait_after(attempt.number());
        let over = due_at >= expires_at;
        let again = |because| Self::Pending { attempt, due_at, because: Some(because) };
        Ok(match outcome {
            SendOutcome::Accepted => Self::Accepted { attempt, at: now },
            SendOutcome::Refused => Self::Failed { attempt, at: now, because: DeliveryReason::Refused },
            SendOutcome::Deferred | SendOutcome::Unreachable if over => Self::Expired { attempt, at: now },
            SendOutcome::Deferred => again(DeliveryReason::Deferred),
            SendOutcome::Unreachable => again(DeliveryReason::Unreachable),
            SendOutcome::NoAnswer if over => Self::Expired { attempt: attempt.perhaps_arrived(), at: now },
            SendOutcome::NoAnswer => {
                Self::Unknown { attempt: attempt.perhaps_arrived(), due_at, because: DeliveryReason::NoAnswer }
            }
        })
    }

    /// The claim of a worker that is gone has lapsed, or the item's time is over: what it is now. `None` when neither.
    pub fn overdue(self, now: Timestamp, expires_at: Timestamp) -> Option<Self> {
        match self.stand() {
            Stand::Waits { attempt, .. } if expires_at <= now => Some(Self::Expired { attempt, at: now }),
            Stand::InHand { attempt, claim } if claim.until <= now && expires_at <= now => {
                Some(Self::Expired { attempt: attempt.perhaps_arrived(), at: now })
            }
            Stand::InHand { attempt, claim } if claim.until <= now => Some(Self::Unknown {
                attempt: attempt.perhaps_arrived(),
                due_at: now,
                because: DeliveryReason::WorkerGone,
            }),
            Stand::Waits { .. } | Stand::InHand { .. } | Stand::Settled => None,
        }
    }

    /// What it speaks of is no longer so: it is not sent any more. What is being sent, or was, stays as it is.
    #[must_use]
    pub fn cancel(self, because: DeliveryReason, now: Timestamp) -> Self {
        match self.stand() {
            Stand::Waits { attempt, .. } => Self::Cancelled { attempt, at: now, because },
            Stand::InHand { .. } | Stand::Settled => self,
        }
    }

    /// Nobody can send it: it is not tried at all. What was tried before stays as it is, until its time is over.
    #[must_use]
    pub fn suppress(self, because: DeliveryReason, now: Timestamp) -> Self {
        match self.stand() {
            Stand::Waits { attempt: Attempt::Fresh { number: 0 }, .. } => Self::Suppressed { at: now, because },
            Stand::Waits { .. } | Stand::InHand { .. } | Stand::Settled => self,
        }
    }

    /// A human asks for it once more.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDone`] when it is on its way or accepted.
    pub fn retry(self, now: Timestamp) -> Result<Self, Refusal> {
        let attempt = match self {
            Self::Failed { .. } | Self::Expired { .. } | Self::Suppressed { .. } => self.attempt(),
            Self::Pending { .. }
            | Self::Sending { .. }
            | Self::Unknown { .. }
            | Self::Accepted { .. }
            | Self::Cancelled { .. } => return Err(Refusal::AlreadyDone),
        };
        Ok(Self::Pending { attempt, due_at: now, because: None })
    }
}
