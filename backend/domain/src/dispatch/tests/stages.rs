//! What is each order answered at each stage, and is there ever a way back?

use super::*;
use crate::refusal::Refusal;

/// What is done to a dispatch.
#[derive(Debug, Clone, Copy)]
enum Order {
    Leave(Departure),
    OnScene,
    ContactMade,
    Dispose,
    HandOver,
    Accept,
    Close,
    StandDown,
    Fail,
    /// By a nurse whom nobody knows yet.
    Acknowledge,
    NameNurse,
    WithdrawNurse,
    Danger,
    WriteRecord,
    Check,
}

fn given(dispatch: Dispatch, order: Order) -> Result<Dispatch, Refusal> {
    let rules = CrisisRules::default();
    match order {
        Order::Leave(departure) => dispatch.en_route(departure),
        Order::OnScene => dispatch.on_scene(NOON, &rules),
        Order::ContactMade => dispatch.contact_made(NOON, &rules),
        Order::Dispose => dispatch.dispose(&[Measure::OnSite].into(), NOON, &rules),
        Order::HandOver => dispatch.hand_over(NOON, &rules),
        Order::Accept => dispatch.accepted(NOON),
        Order::Close => dispatch.close(NOON),
        Order::StandDown => dispatch.stand_down(SUPERVISOR, EndReason::Safe, NOON),
        Order::Fail => dispatch.fail(SUPERVISOR, EndReason::NobodyCouldGo, NOON),
        Order::Acknowledge => dispatch.acknowledge(&member(3, &[Profession::Nurse]), NOON).map(|(next, _)| next),
        Order::NameNurse => dispatch.name_lead(nurse().staff),
        Order::WithdrawNurse => dispatch.withdraw(nurse().staff, NOON),
        Order::Danger => dispatch.danger(RiskTier::Imminent, NOON),
        Order::WriteRecord => dispatch.record_written(NOON),
        Order::Check => dispatch.checked(CheckFinding::Stable, NOON, &rules),
    }
}

#[test]
fn what_is_each_order_answered_at_each_stage() {
    use Order as O;
    use Refusal as R;
    use StageWord as S;
    let over = Err(R::DispatchOver);
    let done = Err(R::AlreadyDone);
    let short = Err(R::NotAssembled);
    let home = Err(R::NotOnTheWay);
    let away = Err(R::NotOnScene);
    let unmet = Err(R::NoContactYet);
    let undecided = Err(R::NotDecidedYet);
    let held = Err(R::NotHandedOver);
    let unaccepted = Err(R::NotAccepted);
    let stranger = Err(R::NotOfTheCrew);
    let gone = Err(R::AlreadyOnTheWay);
    let none_due = Err(R::NoCheckDue);
    let [req, pag, ack, ass, way, scn, met, dis, hov] = [
        S::Requested,
        S::Paging,
        S::Acknowledged,
        S::Assembled,
        S::EnRoute,
        S::OnScene,
        S::ContactMade,
        S::Disposition,
        S::HandedOver,
    ]
    .map(Ok);
    let [closed, stood, failed] = [S::Closed, S::StoodDown, S::Failed].map(Ok);
    // Of the stages in their order: requested, paging, acknowledged, assembled, en route, on scene, contact made,
    // disposition, handed over; closed, stood down, failed.
    let table: [(Order, [Result<StageWord, Refusal>; 12]); 16] = [
        (O::Leave(Departure::Complete), [short, short, short, way, done, done, done, done, done, over, over, over]),
        (O::Leave(Departure::Short), [short, short, way, way, done, done, done, done, done, over, over, over]),
        (O::OnScene, [home, home, home, home, scn, done, done, done, done, over, over, over]),
        (O::ContactMade, [away, away, away, away, away, met, done, done, done, over, over, over]),
        (O::Dispose, [unmet, unmet, unmet, unmet, unmet, unmet, dis, done, done, over, over, over]),
        (
            O::HandOver,
            [undecided, undecided, undecided, undecided, undecided, undecided, undecided, hov, done, over, over, over],
        ),
        (O::Accept, [held, held, held, held, held, held, held, held, hov, over, over, over]),
        (O::Close, [held, held, held, held, held, held, held, held, unaccepted, over, over, over]),
        (O::StandDown, [stood, stood, stood, stood, stood, stood, stood, stood, stood, over, over, over]),
        (O::Fail, [failed, failed, failed, failed, failed, failed, failed, failed, failed, over, over, over]),
        (O::Acknowledge, [req, pag, ass, ass, way, scn, met, dis, hov, over, over, over]),
        (O::NameNurse, [stranger, stranger, stranger, ass, way, scn, met, dis, stranger, over, over, over]),
        (O::WithdrawNurse, [stranger, stranger, stranger, ack, gone, gone, gone, gone, stranger, over, over, over]),
        (O::Danger, [req, pag, ack, ass, way, scn, met, dis, hov, over, over, over]),
        (O::WriteRecord, [unmet, unmet, unmet, unmet, unmet, unmet, met, dis, hov, closed, unmet, unmet]),
        (O::Check, [none_due; 12]),
    ];
    for (order, answers) in table {
        for (stage, expected) in StageWord::ALL.iter().zip(answers) {
            let answer = given(at(*stage), order).map(|next| next.stage.word());
            assert_eq!(answer, expected, "{order:?} at {stage:?}");
        }
    }
}

