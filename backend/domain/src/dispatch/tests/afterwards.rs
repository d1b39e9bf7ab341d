//! Are the record, the checks and the receiver's word waited for, told late once, and done when they are done?

use super::*;
use crate::refusal::Refusal;
use std::collections::BTreeSet;

fn rules() -> CrisisRules {
    CrisisRules::default()
}

fn hours(count: i64) -> Timestamp {
    NOON + Millis::hours(count)
}

/// Handed over at noon, with these measures, nothing done afterwards.
fn handed_over(measures: &[Measure]) -> Dispatch {
    let met = at(StageWord::ContactMade);
    let decided = met.dispose(&measures.iter().copied().collect(), NOON, &rules()).unwrap();
    decided.hand_over(NOON, &rules()).unwrap()
}

#[test]
fn when_are_the_checks_over() {
    use CheckFinding::{Stable, Unstable};
    let due = |number, at, stable| Checks::Due { number, at, stable };
    for (findings, expected) in [
        (&[][..], due(1, hours(4), 0)),
        (&[Stable], due(2, hours(5), 1)),
        (&[Unstable], due(2, hours(5), 0)),
        (&[Stable, Stable], Checks::Over),
        (&[Stable, Unstable], due(3, hours(6), 0)),
        (&[Unstable, Stable], due(3, hours(6), 1)),
        (&[Stable, Unstable, Stable], due(4, hours(7), 1)),
        (&[Stable, Unstable, Stable, Stable], Checks::Over),
        (&[Unstable, Unstable, Unstable, Stable, Stable], Checks::Over),
    ] {
        let mut checks = Checks::begin(&[Measure::OnSite].into(), NOON, &rules());
        for (finding, hour) in findings.iter().zip(1..) {
            checks = checks.made(*finding, hours(hour), &rules()).unwrap();
        }
        assert_eq!(checks, expected, "{findings:?}");
    }
}

#[test]
fn does_an_admission_end_the_checks_before_they_begin() {
    for measure in Measure::ALL {
        let admitted = *measure == Measure::EmergencyAdmission;
        let checks = Checks::begin(&[*measure, Measure::OnSite].into(), NOON, &rules());
        assert_eq!(checks == Checks::Over, admitted, "{measure:?}");
    }
    for checks in [Checks::NotBegun, Checks::Over] {
        assert_eq!(checks.made(CheckFinding::Stable, NOON, &rules()), Err(Refusal::NoCheckDue));
    }
    let late = Checks::Late { number: 3, due: NOON, stable: 1, told: NOON };
    assert_eq!(late.made(CheckFinding::Stable, hours(9), &rules()), Ok(Checks::Over), "also when it comes late");
}

#[test]
fn is_nothing_decided_without_a_measure() {
    let met = at(StageWord::ContactMade);
    assert_eq!(met.dispose(&BTreeSet::new(), NOON, &rules()).unwrap_err(), Refusal::MeasureMissing);
}

#[test]
fn what_does_a_dispatch_wait_for_before_it_is_closed() {
    use Outstanding::{Acceptance as Receiver, Check, Record};
    let written = |dispatch: Dispatch| dispatch.record_written(hours(1)).unwrap();
    let checked = |dispatch: Dispatch| {
        let once = dispatch.checked(CheckFinding::Stable, hours(4), &rules()).unwrap();
        once.checked(CheckFinding::Stable, hours(8), &rules()).unwrap()
    };
    let taken = |dispatch: Dispatch| dispatch.accepted(hours(1)).unwrap();
    let fresh = || handed_over(&[Measure::OnSite]);
    for (dispatch, waits, answer) in [
        (fresh(), vec![Record, Check, Receiver], Some(Refusal::RecordMissing)),
        (checked(taken(fresh())), vec![Record], Some(Refusal::RecordMissing)),
        (written(taken(fresh())), vec![Check], Some(Refusal::ChecksOpen)),
        (written(checked(fresh())), vec![Receiver], Some(Refusal::NotAccepted)),
        (written(checked(taken(fresh()))), vec![], None),
        (written(taken(handed_over(&[Measure::EmergencyAdmission]))), vec![], None),
    ] {
        assert_eq!(dispatch.outstanding(), waits);
        assert_eq!(dispatch.close(hours(9)).err(), answer, "{waits:?}");
    }
}

