//! The order of the queue: nobody ever passes imminent or high; below them arrival counts, less the tier's head start,
//! so that the order never changes with time (the head is an index seek) and nobody starves.

#[cfg(test)]
mod tests;

use crate::policy::Policy;
use crate::risk::RiskTier;
use crate::time::{Millis, Timestamp};

/// A place in the queue. Smaller comes first; ties are broken by the session's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// 0 imminent, 1 high, 2 everybody else.
    pub rank: i64,
    /// Arrival, less the head start of the tier.
    pub key: Timestamp,
}

impl Place {
    /// The place of a caller of this tier who arrived then. A session that is offered on keeps its first arrival.
    pub fn new(tier: Option<RiskTier>, arrived_at: Timestamp, policy: &Policy) -> Self {
        let (rank, head_start) = match tier {
            Some(RiskTier::Imminent) => (0, Millis(0)),
            Some(RiskTier::High) => (1, Millis(0)),
            Some(RiskTier::Moderate) => (2, policy.moderate_head_start_ms),
            None => (2, policy.unrated_head_start_ms),
            Some(RiskTier::Low) => (2, policy.low_head_start_ms),
            Some(RiskTier::None) => (2, Millis(0)),
        };
        Self { rank, key: arrived_at - head_start }
    }

    /// When the pick-up target of a caller waiting since then is missed.
    pub fn target_at(tier: Option<RiskTier>, waiting_since: Timestamp, policy: &Policy) -> Timestamp {
        waiting_since + Self::target(tier, policy)
    }

    /// Within which time a caller is to be answered.
    pub fn target(tier: Option<RiskTier>, policy: &Policy) -> Millis {
        if tier.is_some_and(RiskTier::is_urgent) { policy.high_target_ms } else { policy.target_ms }
    }
}
