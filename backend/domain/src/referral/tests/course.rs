//! Who answers for a person.

use super::*;
use crate::dispatch::{Purpose, ResponseClass, StageWord};
use crate::event::{CaseEvent, CaseFact, DispatchEvent, Event};
use crate::ids::{DispatchId, StaffId, TeamId};
use crate::referral::{CaseCourse, CaseOwner, HeardWord, Stretch};
use crate::session::Channel;
use crate::suspected_case::{CaseBasis, CaseSource};
use proptest::prelude::*;

const SESSION: SessionId = SessionId(Uuid::from_u128(50));
const DISPATCH: DispatchId = DispatchId(Uuid::from_u128(51));
const REFERRAL: ReferralId = ReferralId(Uuid::from_u128(52));

fn staff(n: u128) -> StaffId {
    StaffId(Uuid::from_u128(n))
}

fn of_case(fact: CaseFact) -> Event {
    let case = SuspectedCaseId(Uuid::from_u128(53));
    Event::Case(CaseEvent { case, session: Some(SESSION), staff: None, fact })
}

fn stage(stage: StageWord, who: u128) -> Event {
    let staff = Some(staff(who));
    Event::Dispatch(DispatchEvent::StageReached { dispatch: DISPATCH, stage, staff, happened_at: NOW })
}

fn moved(word: ReferralWord) -> Event {
    let heard = HeardWord::Console;
    of_case(CaseFact::ReferralMoved { referral: REFERRAL, institution: institution(4), word, heard })
}

fn opened() -> Event {
    let (source, basis) = (CaseSource::Dispatch, CaseBasis::LifeInDanger);
    of_case(CaseFact::CaseOpened { sender: institution(3), source, basis, fields: Vec::new() })
}

/// A night from the first message to a person who does not come, and then does.
fn night() -> Vec<Event> {
    let accepted = Event::Accepted { session: SESSION, staff: staff(1), fence: 1, waited_ms: Millis(1) };
    let requested = DispatchEvent::DispatchRequested {
        dispatch: DISPATCH,
        session: Some(SESSION),
        emergency: None,
        purpose: Purpose::Real,
        class: ResponseClass::Immediate,
        team: TeamId(Uuid::from_u128(9)),
        staff: staff(1),
    };
    vec![
        Event::SessionOpened { session: SESSION, channel: Channel::Web, tier: None },
        accepted,
        Event::Dispatch(requested),
        stage(StageWord::Assembled, 2),
        stage(StageWord::OnScene, 5),
        opened(),
        moved(ReferralWord::Received),
        stage(StageWord::Closed, 2),
        of_case(CaseFact::CaseAccepted { institution: institution(4), referral: REFERRAL }),
        moved(ReferralWord::NoShow),
        moved(ReferralWord::Attended),
    ]
}

fn told(events: &[Event]) -> Vec<Stretch> {
    let at = |n: usize| NOW + Millis::minutes(i64::try_from(n).unwrap());
    CaseCourse::of(events.iter().enumerate().map(|(n, event)| (at(n), event)))
}

#[test]
fn who_answers_for_a_person_from_the_first_message_to_the_hospital() {
    let owners: Vec<CaseOwner> = told(&night()).iter().map(|stretch| stretch.owner).collect();
    let expected = [
        CaseOwner::SupervisorOnDuty,
        CaseOwner::Operator(staff(1)),
        CaseOwner::SupervisorOnDuty,
        CaseOwner::Lead(staff(2)),
        CaseOwner::Sender(institution(3)),
        CaseOwner::Receiver(institution(4)),
        CaseOwner::Sender(institution(3)),
        CaseOwner::Receiver(institution(4)),
    ];
    assert_eq!(owners, expected);
}

proptest! {
    #[test]
    fn is_there_exactly_one_owner_at_each_instant(
        events in prop::sample::subsequence(night(), 1..11).prop_shuffle(),
        together in prop::collection::vec(0_i64..2, 11),
    ) {
        let mut at = NOW;
        let timed: Vec<(Timestamp, Event)> = events
            .into_iter()
            .zip(together)
            .map(|(event, minutes)| {
                at = at + Millis::minutes(minutes);
                (at, event)
            })
            .collect();
        let stretches = CaseCourse::of(timed.iter().map(|(at, event)| (*at, event)));
        for pair in stretches.windows(2) {
            prop_assert_eq!(pair[0].until, Some(pair[1].from), "no gap, no overlap");
            prop_assert!(pair[0].from < pair[1].from);
        }
        if let Some(last) = stretches.last() {
            prop_assert_eq!(last.until, None);
        }
    }
}
