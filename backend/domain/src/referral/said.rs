//! What a receiver says, over the console, a signed page or a system of its own, and what becomes of a report that comes
//! twice, late, out of order, or cannot be true.

use super::{FailureReason, OutcomeWord, Referral, ReferralDecline, ReferralRules, ReferralWord, Stage};
use crate::codes::codes;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What is said of a referral. The last two are the sender's states: a far end that says them says nothing that is its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum Said {
    Received,
    Accepted,
    /// They are to come then.
    Scheduled {
        visit_at: Timestamp,
    },
    /// The person is there.
    Attended,
    NoShow,
    /// Without an outcome it stays somebody's work.
    Completed {
        #[serde(default)]
        outcome: Option<OutcomeWord>,
    },
    Declined {
        because: ReferralDecline,
    },
    /// The sender's request to take it back is confirmed.
    Cancelled,
    Failed {
        because: FailureReason,
    },
    Draft,
    Sent,
}

impl Said {
    /// The state it speaks of.
    pub const fn word(&self) -> ReferralWord {
        match self {
            Self::Received => ReferralWord::Received,
            Self::Accepted => ReferralWord::Accepted,
            Self::Scheduled { .. } => ReferralWord::Scheduled,
            Self::Attended => ReferralWord::Attended,
            Self::NoShow => ReferralWord::NoShow,
            Self::Completed { .. } => ReferralWord::Completed,
            Self::Declined { .. } => ReferralWord::Declined,
            Self::Cancelled => ReferralWord::Cancelled,
            Self::Failed { .. } => ReferralWord::Failed,
            Self::Draft => ReferralWord::Draft,
            Self::Sent => ReferralWord::Sent,
        }
    }

    /// The state as it stands from `at` on.
    pub(super) const fn stage(self, at: Timestamp) -> Result<Stage, Refusal> {
        Ok(match self {
            Self::Received => Stage::Received { at },
            Self::Accepted => Stage::Accepted { at },
            Self::Scheduled { visit_at } => Stage::Scheduled { at, visit_at },
            Self::Attended => Stage::Attended { at },
            Self::NoShow => Stage::NoShow { at },
            Self::Completed { outcome } => Stage::Completed { at, outcome },
            Self::Declined { because } => Stage::Declined { at, because },
            Self::Cancelled => Stage::Cancelled { at },
            Self::Failed { because } => Stage::Failed { at, because },
            Self::Draft | Self::Sent => return Err(Refusal::SendersToSay),
        })
    }
}

codes!(
    /// Over which way a receiver was heard.
    HeardWord { Console = "console", SignedPage = "signed_page", System = "system" }
);

/// How far one source has been heard: the newest version that was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Nothing,
    Upto(i64),
}

/// What becomes of a report of an outside source, which numbers what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It says something new, and it is so.
    Applied(Referral),
    /// It says what is known already; from now on older ones say nothing.
    Known,
    /// Something newer was heard of this source: kept, never applied.
    Older,
    /// It cannot be: kept as evidence, and a human is told.
    Impossible(Refusal),
}

codes!(
    /// How a report was taken, as it is kept.
    VerdictWord { Applied = "applied", Known = "known", Older = "older", Impossible = "impossible" }
);

impl Referral {
    /// An outside source reports version `version` of what it says. A report heard before is not asked again: whoever
    /// keeps them knows it by source and version.
    pub fn judge(self, (said, version): (Said, i64), mark: Mark, rules: &ReferralRules, now: Timestamp) -> Verdict {
        match mark {
            Mark::Upto(newest) if version <= newest => return Verdict::Older,
            Mark::Nothing | Mark::Upto(_) => {}
        }
        if self.is_known(said) {
            return Verdict::Known;
        }
        match self.hear(said, rules, now) {
            Ok(next) => Verdict::Applied(next),
            Err(refusal) => Verdict::Impossible(refusal),
        }
    }

    /// Whether this is where it stands already.
    fn is_known(&self, said: Said) -> bool {
        match (self.stage, said) {
            (Stage::Scheduled { visit_at, .. }, Said::Scheduled { visit_at: again }) => visit_at == again,
            (Stage::Completed { outcome, .. }, Said::Completed { outcome: again }) => {
                again.is_none() || outcome == again
            }
            (Stage::NoShow { .. }, Said::NoShow) => true,
            (stage, said) => stage.word() == said.word(),
        }
    }
}