#[test]
fn is_each_told_late_once_and_to_the_instant() {
    let fresh = handed_over(&[Measure::OnSite]);
    let instants =
        [(Outstanding::Acceptance, hours(2)), (Outstanding::Check, hours(4)), (Outstanding::Record, hours(24))];
    let mut due = fresh.afterwards_due();
    due.sort_by_key(|(_, at)| *at);
    assert_eq!(due, instants);
    let mut dispatch = fresh.clone();
    for (what, at) in instants {
        let (early, nothing) = dispatch.clone().ran_late(at - Millis(1));
        assert_eq!((&early, nothing), (&dispatch, vec![]), "{what:?}");
        let (late, told) = dispatch.ran_late(at);
        assert_eq!(told, [what]);
        assert!(late.outstanding().contains(&what), "late is not done");
        dispatch = late;
    }
    assert_eq!(dispatch.afterwards_due(), []);
    assert_eq!(dispatch.clone().ran_late(hours(99)), (dispatch.clone(), vec![]), "once");
    let all = fresh.ran_late(hours(99));
    assert_eq!(all.1.len(), 3, "also all at once");
    let done = all.0.record_written(hours(99)).and_then(|next| next.accepted(hours(99))).unwrap();
    let stable = done.checked(CheckFinding::Stable, hours(99), &rules()).unwrap();
    assert_eq!(stable.outstanding(), [Outstanding::Check], "and done late is done");
    assert_eq!(stable.afterwards_due(), [(Outstanding::Check, hours(103))]);
}

#[test]
fn does_a_record_that_is_written_anew_keep_its_first_instant() {
    let due = hours(24);
    let written = at(StageWord::ContactMade).record_written(hours(1)).unwrap();
    assert_eq!(written.record, RecordState::Written { due, at: hours(1) });
    assert_eq!(written.clone().record_written(hours(30)).unwrap(), written);
    let late = at(StageWord::ContactMade).ran_late(due).0.record_written(hours(30)).unwrap();
    assert_eq!(late.record, RecordState::Written { due, at: hours(30) });
}

#[test]
fn who_stays_on_a_dispatch_when_the_team_has_left_the_scene() {
    let left = handed_over(&[Measure::OnSite]);
    let still: Vec<_> = left.crew.iter().map(|one| one.staff).collect();
    assert_eq!(still, [psychiatrist().staff], "the lead, who sees to the rest");
    assert_eq!(left.owner(), Some(Owner::Lead(psychiatrist().staff)));
}

#[test]
fn when_is_a_record_complete() {
    let whole = DispositionForm {
        place: "河东路".to_owned(),
        reporter: "邻居".to_owned(),
        narrative: "到场后安抚".to_owned(),
        injured: 0,
        dead: 0,
        property_loss: String::new(),
        psychiatrists: Vec::new(),
        nurses: Vec::new(),
        police_organ: String::new(),
        police_officer: String::new(),
        reasons: BTreeSet::new(),
        measures: [Measure::OnSite].into(),
        diagnosis: String::new(),
        diagnosis_standing: DiagnosisStanding::None,
        payer: Payer::Unknown,
        effect: "平稳".to_owned(),
    };
    let empty = |_: &str| " \n".to_owned();
    for (case, form, complete) in [
        ("what must be said", whole.clone(), true),
        ("no place", DispositionForm { place: empty(&whole.place), ..whole.clone() }, false),
        ("no reporter", DispositionForm { reporter: empty(&whole.reporter), ..whole.clone() }, false),
        ("no narrative", DispositionForm { narrative: empty(&whole.narrative), ..whole.clone() }, false),
        ("no effect", DispositionForm { effect: empty(&whole.effect), ..whole.clone() }, false),
        ("no measure", DispositionForm { measures: BTreeSet::new(), ..whole.clone() }, false),
    ] {
        assert_eq!(form.check().is_ok(), complete, "{case}");
    }
}

#[test]
fn what_is_due_of_a_dispatch_at_each_stage() {
    use DispatchDeadlineKind as K;
    use StageWord as S;
    let five = NOON + Millis::minutes(5);
    let step = (K::Step, five);
    let check_in = (K::CheckIn, NOON + Millis::minutes(35));
    let record = (K::Record, hours(24));
    for (stage, expected) in [
        (S::Requested, vec![(K::Step, NOON)]),
        (S::Paging, vec![step]),
        (S::Acknowledged, vec![step]),
        (S::Assembled, vec![]),
        (S::EnRoute, vec![]),
        (S::OnScene, vec![check_in]),
        (S::ContactMade, vec![check_in, record]),
        (S::Disposition, vec![check_in, record]),
        (S::HandedOver, vec![(K::Acceptance, hours(2))]),
        (S::Closed, vec![]),
        (S::StoodDown, vec![]),
        (S::Failed, vec![]),
    ] {
        let due: Vec<_> = deadlines(&at(stage), &rules()).into_iter().map(|one| (one.kind, one.at)).collect();
        assert_eq!(due, expected, "{stage:?}");
    }
    let fresh: BTreeSet<_> =
        deadlines(&handed_over(&[Measure::OnSite]), &rules()).into_iter().map(|one| one.kind).collect();
    assert_eq!(fresh, [K::Record, K::Check, K::Acceptance].into());
}
