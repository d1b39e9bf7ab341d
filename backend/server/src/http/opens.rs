//! The search that opens what was counted: a number and its sessions go by the same facets.

use xinqiao_domain::facet::Facet;
use xinqiao_domain::report::Days;
use xinqiao_protocol::http::search::SessionFilter;

/// The search for sessions of these days that show any facet of each kind.
pub fn opens(facets: &[Facet], days: Days) -> SessionFilter {
    let mut filter = SessionFilter { from: Some(days.first), to: Some(days.last), ..SessionFilter::default() };
    for facet in facets {
        match *facet {
            Facet::Operator(staff) => filter.operator.push(staff),
            Facet::Tier(tier) => filter.tier.push(tier),
            Facet::Arrival(tier) => filter.arrival.push(tier),
            Facet::Channel(channel) => filter.channel.push(channel),
            Facet::Direction(direction) => filter.direction.push(direction),
            Facet::Answering(answering) => filter.answering.push(answering),
            Facet::Mark(mark) => filter.mark.push(mark),
            Facet::Problem(problem) => filter.problem.push(problem),
            Facet::Outcome(outcome) => filter.outcome.push(outcome),
            Facet::Locality(locality) => filter.locality.push(locality),
            Facet::Review(state) => filter.review.push(state),
            Facet::FollowUp(state) => filter.follow_up.push(state),
        }
    }
    filter
}
