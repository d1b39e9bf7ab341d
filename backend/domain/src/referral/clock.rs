//! What the sender waits for, and by when: an answer, the person's arrival, what came of it. Late is told once for each.

use super::{Cancel, CancelReason, ReferralPriority, Stage};
use crate::codes::codes;
use crate::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

codes!(
    /// What is awaited of a receiver.
    AwaitedStep {
        /// That they take the person, or do not.
        Answer = "answer",
        /// That the person is there, or did not come.
        Arrival = "arrival",
        /// What came of it.
        Outcome = "outcome",
        /// That it is taken back.
        Cancellation = "cancellation",
    }
);

/// Whether the sender has been told that it is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lateness {
    NotTold,
    Told { at: Timestamp },
}

/// What is awaited, and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Awaited {
    pub step: AwaitedStep,
    pub due_at: Timestamp,
    pub lateness: Lateness,
}

impl Awaited {
    const fn new(step: AwaitedStep, due_at: Timestamp) -> Self {
        Self { step, due_at, lateness: Lateness::NotTold }
    }

    /// Its time is over and nobody was told: now they are. None while there is nothing to say.
    pub(super) fn ran_late(self, now: Timestamp) -> Option<Self> {
        match self.lateness {
            Lateness::NotTold if self.due_at <= now => Some(Self { lateness: Lateness::Told { at: now }, ..self }),
            Lateness::NotTold | Lateness::Told { .. } => None,
        }
    }
}

/// Numbers that referrals go by: settings of the centre. All [D].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct ReferralRules {
    /// An answer, after it was sent. Default 3 days.
    pub answer_routine_ms: Millis,
    /// Default 4 h.
    pub answer_urgent_ms: Millis,
    /// Over the green channel the next hospital is asked then. Default 10 min.
    pub answer_stat_ms: Millis,
    /// The person's arrival, after the yes; an appointment counts from its own time. Default 14 days.
    pub arrive_routine_ms: Millis,
    /// Default 24 h.
    pub arrive_urgent_ms: Millis,
    /// Default 2 h.
    pub arrive_stat_ms: Millis,
    /// What came of it, after the arrival. Default 14 days.
    pub outcome_ms: Millis,
}

impl Default for ReferralRules {
    fn default() -> Self {
        Self {
            answer_routine_ms: Millis::days(3),
            answer_urgent_ms: Millis::hours(4),
            answer_stat_ms: Millis::minutes(10),
            arrive_routine_ms: Millis::days(14),
            arrive_urgent_ms: Millis::hours(24),
            arrive_stat_ms: Millis::hours(2),
            outcome_ms: Millis::days(14),
        }
    }
}

/// What a receiver is asked for when it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedFor {
    pub answer_by: Timestamp,
    /// The latest at which the person is to be there.
    pub arrive_by: Timestamp,
}

impl ReferralRules {
    const fn answer(&self, priority: ReferralPriority) -> Millis {
        match priority {
            ReferralPriority::Routine => self.answer_routine_ms,
            ReferralPriority::Urgent => self.answer_urgent_ms,
            ReferralPriority::Stat => self.answer_stat_ms,
        }
    }

    const fn arrive(&self, priority: ReferralPriority) -> Millis {
        match priority {
            ReferralPriority::Routine => self.arrive_routine_ms,
            ReferralPriority::Urgent => self.arrive_urgent_ms,
            ReferralPriority::Stat => self.arrive_stat_ms,
        }
    }

    /// What a referral of this priority asks for that is sent then.
    pub fn asked_for(&self, priority: ReferralPriority, sent_at: Timestamp) -> AskedFor {
        let answer_by = sent_at + self.answer(priority);
        AskedFor { answer_by, arrive_by: answer_by + self.arrive(priority) }
    }

    /// What is awaited in this state. A step that is awaited already keeps its instant, and a new appointment moves it.
    pub(super) fn awaited(
        &self,
        stage: &Stage,
        cancel: Cancel,
        priority: ReferralPriority,
        before: Option<Awaited>,
        now: Timestamp,
    ) -> Option<Awaited> {
        let next = match (stage, cancel) {
            (Stage::Attended { .. } | Stage::Completed { outcome: None, .. }, _) => {
                Awaited::new(AwaitedStep::Outcome, now + self.outcome_ms)
            }
            (
                Stage::Draft
                | Stage::Completed { outcome: Some(_), .. }
                | Stage::Declined { .. }
                | Stage::Cancelled { .. }
                | Stage::Failed { .. },
                _,
            )
            // The person is looked after elsewhere: that nobody confirms it here hurts nobody.
            | (_, Cancel::Asked { because: CancelReason::TakenElsewhere, .. }) => return None,
            (_, Cancel::Asked { at, .. }) => Awaited::new(AwaitedStep::Cancellation, at + self.answer(priority)),
            (Stage::Sent { .. } | Stage::Received { .. }, Cancel::NotAsked) => {
                Awaited::new(AwaitedStep::Answer, now + self.answer(priority))
            }
            (Stage::Scheduled { visit_at, .. }, Cancel::NotAsked) => {
                return Some(Awaited::new(AwaitedStep::Arrival, *visit_at + self.arrive_urgent_ms));
            }
            (Stage::Accepted { .. } | Stage::NoShow { .. }, Cancel::NotAsked) => {
                Awaited::new(AwaitedStep::Arrival, now + self.arrive(priority))
            }
        };
        match before {
            // That somebody did not come begins a new wait.
            Some(before) if before.step == next.step && !matches!(stage, Stage::NoShow { .. }) => Some(before),
            Some(_) | None => Some(next),
        }
    }
}
