//! Is a call one person's at a time, given up only after three honest tries, and settled once?

use super::*;
use proptest::prelude::*;
use uuid::Uuid;

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);
const RULES: CallRules = CallRules {
    callback_target_ms: Millis::hours(1),
    overdue_grace_ms: Millis::hours(1),
    between_tries_ms: Millis::hours(4),
};

fn staff(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}

fn talk() -> SessionId {
    SessionId(Uuid::from_u128(77))
}

fn call() -> CallWork {
    CallWork::planned(CallSource::FollowUp, NOON)
}

fn held() -> CallWork {
    call().take(staff(1), NOON).unwrap()
}

#[test]
fn when_is_a_call_due_and_when_late() {
    let table = [
        (NOON - Millis(1), CallTiming::Later),
        (NOON, CallTiming::Due),
        (NOON + Millis::hours(1), CallTiming::Due),
        (NOON + Millis::hours(1) + Millis(1), CallTiming::Overdue),
    ];
    for (now, expected) in table {
        assert_eq!(call().timing(now, &RULES), expected, "{now:?}");
        assert_eq!(held().is_late(now, &RULES), expected == CallTiming::Overdue, "taken and not made is late too");
    }
    let talking = held().become_talk(staff(1), talk(), NOON).unwrap();
    assert!(!talking.is_late(NOON + Millis::days(2), &RULES), "nobody is late who is talking");
}

#[test]
fn who_may_do_what_with_a_call_in_which_stage() {
    let settled = held().attempt(staff(1), CallOutcome::Reached, NOON, &RULES).unwrap();
    let talking = held().become_talk(staff(1), talk(), NOON).unwrap();
    let both = |refusal| (Some(refusal), Some(refusal));
    // For each stage: what its holder is told who takes it, and what they are told who work on it.
    let table = [
        ("open", call(), (None, Some(Refusal::CallNotYours)), (None, Some(Refusal::CallNotYours))),
        ("mine", held(), (Some(Refusal::CallTaken), None), (Some(Refusal::CallTaken), Some(Refusal::CallNotYours))),
        ("in talk", talking, both(Refusal::CallInTalk), both(Refusal::CallInTalk)),
        ("settled", settled, both(Refusal::CallSettled), both(Refusal::CallSettled)),
    ];
    for (name, call, mine, other) in table {
        for (who, (takes, works)) in [(staff(1), mine), (staff(2), other)] {
            assert_eq!(call.take(who, NOON).err(), takes, "{name}");
            assert_eq!(call.check_held(who).err(), works, "{name}");
            assert_eq!(call.release(who).err(), works, "{name}");
            assert_eq!(call.attempt(who, CallOutcome::NotReached, NOON, &RULES).err(), works, "{name}");
            assert_eq!(call.settle(who, NoCallReason::HandedOver, NOON).err(), works, "{name}");
            assert_eq!(call.become_talk(who, talk(), NOON).err(), works, "{name}");
        }
    }
    assert_eq!(call().assign(staff(2), NOON).unwrap(), call().take(staff(2), NOON).unwrap());
    assert_eq!(held().assign(staff(2), NOON).unwrap(), call().take(staff(2), NOON).unwrap(), "from another");
    assert_eq!(talking.assign(staff(2), NOON), Err(Refusal::CallInTalk));
    assert_eq!(settled.assign(staff(2), NOON), Err(Refusal::CallSettled));
}

#[test]
fn how_does_a_call_end() {
    let by_attempt = [
        (CallOutcome::Reached, Some(CallEnd::Reached)),
        (CallOutcome::WrongNumber, Some(CallEnd::WrongNumber)),
        (CallOutcome::NoLongerWanted, Some(CallEnd::NoLongerWanted)),
        (CallOutcome::NotReached, None),
    ];
    for (outcome, expected) in by_attempt {
        assert_eq!(held().attempt(staff(1), outcome, NOON, &RULES).unwrap().end(), expected, "{outcome:?}");
    }
    let without = [
        (NoCallReason::NoLongerWanted, CallEnd::NoLongerWanted),
        (NoCallReason::HandedOver, CallEnd::HandedOver),
        (NoCallReason::NotPossible, CallEnd::NotPossible),
    ];
    for (reason, expected) in without {
        assert_eq!(held().settle(staff(1), reason, NOON).unwrap().end(), Some(expected), "{reason:?}");
    }
    let talking = held().become_talk(staff(1), talk(), NOON).unwrap();
    let talked = CallEnd::Talked { session: talk(), outcome: Outcome::Relieved };
    let ended = talking.end_talk(staff(2), Outcome::Relieved, NOON).unwrap();
    assert_eq!(ended.end(), Some(talked), "whoever went on with the record may close it");
    assert_eq!(ended.end_talk(staff(2), Outcome::Worse, NOON), Err(Refusal::CallSettled));
    assert_eq!(held().end_talk(staff(1), Outcome::Worse, NOON), Err(Refusal::CallNotYours));
}

