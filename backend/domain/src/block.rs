//! Blocks of abusive callers: for a time, and never for somebody who is in danger.

#[cfg(test)]
mod tests;

use crate::refusal::Refusal;
use crate::risk::RiskTier;
use crate::session::{Session, Stage};
use crate::time::{Millis, Timestamp};
use std::ops::RangeInclusive;

/// How many hours a block may last [D].
pub const BLOCK_HOURS: RangeInclusive<u32> = 1..=72;

/// How long after a talk its caller may still be blocked, and how long it is kept where the talk came from [D].
pub const BLOCKABLE_FOR: Millis = Millis::hours(24);

/// Checks that the caller of this session may be blocked for so many hours, and answers until when: their talk is on or
/// ended lately, and nobody thinks them in danger.
pub fn may_block(session: &Session, hours: u32, now: Timestamp) -> Result<Timestamp, Refusal> {
    if session.tier.is_some_and(RiskTier::is_urgent) {
        return Err(Refusal::CallerInDanger);
    }
    let ended_at = match &session.stage {
        Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) => None,
        Stage::WrapUp(_, ended) => Some(ended.at),
        Stage::Closed(closed) => Some(closed.ended.at),
    };
    if ended_at.is_some_and(|at| at + BLOCKABLE_FOR < now) {
        return Err(Refusal::TooLateToBlock);
    }
    if BLOCK_HOURS.contains(&hours) { Ok(now + Millis::hours(i64::from(hours))) } else { Err(Refusal::FieldInvalid) }
}

/// What becomes of somebody who asks for a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// Nothing stands against them.
    Free,
    /// A block stands, and they say that they are in danger: they are let in, and the supervisors are told.
    PastBlock,
    /// A block stands until then.
    Blocked { until: Timestamp },
}

/// Lets a caller in, or not. `standing` is when the last block in force ends; `tier` what their answers and first words
/// make of them. "Not safe right now", a plan and an act under way are each high at least ([`crate::risk::intake_tier`]).
pub fn admit(standing: Option<Timestamp>, tier: Option<RiskTier>, now: Timestamp) -> Admission {
    match standing.filter(|until| *until > now) {
        None => Admission::Free,
        Some(_) if tier.is_some_and(RiskTier::is_urgent) => Admission::PastBlock,
        Some(until) => Admission::Blocked { until },
    }
}
