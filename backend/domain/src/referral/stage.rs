//! Where a referral stands, who may say so, and which step may follow which.

use super::{Cancel, CancelReason, FailureReason, OutcomeWord, ReferralDecline, ReferralWord, Said};
use crate::refusal::Refusal;
use crate::time::Timestamp;

/// Whose a state is to write. Nobody else's word makes it so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writer {
    Sender,
    Receiver,
}

impl ReferralWord {
    /// The one writer of this state.
    pub const fn writer(self) -> Writer {
        match self {
            Self::Draft | Self::Sent => Writer::Sender,
            Self::Received
            | Self::Accepted
            | Self::Scheduled
            | Self::Attended
            | Self::NoShow
            | Self::Completed
            | Self::Declined
            | Self::Cancelled
            | Self::Failed => Writer::Receiver,
        }
    }

    /// Whether a person may go from one state to the other over steps of the receiver: a report that skips some is right,
    /// because a far end is asked now and then and need not have been seen at each. Taking a referral back needs the
    /// sender's request besides.
    pub const fn leads_to(self, next: Self) -> bool {
        match self {
            Self::Draft | Self::Completed | Self::Declined | Self::Cancelled | Self::Failed => false,
            Self::Sent => match next {
                Self::Draft | Self::Sent => false,
                Self::Received
                | Self::Accepted
                | Self::Scheduled
                | Self::Attended
                | Self::NoShow
                | Self::Completed
                | Self::Declined
                | Self::Cancelled
                | Self::Failed => true,
            },
            Self::Received => match next {
                Self::Draft | Self::Sent | Self::Received => false,
                Self::Accepted
                | Self::Scheduled
                | Self::Attended
                | Self::NoShow
                | Self::Completed
                | Self::Declined
                | Self::Cancelled
                | Self::Failed => true,
            },
            // A new appointment after one, or after one that was missed, is a step of its own.
            Self::Accepted | Self::Scheduled | Self::NoShow => match next {
                Self::Draft | Self::Sent | Self::Received | Self::Accepted | Self::Declined => false,
                Self::Scheduled | Self::Attended | Self::NoShow | Self::Completed | Self::Cancelled | Self::Failed => {
                    true
                }
            },
            Self::Attended => match next {
                Self::Completed | Self::Failed => true,
                Self::Draft
                | Self::Sent
                | Self::Received
                | Self::Accepted
                | Self::Scheduled
                | Self::Attended
                | Self::NoShow
                | Self::Declined
                | Self::Cancelled => false,
            },
        }
    }
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Draft,
    Sent {
        at: Timestamp,
    },
    Received {
        at: Timestamp,
    },
    Accepted {
        at: Timestamp,
    },
    Scheduled {
        at: Timestamp,
        visit_at: Timestamp,
    },
    Attended {
        at: Timestamp,
    },
    NoShow {
        at: Timestamp,
    },
    /// Without an outcome it is work that is not done.
    Completed {
        at: Timestamp,
        outcome: Option<OutcomeWord>,
    },
    Declined {
        at: Timestamp,
        because: ReferralDecline,
    },
    Cancelled {
        at: Timestamp,
    },
    Failed {
        at: Timestamp,
        because: FailureReason,
    },
}

impl Stage {
    /// Its word.
    pub const fn word(&self) -> ReferralWord {
        match self {
            Self::Draft => ReferralWord::Draft,
            Self::Sent { .. } => ReferralWord::Sent,
            Self::Received { .. } => ReferralWord::Received,
            Self::Accepted { .. } => ReferralWord::Accepted,
            Self::Scheduled { .. } => ReferralWord::Scheduled,
            Self::Attended { .. } => ReferralWord::Attended,
            Self::NoShow { .. } => ReferralWord::NoShow,
            Self::Completed { .. } => ReferralWord::Completed,
            Self::Declined { .. } => ReferralWord::Declined,
            Self::Cancelled { .. } => ReferralWord::Cancelled,
            Self::Failed { .. } => ReferralWord::Failed,
        }
    }

    /// Since when; none of a draft.
    pub const fn since(&self) -> Option<Timestamp> {
        match self {
            Self::Draft => None,
            Self::Sent { at }
            | Self::Received { at }
            | Self::Accepted { at }
            | Self::Scheduled { at, .. }
            | Self::Attended { at }
            | Self::NoShow { at }
            | Self::Completed { at, .. }
            | Self::Declined { at, .. }
            | Self::Cancelled { at }
            | Self::Failed { at, .. } => Some(*at),
        }
    }

    /// Whether nothing more is to come: a completed one says what came of it.
    pub const fn is_over(&self) -> bool {
        match self {
            Self::Completed { outcome: Some(_), .. }
            | Self::Declined { .. }
            | Self::Cancelled { .. }
            | Self::Failed { .. } => true,
            Self::Draft
            | Self::Sent { .. }
            | Self::Received { .. }
            | Self::Accepted { .. }
            | Self::Scheduled { .. }
            | Self::Attended { .. }
            | Self::NoShow { .. }
            | Self::Completed { outcome: None, .. } => false,
        }
    }

    /// The state that follows when the receiver says so.
    pub(super) fn next(self, said: Said, cancel: Cancel, now: Timestamp) -> Result<Self, Refusal> {
        let (word, here) = (said.word(), self.word());
        if word.writer() == Writer::Sender {
            return Err(Refusal::SendersToSay);
        }
        // The one thing that may still be said of a completed one.
        if let (Self::Completed { at, outcome: None }, Said::Completed { outcome: Some(outcome) }) = (self, said) {
            return Ok(Self::Completed { at, outcome: Some(outcome) });
        }
        if self.is_over() || here == ReferralWord::Completed {
            return Err(Refusal::ReferralOver);
        }
        if !here.leads_to(word) {
            return Err(Refusal::ReferralOutOfOrder);
        }
        match cancel {
            Cancel::NotAsked if word == ReferralWord::Cancelled => Err(Refusal::CancelNotAsked),
            // Somebody else has the person: only that they came here all the same is news.
            Cancel::Asked { because: CancelReason::TakenElsewhere, .. } if promises(word) => Err(Refusal::CaseTaken),
            Cancel::NotAsked | Cancel::Asked { .. } => said.stage(now),
        }
    }
}

/// Whether a receiver who says so promises to take somebody.
const fn promises(word: ReferralWord) -> bool {
    match word {
        ReferralWord::Accepted | ReferralWord::Scheduled => true,
        ReferralWord::Draft
        | ReferralWord::Sent
        | ReferralWord::Received
        | ReferralWord::Attended
        | ReferralWord::NoShow
        | ReferralWord::Completed
        | ReferralWord::Declined
        | ReferralWord::Cancelled
        | ReferralWord::Failed => false,
    }
}
