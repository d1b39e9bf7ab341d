//! What is known of a session after each of its changes; and that what was known never depends on how many steps were
//! written down at once.

use super::*;
use crate::ids::{OfferId, SessionId};
use crate::risk::RiskTier::{High, Low, Moderate};
use crate::session::{Arrival, Direction, EndedBy, Language, Offer};
use proptest::prelude::*;
use uuid::Uuid;

const OPENED: Timestamp = Timestamp(1_800_000_000_000_000);

fn staff(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}

fn comes(tier: Option<RiskTier>) -> Session {
    let id = SessionId(Uuid::from_u128(7));
    let arrival = Arrival { id, language: Language::Chinese, wished_gender: None, tier, reasons: Vec::new() };
    Session::open(arrival, OPENED)
}

fn after(seconds: i64) -> Timestamp {
    OPENED + Millis::seconds(seconds)
}

fn taken(session: Session, by: u128, at: Timestamp) -> Session {
    let offer = OfferId(Uuid::from_u128(9));
    let pending = Offer { id: offer, operator: staff(by), at, expires_at: at, because: Vec::new() };
    session.offer(pending).unwrap().accept(offer, staff(by), at).unwrap()
}

/// What is known of a session after these states, each written down by itself.
fn known(states: &[Session]) -> Known {
    let policy = Policy::default();
    let mut known = Known::at_opening(&states[0], states[0].tier);
    let mut before: Option<&Session> = None;
    for state in states {
        let learned = before.and_then(|before| Learned::between(before, state));
        if let Some(learned) = learned {
            known.learn(&learned, state, &policy);
        }
        known.stands(state, &policy);
        before = Some(state);
    }
    known
}

/// Its facets but for those that every session has.
fn facets(known: &Known) -> Vec<String> {
    let common = |facet: &&Facet| matches!(facet, Facet::Channel(_) | Facet::Direction(_) | Facet::Arrival(_));
    let mut texts: Vec<String> = known.facets.iter().filter(|facet| !common(facet)).map(Facet::to_string).collect();
    texts.sort();
    texts
}

fn operator(number: u128) -> String {
    format!("operator:{}", staff(number))
}

#[test]
fn what_is_known_of_a_session_when_it_comes() {
    for tier in [None, Some(Low), Some(High)] {
        let known = known(&[comes(tier)]);
        assert_eq!(known.facts.arrival_tier, tier);
        assert!(known.facets.contains(&Facet::Arrival(tier.into())));
        assert!(known.facets.contains(&Facet::Channel(Channel::Web)));
        assert!(known.facets.contains(&Facet::Direction(Direction::Incoming)));
        let target = if tier == Some(High) { 30 } else { 60 };
        assert_eq!(known.facts.target, Some(Millis::seconds(target)));
        assert_eq!((known.facts.answered, known.facts.ended_at), (None, None));
    }
}

#[test]
fn is_an_answer_in_target_by_the_tier_of_its_moment() {
    let raised = |at: i64| {
        let came = comes(Some(Low));
        let raised = came.clone().found(Some(High), &[]);
        known(&[came, raised.clone(), taken(raised, 1, after(at))])
    };
    let (late, in_time) = (vec!["answering:handled"], vec!["answering:handled", "answering:in_target"]);
    let table = [
        (known(&[comes(Some(Low)), taken(comes(Some(Low)), 1, after(60))]), 60, &in_time),
        (known(&[comes(Some(Low)), taken(comes(Some(Low)), 1, after(61))]), 61, &late),
        (raised(30), 30, &in_time),
        (raised(31), 31, &late),
    ];
    for (known, waited, expected) in table {
        let answered = known.facts.answered.unwrap();
        assert_eq!(answered, Answered { by: staff(1), at: after(waited), waited: Some(Millis::seconds(waited)) });
        let mut answers = facets(&known);
        answers.retain(|text| text.starts_with("answering"));
        assert_eq!(answers, *expected, "after {waited} s");
    }
}

#[test]
fn is_every_holder_known_and_only_the_first_counted_as_the_answer() {
    let first = taken(comes(None), 1, after(10));
    let passed_on = first.clone().transfer(staff(1), 1, None, after(100)).unwrap();
    let second = taken(passed_on.clone(), 2, after(400));
    let ended = second.clone().end(EndedBy::Caller, after(900)).unwrap();
    let record = ended.clone().take_over(staff(3), after(1_000)).unwrap();
    let known = known(&[comes(None), first, passed_on, second, ended, record]);
    assert_eq!(
        facets(&known),
        ["answering:handled".to_owned(), "answering:in_target".to_owned(), operator(1), operator(2), operator(3)]
    );
    assert_eq!(known.facts.answered.map(|answered| (answered.by, answered.at)), Some((staff(1), after(10))));
    assert_eq!(known.facts.ended_at, Some(after(900)));
}

