//! The supervision of a month: which of an operator's sessions to talk about.

#[cfg(test)]
mod tests;

use crate::codes::codes;
use crate::ids::SessionId;
use crate::risk::RiskTier;
use crate::time::{Millis, Timestamp};
use jiff::ToSpan;
use jiff::civil::Date;
use std::cmp::Reverse;

/// A caller's rating from which a session is worth a talk: this or less, of 5 [D].
pub const LOW_RATING: u8 = 2;
/// A talk of this length is long [D].
pub const LONG_TALK: Millis = Millis::minutes(60);
/// The first weeks of an operator [D].
pub const FIRST_WEEKS: i64 = 8;
/// Most sessions suggested for one operator: what one supervision has time for [D].
pub const MOST_SUGGESTED: usize = 5;

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

/// Which of an operator's talks are worth talking about, at most [`MOST_SUGGESTED`]: the most urgent reason first, then
/// whatever has more of them, then the latest. What was discussed is not suggested again.
pub fn suggest(talks: &[Talk], employed_from: Date) -> Vec<Suggestion> {
    let mut worth: Vec<(&Talk, Vec<DiscussionReason>)> = talks
        .iter()
        .filter(|talk| talk.discussed == Discussed::NotYet)
        .map(|talk| (talk, reasons(talk, employed_from)))
        .filter(|(_, reasons)| !reasons.is_empty())
        .collect();
    worth.sort_by_key(|(talk, reasons)| {
        (reasons.first().copied(), Reverse(reasons.len()), Reverse((talk.opened_at, talk.session)))
    });
    let first = worth.into_iter().take(MOST_SUGGESTED);
    first.map(|(talk, reasons)| Suggestion { session: talk.session, reasons }).collect()
}

fn reasons(talk: &Talk, employed_from: Date) -> Vec<DiscussionReason> {
    let danger = match talk.tier {
        Some(RiskTier::Imminent) => Some(DiscussionReason::Imminent),
        Some(RiskTier::High) => Some(DiscussionReason::High),
        Some(RiskTier::None | RiskTier::Low | RiskTier::Moderate) | None => None,
    };
    let all = [
        (talk.red_lines > 0).then_some(DiscussionReason::RedLine),
        danger,
        talk.rating.is_some_and(|rating| rating <= LOW_RATING).then_some(DiscussionReason::LowRating),
        (talk.length >= LONG_TALK).then_some(DiscussionReason::Long),
        (talk.on < first_weeks_end(employed_from)).then_some(DiscussionReason::FirstWeeks),
    ];
    all.into_iter().flatten().collect()
}

/// The first day on which an operator is not new any more.
pub fn first_weeks_end(employed_from: Date) -> Date {
    employed_from.saturating_add(FIRST_WEEKS.weeks())
}
