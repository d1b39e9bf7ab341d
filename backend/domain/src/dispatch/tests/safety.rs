//! Is a team that falls silent missed once, to the instant, and does duress look like any other answer?

use super::*;
use crate::refusal::Refusal;

fn rules() -> CrisisRules {
    CrisisRules {
        check_in_every_ms: Millis::minutes(30),
        check_in_grace_ms: Millis::minutes(5),
        ..CrisisRules::default()
    }
}

#[test]
fn when_is_a_team_missed_and_how_often_is_it_said() {
    let due = NOON + Millis::minutes(30);
    let end = due + Millis::minutes(5);
    let timer = CheckIn::begin(NOON, &rules());
    assert_eq!((timer, timer.look_at(&rules())), (CheckIn::Due { at: due }, Some(end)));
    assert_eq!(timer.run_out(due, &rules()), None, "within the grace");
    assert_eq!(timer.run_out(end - Millis(1), &rules()), None);
    let (missed, told) = timer.run_out(end, &rules()).expect("to the instant");
    assert_eq!((missed, told), (CheckIn::Missed { due, since: end }, Missed { due }));
    assert_eq!(missed.run_out(end + Millis::days(1), &rules()), None, "once");
    assert_eq!(missed.look_at(&rules()), None);
}

#[test]
fn does_every_answer_set_the_timer_anew() {
    let due = NOON + Millis::minutes(30);
    let missed = CheckIn::Missed { due, since: due + Millis::minutes(5) };
    for (case, timer, at) in [
        ("early", CheckIn::Due { at: due }, NOON + Millis::seconds(1)),
        ("to the instant", CheckIn::Due { at: due }, due),
        ("within the grace", CheckIn::Due { at: due }, due + Millis::minutes(4)),
        ("after it was missed", missed, due + Millis::hours(2)),
    ] {
        assert_eq!(timer.answer(at, &rules()), Ok(CheckIn::Due { at: at + Millis::minutes(30) }), "{case}");
    }
    assert_eq!(CheckIn::Off.answer(NOON, &rules()), Err(Refusal::NotOnScene));
    assert_eq!((CheckIn::Off.run_out(NOON, &rules()), CheckIn::Off.look_at(&rules())), (None, None));
}

#[test]
fn is_a_team_watched_from_the_scene_until_it_has_left_it() {
    for stage in StageWord::ALL {
        let watched = matches!(stage, StageWord::OnScene | StageWord::ContactMade | StageWord::Disposition);
        let dispatch = at(*stage);
        assert_eq!(dispatch.check_in != CheckIn::Off, watched, "{stage:?}");
        let (after, missed) = dispatch.clone().check_in_run_out(NOON + Millis::days(1), &rules());
        assert_eq!(missed.is_some(), watched, "{stage:?}");
        assert_eq!(Dispatch { check_in: dispatch.check_in, ..after }, dispatch, "{stage:?}: nothing else changes");
    }
}

#[test]
fn when_is_the_next_answer_due_after_one_that_was_kept_without_a_network() {
    let every = rules().check_in_every_ms;
    let now = NOON + Millis::hours(2);
    for (case, said, due) in [
        ("said at once", now, now + every),
        ("said ten minutes ago", now - Millis::minutes(10), now + Millis::minutes(20)),
        ("said long ago", NOON, now),
    ] {
        let answered = at(StageWord::OnScene).checked_in(said, now, &rules()).unwrap();
        assert_eq!(answered.check_in, CheckIn::Due { at: due }, "{case}");
    }
    for stage in [StageWord::EnRoute, StageWord::HandedOver, StageWord::Closed] {
        let answered = at(stage).checked_in(now, now, &rules()).unwrap();
        assert_eq!(answered.check_in, CheckIn::Off, "{stage:?}: nothing was due, and nothing becomes due");
    }
}
