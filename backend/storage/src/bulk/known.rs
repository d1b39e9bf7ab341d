//! What is known of a session of a made history: rare and common facets in the proportions of a hotline, each following from
//! the session's number alone.

use super::Kind;
use std::collections::BTreeSet;
use uuid::Uuid;
use xinqiao_domain::facet::{
    Answered, Answering, ArrivalTier, Facet, Facts, FollowUpState, Known, Locality, ReviewState,
};
use xinqiao_domain::policy::Policy;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::{Channel, Direction};
use xinqiao_domain::wrap_up::{Mark, Outcome, ProblemType};
use xinqiao_domain::{Millis, StaffId, Timestamp};

/// Operators of the history.
const OPERATORS: u64 = 50;

/// A number that looks drawn, and follows from the session's number and from what it is for.
fn part_of_a_thousand(number: usize, what_for: u64) -> u64 {
    let mixed = (number as u64 ^ (what_for << 40)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 31)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (mixed ^ (mixed >> 29)) % 1_000
}

fn one_of<T: Copy>(all: &[T], number: usize, what_for: u64) -> Option<T> {
    all.get(part_of_a_thousand(number, what_for) as usize % all.len().max(1)).copied()
}

/// Of the session of this number.
pub(super) fn of(kind: Kind, number: usize, opened_at: Timestamp) -> Known {
    let mut facts =
        Facts { arrival_tier: None, target: Some(Policy::default().target_ms), answered: None, ended_at: None };
    let arrival = Facet::Arrival(ArrivalTier::Unrated);
    let mut true_of_it = BTreeSet::from([Facet::Channel(Channel::Web), Facet::Direction(Direction::Incoming), arrival]);
    match kind {
        Kind::Waiting => {}
        Kind::Closed => {
            facts.ended_at = Some(opened_at + Millis::seconds(30));
            true_of_it.insert(Facet::Tier(tier(number)));
            if part_of_a_thousand(number, 1) < 100 {
                true_of_it.insert(Facet::Answering(Answering::Abandoned));
            } else {
                let by = StaffId(Uuid::from_u128(1 + u128::from(part_of_a_thousand(number, 2) % OPERATORS)));
                facts.answered = Some(Answered { by, at: opened_at, waited: Some(Millis(0)) });
                true_of_it.extend(recorded(number));
                true_of_it.extend([Facet::Operator(by), Facet::Answering(Answering::Handled)]);
            }
        }
    }
    Known { facts, facets: true_of_it }
}

fn tier(number: usize) -> RiskTier {
    match part_of_a_thousand(number, 3) {
        0..5 => RiskTier::Imminent,
        5..30 => RiskTier::High,
        30..200 => RiskTier::Moderate,
        200..600 => RiskTier::Low,
        _most => RiskTier::None,
    }
}

/// What its record says, and what came after it.
fn recorded(number: usize) -> BTreeSet<Facet> {
    let mut facets = BTreeSet::new();
    facets.extend(one_of(ProblemType::ALL, number, 4).map(Facet::Problem));
    facets.extend(one_of(Outcome::ALL, number, 5).map(Facet::Outcome));
    let local = if part_of_a_thousand(number, 6) < 700 { Locality::Local } else { Locality::Elsewhere };
    facets.insert(Facet::Locality(local));
    if part_of_a_thousand(number, 7) < 100 {
        facets.extend(one_of(Mark::ALL, number, 8).map(Facet::Mark));
    }
    match part_of_a_thousand(number, 9) {
        0..10 => facets.insert(Facet::Review(ReviewState::Waiting)),
        10..60 => facets.insert(Facet::Review(ReviewState::Acknowledged)),
        _most => false,
    };
    if tier(number).is_urgent() {
        facets.extend(one_of(FollowUpState::ALL, number, 10).map(Facet::FollowUp));
    }
    facets
}
