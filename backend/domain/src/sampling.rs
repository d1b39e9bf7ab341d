//! Which sessions of a period are reviewed: every imminent and high one, and of the rest a share that is fair over
//! operators. The same seed over the same sessions draws the same sample, on any machine and in any order: no dice.

#[cfg(test)]
mod tests;

use crate::codes::codes;
use crate::ids::{SessionId, StaffId};
use crate::refusal::Refusal;
use crate::risk::RiskTier;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// How much of the rest is reviewed unless the centre says otherwise, in percent [D].
pub const REVIEW_SHARE: u32 = 10;
/// Longest period that is drawn from, in days.
pub const MOST_SAMPLE_DAYS: i32 = 92;
/// Most sessions that one sample is drawn from.
pub const MOST_CONSIDERED: usize = 20_000;
/// Most sessions of one sample: more than a house reviews in a month.
pub const MOST_SAMPLED: usize = 1_000;
/// Longest seed, in characters.
pub const MOST_SEED_CHARS: usize = 64;

codes!(
    /// Why a session is in a sample.
    SampleReason {
        Imminent = "imminent",
        High = "high",
        /// Drawn from the rest.
        Share = "share",
    }
);

/// A session that may be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleCandidate {
    pub session: SessionId,
    /// Whose work it was.
    pub operator: StaffId,
    /// As decided, or as it stands while nobody has decided.
    pub tier: Option<RiskTier>,
}

/// A session that was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    pub session: SessionId,
    pub operator: StaffId,
    pub because: SampleReason,
}

/// What is drawn, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SamplePlan {
    pub first_day: Date,
    pub last_day: Date,
    /// Anything that is written down before: nobody then chooses their sample.
    pub seed: String,
    /// Of the rest, in percent.
    pub share_percent: u32,
}

impl SamplePlan {
    /// Whether it can be drawn on `today`.
    ///
    /// # Errors
    /// [`Refusal::EntryInFuture`] for a period that has not begun, [`Refusal::FieldInvalid`] with nothing said of which
    /// field for one that is upside down, a share over 100 or a seed that is empty or too long,
    /// [`Refusal::SampleTooLarge`] for a period too long.
    pub fn check(&self, today: Date) -> Result<(), Refusal> {
        if self.first_day > today {
            return Err(Refusal::EntryInFuture);
        }
        let days = (self.last_day - self.first_day).get_days() + 1;
        let seeded = !self.seed.trim().is_empty() && self.seed.chars().nth(MOST_SEED_CHARS).is_none();
        if days < 1 || self.share_percent > 100 || !seeded {
            return Err(Refusal::FieldInvalid);
        }
        if days > MOST_SAMPLE_DAYS { Err(Refusal::SampleTooLarge) } else { Ok(()) }
    }
}

/// Draws a sample, in the order of the sessions' ids.
///
/// Of an operator's rest the share is taken, rounded to the nearest whole number and at least one: nobody who answered
/// is left out, and operators with as many sessions have as many drawn. Which ones follows from the seed alone.
///
/// # Errors
/// [`Refusal::SampleTooLarge`] beyond [`MOST_CONSIDERED`] or [`MOST_SAMPLED`].
pub fn draw(candidates: &[SampleCandidate], seed: &str, share_percent: u32) -> Result<Vec<Chosen>, Refusal> {
    if candidates.len() > MOST_CONSIDERED {
        return Err(Refusal::SampleTooLarge);
    }
    let mut chosen = Vec::new();
    let mut rest: BTreeMap<StaffId, Vec<SessionId>> = BTreeMap::new();
    for SampleCandidate { session, operator, tier } in candidates.iter().copied() {
        match because_of(tier) {
            Some(because) => chosen.push(Chosen { session, operator, because }),
            None => rest.entry(operator).or_default().push(session),
        }
    }
    for (operator, mut sessions) in rest {
        let quota = quota(sessions.len(), share_percent);
        sessions.sort_by_cached_key(|session| (lot(seed, *session), *session));
        let drawn = sessions.into_iter().take(quota);
        chosen.extend(drawn.map(|session| Chosen { session, operator, because: SampleReason::Share }));
    }
    chosen.sort_by_key(|one| one.session);
    if chosen.len() > MOST_SAMPLED { Err(Refusal::SampleTooLarge) } else { Ok(chosen) }
}

/// Danger is always reviewed.
fn because_of(tier: Option<RiskTier>) -> Option<SampleReason> {
    match tier {
        Some(RiskTier::Imminent) => Some(SampleReason::Imminent),
        Some(RiskTier::High) => Some(SampleReason::High),
        Some(RiskTier::None | RiskTier::Low | RiskTier::Moderate) | None => None,
    }
}

/// How many of so many are drawn.
fn quota(sessions: usize, share_percent: u32) -> usize {
    if share_percent == 0 {
        return 0;
    }
    let share = usize::try_from(share_percent).unwrap_or(100);
    ((sessions * share + 50) / 100).clamp(1, sessions)
}

/// A session's lot under a seed: anybody can draw it again, `printf 'seed\nid' | sha256sum`.
fn lot(seed: &str, session: SessionId) -> [u8; 32] {
    Sha256::digest(format!("{seed}\n{session}")).into()
}
