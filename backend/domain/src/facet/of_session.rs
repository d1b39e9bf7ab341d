//! What is known of a session, kept step by step with every change of it: the few instants that figures need, and its
//! facets. Nothing here is typed in by anybody: it follows from the session, from its wrap-up, and from what reviews and
//! calls have come to.

use super::{Answering, ArrivalTier, Facet, FollowUpState, Locality, ReviewState};
use crate::ids::StaffId;
use crate::policy::Policy;
use crate::queue::Place;
use crate::risk::RiskTier;
use crate::session::{Channel, Lease, Session, Stage};
use crate::time::{Millis, Timestamp};
use crate::wrap_up::{Mark, Outcome, ProblemType};
use std::collections::BTreeSet;

/// What is known of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub facts: Facts,
    pub facets: BTreeSet<Facet>,
}

/// Instants and lengths of a session, for figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The tier the session came with; none: not rated.
    pub arrival_tier: Option<RiskTier>,
    /// Within which time it was to be answered: at the tier and by the settings of its answer, or of its end where nobody
    /// came. None for a phone session, whose wait is not known here.
    pub target: Option<Millis>,
    pub answered: Option<Answered>,
    /// When the talk ended, or the caller left the queue.
    pub ended_at: Option<Timestamp>,
}

/// The first time that somebody took it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    pub by: StaffId,
    pub at: Timestamp,
    /// How long the caller had waited; none for a phone session.
    pub waited: Option<Millis>,
}

/// The codes of a wrap-up that a session is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrapUpFacets {
    pub marks: Vec<Mark>,
    pub problems: Vec<ProblemType>,
    pub outcome: Outcome,
    /// None where it is not known.
    pub locality: Option<Locality>,
}

/// Something that a session's own state, as it stands at the end of a step, does not tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Learned {
    /// Somebody took it, at the tier it had then. They may have passed it on in the same step.
    Taken { lease: Lease, tier: Option<RiskTier> },
    /// Its wrap-up was saved; the last one saved counts.
    WrappedUp(WrapUpFacets),
    /// Where its review stands; none: it is not reviewed, and need not be.
    Review(Option<ReviewState>),
    /// Where the calls after it stand; none: there are none.
    FollowUp(Option<FollowUpState>),
}

impl Learned {
    /// What a change of a session tells that its next state may no longer tell: that somebody took it.
    pub fn between(before: &Session, after: &Session) -> Option<Self> {
        let lease = after.stage.lease()?;
        let held_before = before.stage.lease().is_some_and(|held| held.fence == lease.fence);
        (!held_before).then_some(Self::Taken { lease, tier: after.tier })
    }
}

impl Known {
    /// Of a session that has just come, at this tier.
    pub fn at_opening(session: &Session, arrival_tier: Option<RiskTier>) -> Self {
        let facts = Facts { arrival_tier, target: None, answered: None, ended_at: None };
        let arrival = Facet::Arrival(ArrivalTier::from(arrival_tier));
        let true_of_it = [Facet::Channel(session.channel), Facet::Direction(session.direction), arrival];
        Self { facts, facets: BTreeSet::from(true_of_it) }
    }

    /// Takes in what was learned of the session.
    pub fn learn(&mut self, learned: &Learned, session: &Session, policy: &Policy) {
        match learned {
            Learned::Taken { lease, tier } => self.taken(*lease, *tier, session, policy),
            Learned::WrappedUp(form) => self.wrapped_up(form),
            Learned::Review(state) => {
                self.facets.retain(|facet| !matches!(facet, Facet::Review(_)));
                self.facets.extend(state.map(Facet::Review));
            }
            Learned::FollowUp(state) => {
                self.facets.retain(|facet| !matches!(facet, Facet::FollowUp(_)));
                self.facets.extend(state.map(Facet::FollowUp));
            }
        }
    }

    /// Brings it in line with the session as it stands; called again it changes nothing more.
    pub fn stands(&mut self, session: &Session, policy: &Policy) {
        if let Some(lease) = session.stage.lease() {
            // Known already, unless the session is older than this knowledge.
            self.taken(lease, session.tier, session, policy);
        }
        self.facets.retain(|facet| !matches!(facet, Facet::Tier(_)));
        self.facets.extend(session.tier.map(Facet::Tier));
        let ended_at = match &session.stage {
            Stage::WrapUp(_, ended) => Some(ended.at),
            Stage::Closed(closed) => Some(closed.ended.at),
            Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) => None,
        };
        if self.facts.answered.is_none() {
            if self.facts.ended_at.is_none() {
                self.facts.target = target(session.channel, session.tier, policy);
            }
            if ended_at.is_some() {
                self.facets.insert(Facet::Answering(Answering::Abandoned));
            }
        }
        self.facts.ended_at = ended_at;
    }

    fn taken(&mut self, lease: Lease, tier: Option<RiskTier>, session: &Session, policy: &Policy) {
        self.facets.insert(Facet::Operator(lease.operator));
        if self.facts.answered.is_some() {
            return;
        }
        self.facts.target = target(session.channel, tier, policy);
        let (at, waited) = match session.channel {
            Channel::Web => (lease.since, Some(lease.since.since(session.opened_at))),
            // Written down by whoever answered, perhaps later.
            Channel::Phone => (session.opened_at, None),
        };
        self.facts.answered = Some(Answered { by: lease.operator, at, waited });
        self.facets.insert(Facet::Answering(Answering::Handled));
        if let (Some(waited), Some(target)) = (waited, self.facts.target)
            && waited <= target
        {
            self.facets.insert(Facet::Answering(Answering::InTarget));
        }
    }

    fn wrapped_up(&mut self, form: &WrapUpFacets) {
        self.facets.retain(|facet| {
            !matches!(facet, Facet::Mark(_) | Facet::Problem(_) | Facet::Outcome(_) | Facet::Locality(_))
        });
        self.facets.extend(form.marks.iter().copied().map(Facet::Mark));
        self.facets.extend(form.problems.iter().copied().map(Facet::Problem));
        self.facets.insert(Facet::Outcome(form.outcome));
        self.facets.extend(form.locality.map(Facet::Locality));
    }
}

/// Within which time a session is to be answered.
fn target(channel: Channel, tier: Option<RiskTier>, policy: &Policy) -> Option<Millis> {
    match channel {
        Channel::Web => Some(Place::target(tier, policy)),
        Channel::Phone => None,
    }
}

#[cfg(test)]
mod tests;
