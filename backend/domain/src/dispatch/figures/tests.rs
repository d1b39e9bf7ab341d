//! Do the figures count what happened, and nothing that cannot be judged yet?

use super::*;
use uuid::Uuid;

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);
const HOUR: Millis = Millis::hours(1);

fn fact(stage: StageWord, acknowledged: Option<i64>, on_scene: Option<i64>) -> DispatchFact {
    DispatchFact {
        purpose: Purpose::Real,
        class: ResponseClass::Immediate,
        area: AreaId(Uuid::from_u128(1)),
        requested_at: NOON,
        acknowledged: acknowledged.map(Millis::minutes),
        complete: None,
        on_scene: on_scene.map(Millis::minutes),
        stage,
        declined: 1,
        expired: 2,
        ladder: Ladders::Sufficed,
        unowned: Millis(0),
    }
}

fn counted(facts: &[DispatchFact], minutes: i64) -> DispatchFigures {
    figures(facts.iter(), HOUR, NOON + Millis::minutes(minutes))
}

#[test]
fn how_soon_did_teams_answer_and_arrive() {
    let facts: Vec<DispatchFact> = (1..=10).map(|n| fact(StageWord::Closed, Some(n), Some(n * 10))).collect();
    let found = counted(&facts, 1_000);
    assert_eq!(found.count, 10);
    assert_eq!(found.acknowledged.median, Some(Millis::minutes(5)), "by nearest rank");
    assert_eq!(found.acknowledged.p90, Some(Millis::minutes(9)));
    assert_eq!(found.on_scene.count, 10);
    assert_eq!((found.in_target, found.judged), (6, 10), "60 minutes is in time, 70 is not");
    assert_eq!((found.declined, found.expired), (10, 20));
}

#[test]
fn who_is_judged() {
    for (stage, on_scene, after, expected) in [
        (StageWord::EnRoute, None, 30, (0, 0)),
        (StageWord::EnRoute, None, 61, (0, 1)),
        (StageWord::StoodDown, None, 1_000, (0, 0)),
        (StageWord::Failed, None, 10, (0, 1)),
        (StageWord::OnScene, Some(60), 60, (1, 1)),
        (StageWord::StoodDown, Some(20), 60, (1, 1)),
        (StageWord::Closed, Some(61), 1_000, (0, 1)),
    ] {
        let found = counted(&[fact(stage, None, on_scene)], after);
        assert_eq!((found.in_target, found.judged), expected, "{stage:?} {on_scene:?} after {after} min");
    }
}

#[test]
fn is_nothing_counted_of_nothing() {
    let found = counted(&[], 0);
    assert_eq!((found.count, found.judged, found.acknowledged.median, found.unowned), (0, 0, None, Millis(0)));
}

#[test]
fn how_long_did_nobody_answer_for_the_person() {
    let at = |minutes| NOON + Millis::minutes(minutes);
    for (stretches, expected) in [
        (vec![(0, 10), (10, 30)], 0),
        (vec![(10, 30), (0, 10)], 0),
        (vec![(0, 20), (10, 30)], 0),
        (vec![(0, 10), (12, 30)], 2),
        (vec![(5, 30)], 5),
        (vec![(0, 25)], 5),
        (vec![], 30),
        (vec![(0, 30), (31, 40)], 0),
    ] {
        let given: Vec<_> = stretches.iter().map(|(from, to)| (at(*from), at(*to))).collect();
        assert_eq!(super::super::unowned(at(0), at(30), given), Millis::minutes(expected), "{stretches:?}");
    }
}