#[test]
fn do_only_tries_that_lie_apart_count() {
    let again = |call: CallWork, at: Timestamp| {
        call.take(staff(1), at).unwrap().attempt(staff(1), CallOutcome::NotReached, at, &RULES).unwrap()
    };
    let once = again(call(), NOON - Millis::hours(2));
    assert_eq!((once.not_reached, once.try_at, once.stage), (1, NOON + Millis::hours(2), CallStage::Open));
    let too_soon = again(once, NOON);
    assert_eq!(too_soon, once, "within the distance: written down, not counted");
    let twice = again(once, NOON + Millis::hours(2));
    assert_eq!((twice.not_reached, twice.try_at), (2, NOON + Millis::hours(6)));
    assert_eq!(again(twice, NOON + Millis::hours(6)).end(), Some(CallEnd::NotReached));
}

#[test]
fn where_do_the_calls_after_a_session_stand() {
    let late = NOON + Millis::hours(2);
    let later = CallWork::planned(CallSource::FollowUp, NOON + Millis::days(7));
    let end = |outcome| held().attempt(staff(1), outcome, NOON, &RULES).unwrap();
    let reached = end(CallOutcome::Reached);
    let wrong = end(CallOutcome::WrongNumber);
    let unwanted = end(CallOutcome::NoLongerWanted);
    let table = [
        (vec![], None),
        (vec![later], Some(FollowUpState::Planned)),
        (vec![later, call()], Some(FollowUpState::Overdue)),
        (vec![reached, later], Some(FollowUpState::Planned)),
        (vec![reached, wrong], Some(FollowUpState::Done)),
        (vec![unwanted], Some(FollowUpState::Done)),
        (vec![wrong, wrong], Some(FollowUpState::NoContact)),
    ];
    for (at, (calls, expected)) in table.into_iter().enumerate() {
        assert_eq!(follow_up_state(&calls, late, &RULES), expected, "case {at}");
    }
}

/// Something that somebody tries.
#[derive(Debug, Clone, Copy)]
enum Step {
    Take,
    Assign,
    Release,
    Attempt(CallOutcome),
    Settle(NoCallReason),
    Talk,
    EndTalk,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => Just(Step::Take),
        1 => Just(Step::Assign),
        1 => Just(Step::Release),
        6 => Just(Step::Attempt(CallOutcome::NotReached)),
        1 => prop::sample::select(CallOutcome::ALL).prop_map(Step::Attempt),
        1 => prop::sample::select(NoCallReason::ALL).prop_map(Step::Settle),
        1 => Just(Step::Talk),
        1 => Just(Step::EndTalk),
    ]
}

fn done(call: CallWork, who: StaffId, step: Step, now: Timestamp) -> Result<CallWork, Refusal> {
    match step {
        Step::Take => call.take(who, now),
        Step::Assign => call.assign(who, now),
        Step::Release => call.release(who),
        Step::Attempt(outcome) => call.attempt(who, outcome, now, &RULES),
        Step::Settle(reason) => call.settle(who, reason, now),
        Step::Talk => call.become_talk(who, talk(), now),
        Step::EndTalk => call.end_talk(who, Outcome::Unchanged, now),
    }
}

proptest! {
    /// Whatever is tried by whom and when: nobody works on a call that is not theirs, what is settled stays so, and it is
    /// given up exactly at the third try that counts, each a distance from the one before.
    #[test]
    fn is_a_call_given_up_only_after_three_tries_and_never_by_others(
        steps in prop::collection::vec((step(), 1_u128..=3, 0_i64..300), 1..60)
    ) {
        let mut call = call();
        let mut now = NOON - Millis::hours(3);
        let mut counted: Vec<Timestamp> = Vec::new();
        for (step, who, minutes) in steps {
            now = now + Millis::minutes(minutes);
            let who = staff(who);
            let Ok(after) = done(call, who, step, now) else { continue };
            prop_assert!(call.end().is_none(), "what is settled stays so");
            let theirs = call.check_held(who).is_ok();
            match step {
                Step::Take => prop_assert_eq!(call.stage, CallStage::Open),
                Step::Assign | Step::EndTalk => {}
                Step::Release | Step::Attempt(_) | Step::Settle(_) | Step::Talk => prop_assert!(theirs),
            }
            if after.not_reached > call.not_reached {
                prop_assert_eq!(after.not_reached, call.not_reached + 1);
                counted.push(now);
            }
            call = after;
            prop_assert_eq!(call.due_at, NOON, "the plan stays");
            prop_assert_eq!(call.not_reached as usize, counted.len());
            prop_assert_eq!(call.end() == Some(CallEnd::NotReached), call.not_reached == MOST_TRIES);
        }
        prop_assert!(counted.windows(2).all(|two| two[1] >= two[0] + RULES.between_tries_ms));
    }
}