#[test]
fn who_is_counted_as_abandoned() {
    let left = comes(Some(Moderate)).end(EndedBy::Caller, after(20)).unwrap();
    let left = known(&[comes(Some(Moderate)), left]);
    assert_eq!(facets(&left), ["answering:abandoned", "tier:moderate"]);
    assert_eq!(left.facts.ended_at, Some(after(20)));
    assert_eq!(left.facts.target, Some(Millis::seconds(60)));
    // Whoever was answered once and waits again was not left alone.
    let held = taken(comes(None), 1, after(10));
    let waits_again = held.clone().transfer(staff(1), 1, None, after(20)).unwrap();
    let gone = waits_again.clone().end(EndedBy::Hotline, after(700)).unwrap();
    let known = known(&[comes(None), held, waits_again, gone]);
    assert!(!facets(&known).contains(&"answering:abandoned".to_owned()), "{:?}", facets(&known));
}

#[test]
fn is_a_phone_session_answered_without_a_wait() {
    let id = SessionId(Uuid::from_u128(8));
    let known = known(&[Session::open_phone(id, Direction::Outgoing, Language::Chinese, OPENED, staff(1))]);
    assert_eq!(facets(&known), ["answering:handled".to_owned(), operator(1)]);
    assert_eq!(known.facts.answered, Some(Answered { by: staff(1), at: OPENED, waited: None }));
    assert_eq!(known.facts.target, None);
}

#[test]
fn does_the_wrap_up_saved_last_count_alone() {
    let policy = Policy::default();
    let session = taken(comes(None), 1, after(10));
    let mut known = known(&[comes(None), session.clone()]);
    let form = |marks: &[Mark], outcome, locality| {
        let (marks, problems) = (marks.to_vec(), vec![ProblemType::Family, ProblemType::Emotion]);
        Learned::WrappedUp(WrapUpFacets { marks, problems, outcome, locality })
    };
    known.learn(&form(&[Mark::Minor, Mark::Repeat], Outcome::Worse, None), &session, &policy);
    known.learn(&form(&[Mark::Repeat], Outcome::Relieved, Some(Locality::Elsewhere)), &session, &policy);
    let said: Vec<String> = facets(&known)
        .into_iter()
        .filter(|one| !one.starts_with("answering") && !one.starts_with("operator"))
        .collect();
    assert_eq!(said, ["locality:elsewhere", "mark:repeat", "outcome:relieved", "problem:emotion", "problem:family"]);
}

#[test]
fn is_there_one_review_and_one_follow_up_state_at_a_time() {
    let (policy, session) = (Policy::default(), comes(None));
    let mut known = known(std::slice::from_ref(&session));
    for state in ReviewState::ALL {
        known.learn(&Learned::Review(Some(*state)), &session, &policy);
        assert_eq!(facets(&known), [format!("review:{}", state.code())]);
    }
    known.learn(&Learned::Review(None), &session, &policy);
    for state in FollowUpState::ALL {
        known.learn(&Learned::FollowUp(Some(*state)), &session, &policy);
        assert_eq!(facets(&known), [format!("follow_up:{}", state.code())]);
    }
    known.learn(&Learned::FollowUp(None), &session, &policy);
    assert!(facets(&known).is_empty());
}

proptest! {
    /// Several changes written down at once, or each by itself: the same is known.
    #[test]
    fn does_it_matter_how_many_steps_are_written_at_once(
        steps in proptest::collection::vec((0_u8..6, 1_u128..4, 0_usize..5), 1..12),
        together in proptest::collection::vec(any::<bool>(), 12),
    ) {
        let mut states = vec![comes(None)];
        for (at, (step, who, tier)) in (1..).zip(steps) {
            let now = after(at * 25);
            let session = states[states.len() - 1].clone();
            let (fence, holder) = (session.fence, session.stage.lease().map(|lease| lease.operator));
            let next = match (step, holder) {
                (0, None) if matches!(session.stage, Stage::Waiting(_)) => Ok(taken(session, who, now)),
                (1, Some(holder)) => session.transfer(holder, fence, None, now),
                (2, _) => session.end(EndedBy::Caller, now),
                (3, _) => session.take_over(staff(who), now),
                (4, Some(holder)) => session.close(holder, fence, now),
                // A caller whose session is closed says nothing more.
                _otherwise if matches!(session.stage, Stage::Closed(_)) => continue,
                _otherwise => Ok(session.found(RiskTier::ALL.get(tier).copied(), &[])),
            };
            states.extend(next);
        }
        let policy = Policy::default();
        let mut at_once = Known::at_opening(&states[0], states[0].tier);
        let mut waiting = Vec::new();
        for (number, pair) in states.windows(2).enumerate() {
            waiting.extend(Learned::between(&pair[0], &pair[1]));
            if number + 2 == states.len() || !together[number % together.len()] {
                waiting.drain(..).for_each(|learned| at_once.learn(&learned, &pair[1], &policy));
                at_once.stands(&pair[1], &policy);
            }
        }
        if states.len() == 1 {
            at_once.stands(&states[0], &policy);
        }
        prop_assert_eq!(at_once, known(&states));
    }
}