#[test]
fn does_each_stage_know_its_word_its_lead_and_its_end() {
    use StageWord as S;
    let lead = Some(psychiatrist().staff);
    for (stage, led, ended) in [
        (S::Requested, None, None),
        (S::Paging, None, None),
        (S::Acknowledged, lead, None),
        (S::Assembled, lead, None),
        (S::EnRoute, lead, None),
        (S::OnScene, lead, None),
        (S::ContactMade, lead, None),
        (S::Disposition, lead, None),
        (S::HandedOver, lead, None),
        (S::Closed, lead, Some(NOON)),
        (S::StoodDown, None, Some(NOON)),
        (S::Failed, None, Some(NOON)),
    ] {
        let dispatch = at(stage);
        assert_eq!(dispatch.stage.word(), stage);
        assert_eq!((dispatch.stage.lead(), dispatch.stage.ended_at()), (led, ended), "{stage:?}");
        assert_eq!(dispatch.is_open().is_ok(), ended.is_none(), "{stage:?}");
    }
}

#[test]
fn who_owns_a_dispatch_at_each_stage() {
    use StageWord as S;
    let led = Some(Owner::Lead(psychiatrist().staff));
    let taken = Some(Owner::Supervisor(SUPERVISOR));
    for (stage, owner, owner_when_taken) in [
        (S::Requested, Some(Owner::SupervisorOnDuty), taken),
        (S::Paging, Some(Owner::SupervisorOnDuty), taken),
        (S::Acknowledged, Some(Owner::SupervisorOnDuty), taken),
        (S::Assembled, led, taken),
        (S::EnRoute, led, taken),
        (S::OnScene, led, taken),
        (S::ContactMade, led, taken),
        (S::Disposition, led, taken),
        (S::HandedOver, led, taken),
        (S::Closed, None, None),
        (S::StoodDown, None, None),
        (S::Failed, None, None),
    ] {
        assert_eq!(at(stage).owner(), owner, "{stage:?}");
        assert_eq!(Dispatch { taken_by: Some(SUPERVISOR), ..at(stage) }.owner(), owner_when_taken, "{stage:?}, taken");
    }
}

#[test]
fn does_a_team_that_leaves_short_still_get_whom_it_lacks() {
    let short = at(StageWord::Acknowledged).en_route(Departure::Short).unwrap();
    assert!(matches!(short.ladder, Ladder::On { .. }), "the ladder goes on");
    let (joined, seated) = short.acknowledge(&nurse(), NOON).unwrap();
    assert_eq!((seated, joined.stage.word()), (Seated::Member, StageWord::EnRoute), "she comes after them");
    assert!(matches!(joined.ladder, Ladder::Still { .. }), "and nobody else is asked");
}

#[test]
fn is_nobody_asked_to_go_where_the_team_has_left() {
    let rules = CrisisRules::default();
    let at_work = at(StageWord::Acknowledged).en_route(Departure::Short).and_then(|next| next.on_scene(NOON, &rules));
    let decided = at_work
        .and_then(|next| next.contact_made(NOON, &rules))
        .and_then(|next| next.dispose(&[Measure::OnSite].into(), NOON, &rules));
    let decided = decided.unwrap();
    assert!(decided.wants(&nurse()), "while it is there she can still help");
    let left = decided.hand_over(NOON, &rules).unwrap();
    assert!(!left.wants(&nurse()) && !left.asks_for_more());
    assert!(matches!(left.ladder, Ladder::Still { .. }));
    assert!(matches!(left.clone().danger(RiskTier::Imminent, NOON).unwrap().ladder, Ladder::Still { .. }));
    assert_eq!(left.acknowledge(&nurse(), NOON).unwrap().1, Seated::NotNeeded);
}

#[test]
fn who_leads_when_a_supervisor_says_so() {
    let complete = at(StageWord::Assembled).name_lead(nurse().staff).unwrap();
    assert_eq!((complete.leader(), complete.stage.lead()), (Some(nurse().staff), Some(nurse().staff)));
    assert_eq!(complete.crew.iter().filter(|one| one.duty == Duty::Lead).count(), 1, "nobody else does");

    let leaderless = said_yes(at(StageWord::Paging), &nurse());
    assert_eq!(leaderless.stage.word(), StageWord::Paging, "somebody goes, nobody leads");
    let full = said_yes(leaderless, &member(1, &[Profession::Psychiatrist]));
    assert_eq!((full.stage.word(), short_of(&full)), (StageWord::Paging, 0), "every role filled, still nobody leads");
    let named = full.name_lead(nurse().staff).unwrap();
    assert_eq!(named.stage, Stage::Assembled { lead: nurse().staff });
}

