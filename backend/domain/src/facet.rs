//! What a session can be found and counted by: one facet for each thing that is true of it. Codes and ids, never words.
//! A number of a report and the search that opens its sessions are the same facet.

mod of_session;

pub use of_session::{Answered, Facts, Known, Learned, WrapUpFacets};

use crate::codes::codes;
use crate::ids::StaffId;
use crate::risk::RiskTier;
use crate::session::{Channel, Direction};
use crate::wrap_up::{Mark, Outcome, ProblemType};
use std::fmt;
use std::str::FromStr;

codes!(
    /// Where the review of a session stands.
    ReviewState {
        /// Drawn into a sample, and nobody has begun.
        Waiting = "waiting",
        /// Begun, not given yet.
        Begun = "begun",
        /// The operator has it and has not acknowledged it.
        Given = "given",
        Acknowledged = "acknowledged",
    }
);

codes!(
    /// Where the calls after a session stand.
    FollowUpState {
        Planned = "planned",
        Overdue = "overdue",
        Done = "done",
        /// None is possible, or nobody was reached.
        NoContact = "no_contact",
    }
);

codes!(
    /// How a session came to its answer.
    Answering {
        /// An operator took it.
        Handled = "handled",
        /// Taken within the target of its tier.
        InTarget = "in_target",
        /// The caller left before anybody came.
        Abandoned = "abandoned",
    }
);

codes!(
    /// Whether the caller is from the centre's own area, as the record says.
    Locality { Local = "local", Elsewhere = "elsewhere" }
);

codes!(
    /// The tier a session came with, before anybody had spoken to the caller.
    ArrivalTier {
        Unrated = "unrated",
        None = "none",
        Low = "low",
        Moderate = "moderate",
        High = "high",
        Imminent = "imminent",
    }
);

impl From<Option<RiskTier>> for ArrivalTier {
    fn from(tier: Option<RiskTier>) -> Self {
        match tier {
            None => Self::Unrated,
            Some(RiskTier::None) => Self::None,
            Some(RiskTier::Low) => Self::Low,
            Some(RiskTier::Moderate) => Self::Moderate,
            Some(RiskTier::High) => Self::High,
            Some(RiskTier::Imminent) => Self::Imminent,
        }
    }
}

/// One thing that is true of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Whoever held it; each holder once.
    Operator(StaffId),
    /// The tier as decided, or as it stands while nobody has decided.
    Tier(RiskTier),
    /// The tier it came with: what abandonment is counted by, since nobody rates a caller who has left.
    Arrival(ArrivalTier),
    Channel(Channel),
    /// Who called whom: the report form counts calls that reach the line, and not those we made.
    Direction(Direction),
    Answering(Answering),
    Mark(Mark),
    Problem(ProblemType),
    Outcome(Outcome),
    Locality(Locality),
    Review(ReviewState),
    FollowUp(FollowUpState),
}

impl fmt::Display for Facet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operator(staff) => write!(out, "operator:{staff}"),
            Self::Tier(tier) => write!(out, "tier:{}", tier.code()),
            Self::Arrival(tier) => write!(out, "arrival:{}", tier.code()),
            Self::Channel(channel) => write!(out, "channel:{}", channel.code()),
            Self::Direction(direction) => write!(out, "direction:{}", direction.code()),
            Self::Answering(answering) => write!(out, "answering:{}", answering.code()),
            Self::Mark(mark) => write!(out, "mark:{}", mark.code()),
            Self::Problem(problem) => write!(out, "problem:{}", problem.code()),
            Self::Outcome(outcome) => write!(out, "outcome:{}", outcome.code()),
            Self::Locality(locality) => write!(out, "locality:{}", locality.code()),
            Self::Review(state) => write!(out, "review:{}", state.code()),
            Self::FollowUp(state) => write!(out, "follow_up:{}", state.code()),
        }
    }
}

/// Not a facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such facet")]
pub struct NoFacet;

impl FromStr for Facet {
    type Err = NoFacet;

    fn from_str(text: &str) -> Result<Self, NoFacet> {
        let (kind, value) = text.split_once(':').ok_or(NoFacet)?;
        match kind {
            "operator" => value.parse().ok().map(Self::Operator),
            "tier" => RiskTier::from_code(value).map(Self::Tier),
            "arrival" => ArrivalTier::from_code(value).map(Self::Arrival),
            "channel" => Channel::from_code(value).map(Self::Channel),
            "direction" => Direction::from_code(value).map(Self::Direction),
            "answering" => Answering::from_code(value).map(Self::Answering),
            "mark" => Mark::from_code(value).map(Self::Mark),
            "problem" => ProblemType::from_code(value).map(Self::Problem),
            "outcome" => Outcome::from_code(value).map(Self::Outcome),
            "locality" => Locality::from_code(value).map(Self::Locality),
            "review" => ReviewState::from_code(value).map(Self::Review),
            "follow_up" => FollowUpState::from_code(value).map(Self::FollowUp),
            _ => None,
        }
        .ok_or(NoFacet)
    }
}

#[cfg(test)]
mod tests;
