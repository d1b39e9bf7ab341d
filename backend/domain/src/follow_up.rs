//! What follows a high-risk session: calls at set distances, or the honest statement that none is possible.

use crate::codes::codes;
use crate::refusal::Refusal;
use crate::risk::RiskTier;
use crate::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

codes!(
    /// Why nobody can be called afterwards.
    NoContactReason {
        Anonymous = "anonymous",
        Refused = "refused",
        Unsafe = "unsafe",
        HandedOver = "handed_over",
    }
);

/// The plan that a session at high or imminent risk needs before it can be closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum FollowUpPlan {
    /// Follow-ups at these instants.
    Dates { due_at: Vec<Timestamp> },
    /// No contact possible, and why.
    NoContact { reason: NoContactReason },
}

/// Default distances of follow-ups from the end of the session (domain: 24 h, 7 d, 30 d, 90 d, 180 d).
pub const DEFAULT_DISTANCES: [Millis; 5] =
    [Millis::hours(24), Millis::days(7), Millis::days(30), Millis::days(90), Millis::days(180)];

/// The default plan for a session that ended at `ended_at`.
pub fn default_dates(ended_at: Timestamp) -> Vec<Timestamp> {
    DEFAULT_DISTANCES.iter().map(|distance| ended_at + *distance).collect()
}

/// Most follow-ups one plan may hold.
pub const MAX_DATES: usize = 12;

/// The furthest a follow-up may lie from the end of the session.
pub const FURTHEST: Millis = Millis::days(400);

/// Whether a session decided at this tier needs a plan before it is closed (domain: after a high-risk session).
pub const fn needs_plan(decided: RiskTier) -> bool {
    match decided {
        RiskTier::High | RiskTier::Imminent => true,
        RiskTier::None | RiskTier::Low | RiskTier::Moderate => false,
    }
}

/// Checks the plan of a session that ended at `ended_at` and is being closed `now`; gives the instants to work off.
///
/// `decided` is the operator's tier, `None` where the session could not be assessed. A plan is welcome at any tier.
/// Dates that have passed are kept, they are due at once; but one at least must still be to come.
pub fn check(
    plan: Option<&FollowUpPlan>,
    decided: Option<RiskTier>,
    ended_at: Timestamp,
    now: Timestamp,
) -> Result<Vec<Timestamp>, Refusal> {
    match plan {
        None if decided.is_some_and(needs_plan) => Err(Refusal::FollowUpMissing),
        None | Some(FollowUpPlan::NoContact { reason: _ }) => Ok(Vec::new()),
        Some(FollowUpPlan::Dates { due_at }) => {
            let (Some(first), Some(last)) = (due_at.first(), due_at.last()) else {
                return Err(Refusal::FollowUpInvalid);
            };
            let rising = due_at.is_sorted_by(|earlier, later| earlier < later);
            let within = *first > ended_at && *last <= ended_at + FURTHEST && *last > now;
            if rising && within && due_at.len() <= MAX_DATES {
                Ok(due_at.clone())
            } else {
                Err(Refusal::FollowUpInvalid)
            }
        }
    }
}

#[cfg(test)]
mod tests;
