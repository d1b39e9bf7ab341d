//! Is the talk handed over by both, is a call for help confirmed, and when did it happen?

use super::*;
use crate::refusal::Refusal;

#[test]
fn when_may_each_side_say_that_the_talk_is_handed_over() {
    use StageWord as S;
    let early = Some(Refusal::NotOnScene);
    let over = Some(Refusal::DispatchOver);
    for (stage, refused) in [
        (S::Requested, early),
        (S::Paging, early),
        (S::Acknowledged, early),
        (S::Assembled, early),
        (S::EnRoute, early),
        (S::OnScene, None),
        (S::ContactMade, None),
        (S::Disposition, None),
        (S::HandedOver, None),
        (S::Closed, over),
        (S::StoodDown, over),
        (S::Failed, over),
    ] {
        for side in TalkSide::ALL {
            assert_eq!(at(stage).hand_talk(*side, NOON).err(), refused, "{stage:?} {side:?}");
        }
    }
    let alone = Dispatch { session: None, ..at(S::OnScene) };
    assert_eq!(alone.hand_talk(TalkSide::Lead, NOON).unwrap_err(), Refusal::SessionNotFound);
}

#[test]
fn is_the_talk_handed_over_only_when_both_have_said_so() {
    let later = NOON + Millis::minutes(3);
    let sides = [(TalkSide::Lead, TalkSide::Operator), (TalkSide::Operator, TalkSide::Lead)];
    for (first, second) in sides {
        let once = at(StageWord::OnScene).hand_talk(first, NOON).unwrap();
        assert_eq!(once.talk.done(), None, "{first:?} alone");
        assert_eq!(once.clone().hand_talk(first, later).unwrap_err(), Refusal::AlreadyDone);
        let both = once.hand_talk(second, later).unwrap();
        assert_eq!(both.talk.done(), Some(later));
    }
}

#[test]
fn until_when_do_operator_and_team_write_to_each_other() {
    for stage in StageWord::ALL {
        let expected = match stage {
            StageWord::Requested
            | StageWord::Paging
            | StageWord::Acknowledged
            | StageWord::Assembled
            | StageWord::EnRoute
            | StageWord::OnScene => Ok(()),
            StageWord::ContactMade | StageWord::Disposition | StageWord::HandedOver => Err(Refusal::SideChannelClosed),
            StageWord::Closed | StageWord::StoodDown | StageWord::Failed => Err(Refusal::DispatchOver),
        };
        assert_eq!(at(*stage).side_channel(), expected, "{stage:?}");
    }
}

#[test]
fn is_somebody_called_not_yet_somebody_who_comes() {
    let [asked, answered, arrived] = [0, 1, 2].map(|minutes| NOON + Millis::minutes(minutes));
    let has_asked = ServiceState::Asked { at: asked };
    let has_answered = ServiceState::Answered { asked, at: answered };
    let has_arrived = ServiceState::Arrived { asked, answered: Some(answered), at: arrived };
    let unannounced = ServiceState::Arrived { asked, answered: None, at: arrived };
    let (done, unasked) = (Err(Refusal::AlreadyDone), Err(Refusal::ServiceNotAsked));
    // Asked, answered, arrived, said in each state.
    for (before, asking, answering, arriving) in [
        (None, Ok(has_asked), unasked, unasked),
        (Some(has_asked), done, Ok(has_answered), Ok(unannounced)),
        (Some(has_answered), done, done, Ok(has_arrived)),
        (Some(has_arrived), done, done, done),
        (Some(unannounced), done, done, done),
    ] {
        assert_eq!(ServiceState::ask(before, asked), asking, "{before:?}");
        assert_eq!(ServiceState::answer(before, answered), answering, "{before:?}");
        assert_eq!(ServiceState::arrive(before, arrived), arriving, "{before:?}");
    }
    let early = NOON - Millis::hours(1);
    let told = ServiceState::answer(Some(has_asked), early);
    assert_eq!(told, Ok(ServiceState::Answered { asked, at: asked }), "nobody answers before they are asked");
}

#[test]
fn when_did_it_happen_what_a_phone_tells_later() {
    let before = NOON - Millis::hours(2);
    let refused = Err(Refusal::HappenedAtInvalid);
    for (case, told, expected) in [
        ("told at once", None, Ok(NOON)),
        ("an hour ago", Some(NOON - Millis::hours(1)), Ok(NOON - Millis::hours(1))),
        ("just now", Some(NOON), Ok(NOON)),
        ("a clock that is a little fast", Some(NOON + Millis::minutes(5)), Ok(NOON)),
        ("the future", Some(NOON + Millis::minutes(5) + Millis(1)), refused),
        ("with what came before", Some(before), Ok(before)),
        ("a clock that is a little slow", Some(before - Millis::minutes(5)), Ok(before)),
        ("before what came before", Some(before - Millis::minutes(5) - Millis(1)), refused),
    ] {
        assert_eq!(happened(told, before, NOON), expected, "{case}");
    }
    let long_ago = NOON - Millis::days(9);
    assert_eq!(happened(Some(NOON - Millis::hours(12)), long_ago, NOON), Ok(NOON - Millis::hours(12)));
    assert_eq!(happened(Some(NOON - Millis::hours(12) - Millis(1)), long_ago, NOON), refused, "too long ago");
}
