//! Does every facet come back from its text as itself?

use super::*;
use uuid::Uuid;

fn every() -> Vec<Facet> {
    let mut all = vec![Facet::Operator(StaffId(Uuid::from_u128(7)))];
    all.extend(RiskTier::ALL.iter().map(|one| Facet::Tier(*one)));
    all.extend(ArrivalTier::ALL.iter().map(|one| Facet::Arrival(*one)));
    all.extend(Direction::ALL.iter().map(|one| Facet::Direction(*one)));
    all.extend(Channel::ALL.iter().map(|one| Facet::Channel(*one)));
    all.extend(Answering::ALL.iter().map(|one| Facet::Answering(*one)));
    all.extend(Mark::ALL.iter().map(|one| Facet::Mark(*one)));
    all.extend(ProblemType::ALL.iter().map(|one| Facet::Problem(*one)));
    all.extend(Outcome::ALL.iter().map(|one| Facet::Outcome(*one)));
    all.extend(Locality::ALL.iter().map(|one| Facet::Locality(*one)));
    all.extend(ReviewState::ALL.iter().map(|one| Facet::Review(*one)));
    all.extend(FollowUpState::ALL.iter().map(|one| Facet::FollowUp(*one)));
    all
}

#[test]
fn is_every_facet_read_as_it_was_written() {
    for facet in every() {
        assert_eq!(facet.to_string().parse(), Ok(facet));
    }
}

#[test]
fn is_what_is_no_facet_refused() {
    for text in ["", "tier", "tier:", "tier:awful", "words:help", "operator:7", ":high"] {
        assert_eq!(text.parse::<Facet>(), Err(NoFacet), "{text}");
    }
}
