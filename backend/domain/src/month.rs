//! The supervision of a month: which of an operator's sessions to talk about.

#[cfg(test)]
mod tests;

use crate::codes::codes;
use crate::ids::SessionId;
use crate::risk::RiskTier;
use crate::time::{Millis, Timestamp};
use jiff::SignedDuration;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What makes a session worth talking about, as a centre sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct DiscussionRules {
    /// A caller's rating that is low: this or less, of 5. Default 2 [D].
    pub low_rating: u32,
    /// A talk of this length is long. Default 60 min [D].
    pub long_talk_ms: Millis,
    /// For so many weeks an operator is new. Default 8 [D].
    pub first_weeks: u32,
    /// Most sessions suggested for one operator: what one supervision has time for. Default 5 [D].
    pub most_suggested: u32,
}

impl Default for DiscussionRules {
    fn default() -> Self {
        Self { low_rating: 2, long_talk_ms: Millis::minutes(60), first_weeks: 8, most_suggested: 5 }
    }
}

impl DiscussionRules {
    /// The first day on which an operator is not new any more.
    pub fn first_weeks_end(&self, employed_from: Date) -> Date {
        let week = SignedDuration::from_hours(7 * 24);
        employed_from.saturating_add(week.saturating_mul(i32::try_from(self.first_weeks).unwrap_or(i32::MAX)))
    }
}

codes!(
    /// Why a session is worth discussing in supervision, the most urgent first.
    DiscussionReason {
        RedLine = "red_line",
        Imminent = "imminent",
        High = "high",
        /// The caller was not helped, by their own word.
        LowRating = "low_rating",
        Long = "long",
        /// The operator is new.
        FirstWeeks = "first_weeks",
    }
);

/// Whether a supervision has talked about a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discussed {
    Yes,
    NotYet,
}

/// What is known of a session that an operator held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Talk {
    pub session: SessionId,
    pub opened_at: Timestamp,
    /// The centre's day it was opened on.
    pub on: Date,
    /// As decided, or as it stands while nobody has decided.
    pub tier: Option<RiskTier>,
    /// How long it was held.
    pub length: Millis,
    /// What the caller gave it, of 5.
    pub rating: Option<u8>,
    /// Red lines of reviews that were given.
    pub red_lines: u32,
    pub discussed: Discussed,
}

/// A session to talk about, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub session: SessionId,
    /// The most urgent first; never empty.
    pub reasons: Vec<DiscussionReason>,
}

/// Which of an operator's talks are worth talking about, at most as many as the rules say: the most urgent reason first,
/// then whatever has more of them, then the latest. What was discussed is not suggested again.
pub fn suggest(talks: &[Talk], employed_from: Date, rules: &DiscussionRules) -> Vec<Suggestion> {
    let mut worth: Vec<(&Talk, Vec<DiscussionReason>)> = talks
        .iter()
        .filter(|talk| talk.discussed == Discussed::NotYet)
        .map(|talk| (talk, reasons(talk, employed_from, rules)))
        .filter(|(_, reasons)| !reasons.is_empty())
        .collect();
    worth.sort_by_key(|(talk, reasons)| {
        (reasons.first().copied(), Reverse(reasons.len()), Reverse((talk.opened_at, talk.session)))
    });
    let first = worth.into_iter().take(rules.most_suggested as usize);
    first.map(|(talk, reasons)| Suggestion { session: talk.session, reasons }).collect()
}

fn reasons(talk: &Talk, employed_from: Date, rules: &DiscussionRules) -> Vec<DiscussionReason> {
    let danger = match talk.tier {
        Some(RiskTier::Imminent) => Some(DiscussionReason::Imminent),
        Some(RiskTier::High) => Some(DiscussionReason::High),
        Some(RiskTier::None | RiskTier::Low | RiskTier::Moderate) | None => None,
    };
    let all = [
        (talk.red_lines > 0).then_some(DiscussionReason::RedLine),
        danger,
        talk.rating.is_some_and(|rating| u32::from(rating) <= rules.low_rating).then_some(DiscussionReason::LowRating),
        (talk.length >= rules.long_talk_ms).then_some(DiscussionReason::Long),
        (talk.on < rules.first_weeks_end(employed_from)).then_some(DiscussionReason::FirstWeeks),
    ];
    all.into_iter().flatten().collect()
}
