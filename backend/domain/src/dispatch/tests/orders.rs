//! Does an answer or an order do what it should to the ladder, and nothing when it comes too late?

use super::*;
use crate::refusal::Refusal;

const LATER: Timestamp = Timestamp(NOON.0 + 60_000_000);

fn on(next_at: Timestamp) -> Ladder {
    Ladder::On { round: 1, step: 1, next_at }
}

#[test]
fn when_does_a_decline_ask_the_next_at_once() {
    let soon = on(NOON + Millis::minutes(5));
    let other = || member(3, &[Profession::Psychiatrist]);
    let leads = || lead(4, &[Profession::Psychiatrist]);
    for (case, still_asked, expected) in [
        ("nobody else is asked", vec![], on(LATER)),
        ("the nurse alone cannot", vec![nurse()], on(LATER)),
        ("nobody who is asked leads", vec![other(), nurse()], on(LATER)),
        ("the others can without them", vec![leads(), nurse()], soon),
    ] {
        let declined = at(StageWord::Paging).decline(staff(1), &still_asked, LATER).unwrap();
        assert_eq!(declined.ladder, expected, "{case}");
    }
    let led = at(StageWord::Acknowledged).decline(staff(9), &[nurse()], LATER).unwrap();
    assert_eq!(led.ladder, soon, "who goes already counts");
    let used_up = Dispatch { ladder: Ladder::UsedUp { at: NOON }, ..at(StageWord::Paging) };
    assert_eq!(used_up.clone().decline(staff(1), &[], LATER).unwrap(), used_up, "nobody is left to ask");
    let full = at(StageWord::Assembled);
    assert_eq!(full.clone().decline(staff(9), &[], LATER).unwrap(), full, "nobody is missing");
    assert_eq!(full.decline(psychiatrist().staff, &[], LATER).unwrap_err(), Refusal::AlreadyDone, "they withdraw");
    assert_eq!(at(StageWord::Closed).decline(staff(9), &[], LATER).unwrap_err(), Refusal::DispatchOver);
}

#[test]
fn what_does_an_order_to_hurry_do() {
    let paging = |ladder| Dispatch { ladder, taken: 3, ..at(StageWord::Paging) };
    let foot = Ladder::On { round: 1, step: 0, next_at: LATER };
    for (case, ladder, seen, expected) in [
        ("the step that was seen", on(NOON + Millis::hours(1)), 3, Ok(on(LATER))),
        ("an older one", on(NOON + Millis::hours(1)), 2, Err(Refusal::AlreadyDone)),
        ("one that nobody can have seen", on(NOON + Millis::hours(1)), 4, Err(Refusal::AlreadyDone)),
        ("before the first", Ladder::Foot, 3, Ok(Ladder::Foot)),
        ("a ladder that is used up", Ladder::UsedUp { at: NOON }, 3, Ok(foot)),
    ] {
        assert_eq!(paging(ladder).hurry(seen, LATER).map(|next| next.ladder), expected, "{case}");
    }
    let full = at(StageWord::Assembled);
    let seen = full.taken;
    assert_eq!(full.hurry(seen, LATER).unwrap_err(), Refusal::AlreadyDone, "nobody is missing");
    assert_eq!(at(StageWord::StoodDown).hurry(0, LATER).unwrap_err(), Refusal::DispatchOver);
}

#[test]
fn does_every_step_count_and_nothing_else() {
    let mut dispatch =
        Dispatch { policy: EscalationPolicy { rounds: 1, ..EscalationPolicy::default() }, ..requested() };
    let mut now = NOON;
    for taken in 1..=3 {
        dispatch = dispatch.escalate(roster(&both()), now).0;
        assert_eq!(dispatch.taken, taken, "also the one that finds the ladder used up");
        now = now + Millis::minutes(5);
    }
    assert!(matches!(dispatch.ladder, Ladder::UsedUp { .. }), "the neighbours are nobody");
    let seen = dispatch.taken;
    assert_eq!(dispatch.clone().escalate(roster(&both()), now).0.taken, seen, "an old order");
    let anew = dispatch.hurry(seen, now).unwrap();
    assert_eq!((anew.taken, anew.begun_at), (seen, now));
    assert_eq!(anew.escalate(roster(&both()), now).0.taken, seen + 1, "over new beginnings too");
}

#[test]
fn when_is_it_a_supervisors_own() {
    let other = staff(901);
    let taken = at(StageWord::EnRoute).take(SUPERVISOR).unwrap();
    assert_eq!(taken.owner(), Some(Owner::Supervisor(SUPERVISOR)));
    assert_eq!(taken.clone().take(SUPERVISOR).unwrap_err(), Refusal::AlreadyDone);
    assert_eq!(taken.take(other).unwrap().owner(), Some(Owner::Supervisor(other)), "the next one takes over");
    assert_eq!(at(StageWord::Failed).take(SUPERVISOR).unwrap_err(), Refusal::DispatchOver);
}

#[test]
fn until_when_may_who_asked_for_it_call_it_off() {
    for stage in StageWord::ALL {
        let expected = match stage {
            StageWord::Requested | StageWord::Paging | StageWord::Acknowledged | StageWord::Assembled => Ok(()),
            StageWord::EnRoute
            | StageWord::OnScene
            | StageWord::ContactMade
            | StageWord::Disposition
            | StageWord::HandedOver => Err(Refusal::AlreadyOnTheWay),
            StageWord::Closed | StageWord::StoodDown | StageWord::Failed => Err(Refusal::DispatchOver),
        };
        assert_eq!(at(*stage).is_before_departure(), expected, "{stage:?}");
    }
}