#[test]
fn does_the_ladder_go_on_at_once_when_somebody_cannot_go_after_all() {
    let later = NOON + Millis::minutes(2);
    let still = at(StageWord::Assembled);
    let Ladder::Still { round, step } = still.ladder else { panic!("{:?}", still.ladder) };
    for (before, after) in [
        (still.ladder, Ladder::On { round, step, next_at: later }),
        (
            Ladder::On { round: 1, step: 2, next_at: NOON + Millis::hours(4) },
            Ladder::On { round: 1, step: 2, next_at: later },
        ),
        (Ladder::UsedUp { at: NOON }, Ladder::On { round: 1, step: 0, next_at: later }),
        (Ladder::Foot, Ladder::Foot),
    ] {
        let left = Dispatch { ladder: before, ..still.clone() }.withdraw(psychiatrist().staff, later).unwrap();
        assert_eq!(left.ladder, after, "{before:?}");
        assert_eq!(left.stage, Stage::Paging, "nobody leads any more");
        assert!(left.step_is_over(later));
    }
}

#[test]
fn is_a_team_still_complete_when_somebody_leaves_whom_it_does_not_need() {
    let extra = said_yes(at(StageWord::Paging), &lead(5, &[Profession::Counsellor]));
    let full = said_yes(said_yes(extra, &member(1, &[Profession::Psychiatrist])), &nurse());
    assert_eq!(full.stage, Stage::Assembled { lead: staff(5) });
    let left = full.name_lead(nurse().staff).and_then(|next| next.withdraw(staff(5), NOON)).unwrap();
    assert_eq!(left.stage, Stage::Assembled { lead: nurse().staff });
    assert!(matches!(left.ladder, Ladder::Still { .. }), "nobody is asked anew");
}

#[test]
fn what_is_over_holds_nobody_and_asks_nobody() {
    for stage in [StageWord::Closed, StageWord::StoodDown, StageWord::Failed] {
        let over = at(stage);
        assert!(over.crew.is_empty(), "{stage:?}");
        assert!(matches!(over.ladder, Ladder::Still { .. }), "{stage:?}");
        assert_eq!(over.check_in, CheckIn::Off, "{stage:?}");
        assert!(!over.wants(&psychiatrist()), "{stage:?}");
        let (after, climb) = over.clone().escalate(roster(&both()), NOON + Millis::days(1));
        assert_eq!((after, climb.summons, climb.skipped), (over, Vec::new(), Vec::new()), "{stage:?}: an old order");
    }
}

#[test]
fn when_does_danger_plan_the_ladder_anew() {
    use RiskTier as T;
    let later = NOON + Millis::minutes(2);
    let anew = Ladder::On { round: 1, step: 0, next_at: later };
    let on = Ladder::On { round: 2, step: 1, next_at: NOON + Millis::hours(1) };
    for (known, found, tier, ladder) in [
        (Some(T::Moderate), T::High, Some(T::High), anew),
        (Some(T::High), T::Imminent, Some(T::Imminent), anew),
        (Some(T::High), T::High, Some(T::High), on),
        (Some(T::Imminent), T::None, Some(T::Imminent), on),
        (None, T::Imminent, Some(T::Imminent), anew),
        (None, T::Low, None, on),
    ] {
        let before = Dispatch { tier: known, ladder: on, ..at(StageWord::Acknowledged) };
        let after = before.clone().danger(found, later).unwrap();
        assert_eq!((after.tier, after.ladder), (tier, ladder), "{known:?}, then {found:?}");
        let Dispatch { tier, ladder, begun_at, .. } = before;
        assert_eq!(Dispatch { tier, ladder, begun_at, ..after }, before, "and nothing else");
    }
    let used_up = Dispatch { ladder: Ladder::UsedUp { at: NOON }, ..at(StageWord::Paging) };
    assert_eq!(used_up.danger(T::Imminent, later).unwrap().ladder, anew, "also when it was used up");
    let complete = at(StageWord::Assembled);
    assert_eq!(complete.clone().danger(T::Imminent, later).unwrap().ladder, complete.ladder, "nobody is missing");
}

#[test]
fn what_does_each_class_promise() {
    let immediate = Millis::minutes(60);
    let hours = [Millis::minutes(60), Millis::hours(4), Millis::hours(24), Millis::hours(72)];
    for (class, target) in ResponseClass::ALL.iter().zip(hours) {
        assert_eq!(class.target(immediate), target, "{class:?}");
    }
}
