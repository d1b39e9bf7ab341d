//! The green channel's ladder.

use super::*;
use proptest::prelude::*;

fn ladder(rungs: u128) -> Ladder {
    let rungs = (10..10 + rungs).map(institution).collect();
    Ladder::begin(ReferralId(Uuid::from_u128(1)), rungs, &rules(), NOW).unwrap().0
}

#[test]
fn does_silence_ask_the_next_in_order_and_say_once_that_nobody_is_left() {
    let (rules, wait) = (rules(), rules().answer_stat_ms);
    let (ladder, next) = ladder(2).silence(&rules, NOW);
    assert_eq!(next, NextRung::Nothing, "it is early");
    let (ladder, next) = ladder.silence(&rules, NOW + wait);
    assert_eq!(next, NextRung::Ask(institution(11)));
    let (ladder, next) = ladder.silence(&rules, NOW + wait + wait);
    assert_eq!(next, NextRung::UsedUp);
    assert_eq!(ladder.silence(&rules, NOW + Millis::days(1)).1, NextRung::Nothing);
}

#[test]
fn does_a_no_ask_the_next_at_once_unless_somebody_can_still_say_yes() {
    let no = Stage::Declined { at: NOW, because: ReferralDecline::NoBed };
    let silent = Stage::Sent { at: NOW };
    assert_eq!(ladder(3).declined(&[no], &rules(), NOW).1, NextRung::Ask(institution(11)));
    assert_eq!(ladder(3).declined(&[silent, no], &rules(), NOW).1, NextRung::Nothing);
}

#[test]
fn does_the_first_yes_end_it_though_it_comes_late() {
    let by = ReferralId(Uuid::from_u128(7));
    let (used_up, next) = ladder(1).silence(&rules(), NOW + Millis::days(1));
    assert_eq!(next, NextRung::UsedUp);
    let confirmed = used_up.confirmed(by, NOW);
    assert_eq!(confirmed.state, LadderState::Confirmed { by, at: NOW });
    let second = confirmed.clone().confirmed(ReferralId(Uuid::from_u128(8)), NOW);
    assert_eq!(
        (&second, confirmed.clone().silence(&rules(), NOW + Millis::days(1)).1),
        (&confirmed, NextRung::Nothing)
    );
    let stopped = ladder(2).stopped(NOW);
    assert_eq!(stopped.silence(&rules(), NOW + Millis::days(1)).1, NextRung::Nothing);
}

#[test]
fn is_a_ladder_without_anybody_or_with_somebody_twice_none() {
    let begin = |rungs| Ladder::begin(ReferralId(Uuid::from_u128(1)), rungs, &rules(), NOW).map(|_| ()).unwrap_err();
    assert_eq!(begin(Vec::new()), Refusal::LadderEmpty);
    assert_eq!(begin(vec![institution(1), institution(2), institution(1)]), Refusal::FieldInvalid);
}

proptest! {
    #[test]
    fn is_everybody_asked_once_in_order_whatever_happens(
        rungs in 1_u128..8,
        told in prop::collection::vec(prop_oneof![Just(None), Just(Some(()))], 0..20),
    ) {
        let (mut ladder, mut now, mut asked) = (ladder(rungs), NOW, vec![institution(10)]);
        for no in told {
            now = now + rules().answer_stat_ms;
            let stages = vec![Stage::Declined { at: now, because: ReferralDecline::NoBed }; asked.len()];
            let (next, rung) = match no {
                Some(()) => ladder.declined(&stages, &rules(), now),
                None => ladder.silence(&rules(), now),
            };
            ladder = next;
            if let NextRung::Ask(institution) = rung {
                asked.push(institution);
            }
        }
        prop_assert_eq!(&asked[..], &ladder.rungs[..asked.len()]);
        prop_assert_eq!(asked.len(), ladder.asked);
    }
}
