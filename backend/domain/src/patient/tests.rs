//! Who becomes a patient, what becomes of them, and who sees what of them?

mod fields;
mod file;

use super::*;
use crate::ids::SessionId;
use crate::suspected_case::{CaseBasis, CaseSource, Diagnosis, HandOver};
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn level(level: u8) -> Dangerousness {
    Dangerousness::new(level).unwrap()
}

fn case(state: CaseState) -> SuspectedCase {
    SuspectedCase {
        id: SuspectedCaseId(id(1)),
        source: CaseSource::Session,
        session: Some(SessionId(id(2))),
        dispatch: None,
        sender: InstitutionId(id(3)),
        opened_by: StaffId(id(4)),
        opened_at: NOW,
        area: AreaId(id(5)),
        basis: CaseBasis::Consent,
        state,
        version: 3,
    }
}

fn diagnosed(review: CountyReview) -> CaseState {
    let diagnosis = Diagnosis {
        institution: InstitutionId(id(6)),
        physician: StaffId(id(7)),
        disorder: Disorder::Schizophrenia,
        at: NOW,
    };
    CaseState::Diagnosed { diagnosis, review }
}

fn hand_over() -> HandOver {
    HandOver { referral: crate::ids::ReferralId(id(8)), from: InstitutionId(id(3)), to: InstitutionId(id(6)), at: NOW }
}

fn registration(consent: PatientConsent, level: Option<u8>) -> Registration {
    Registration {
        id: PatientId(id(9)),
        township: AreaId(id(5)),
        institution: InstitutionId(id(10)),
        worker: StaffId(id(11)),
        consent,
        level: level.map(self::level),
        first_visit_on: day("2026-12-05"),
    }
}

fn given() -> PatientConsent {
    PatientConsent::Given { by: Consenter::Guardian, on: day("2026-11-20") }
}

fn patient(consent: PatientConsent, level: Option<u8>) -> Patient {
    let case = case(diagnosed(CountyReview::NotNeeded));
    Patient::register(case, registration(consent, level), NOW, &Zone::default()).unwrap()
}

fn every_state() -> Vec<(CaseState, Result<PatientOrigin, Refusal>)> {
    let (by, at) = (StaffId(id(12)), NOW);
    let gone = CaseState::Registered {
        diagnosis: diagnosed(CountyReview::NotNeeded).diagnosis().unwrap(),
        patient: PatientId(id(13)),
        at,
    };
    vec![
        (CaseState::Suspected, Err(Refusal::CaseNotDiagnosed)),
        (CaseState::Accepted(hand_over()), Err(Refusal::CaseNotDiagnosed)),
        (CaseState::Declined(hand_over()), Err(Refusal::CaseNotDiagnosed)),
        (
            CaseState::NotConfirmed { institution: InstitutionId(id(6)), physician: by, at },
            Err(Refusal::CaseNotDiagnosed),
        ),
        (diagnosed(CountyReview::Waiting), Err(Refusal::ReportNotReviewed)),
        (diagnosed(CountyReview::Returned { by, at }), Err(Refusal::ReportNotReviewed)),
        (diagnosed(CountyReview::NotNeeded), Ok(PatientOrigin::Diagnosed)),
        (diagnosed(CountyReview::Approved { by, at }), Ok(PatientOrigin::Reviewed)),
        (gone, Err(Refusal::AlreadyDone)),
    ]
}

#[test]
fn of_which_cases_does_somebody_become_a_patient() {
    for (state, expected) in every_state() {
        let made = Patient::register(case(state), registration(given(), None), NOW, &Zone::default());
        match (made, expected) {
            (Ok(patient), Ok(origin)) => {
                assert_eq!((patient.origin, patient.disorder), (origin, Disorder::Schizophrenia));
                assert_eq!((patient.hospital, patient.case), (InstitutionId(id(6)), SuspectedCaseId(id(1))));
            }
            (Err(refusal), Err(expected)) => assert_eq!(refusal, expected, "{state:?}"),
            (made, expected) => panic!("{state:?}: {made:?}, expected {expected:?}"),
        }
    }
}

#[test]
fn who_may_become_what() {
    use StatusWord::*;
    let on = day("2026-11-22");
    let consents = [PatientConsent::NotAsked {}, given()];
    let states = [
        PatientStatus::Registered {},
        PatientStatus::Managed {},
        PatientStatus::Moved { on },
        PatientStatus::Lost { since: on },
        PatientStatus::Dead { on, cause: DeathCause::Accident },
    ];
    let changes = [
        StatusChange::Move { on },
        StatusChange::Lose { since: on },
        StatusChange::Find {},
        StatusChange::Die { on, cause: DeathCause::Suicide },
    ];
    let (gone, done) = (Err(Refusal::PatientGone), Err(Refusal::AlreadyDone));
    // Rows: the states; columns: moves, is lost, is found, dies. Found again is registered without consent, managed with it.
    let table = |found| {
        [
            [Ok(Moved), Ok(Lost), done, Ok(Dead)],
            [Ok(Moved), Ok(Lost), done, Ok(Dead)],
            [gone, gone, Ok(found), Ok(Dead)],
            [Ok(Moved), done, Ok(found), Ok(Dead)],
            [gone, gone, gone, gone],
        ]
    };
    for (consent, found) in consents.into_iter().zip([Registered, Managed]) {
        for (status, row) in states.into_iter().zip(table(found)) {
            for (change, expected) in changes.into_iter().zip(row) {
                let before = Patient { consent, status, ..patient(consent, Some(3)) };
                let after = before.change(change);
                assert_eq!(
                    after.as_ref().map(|one| one.status.word()).map_err(|no| *no),
                    expected,
                    "{status:?} {change:?}"
                );
                if let Ok(after) = after {
                    let visited = matches!(after.status.word(), Registered | Managed | Lost);
                    assert_eq!(after.next_visit_on.is_some(), visited, "nobody visits somebody who is gone");
                }
            }
        }
    }
}

#[test]
fn is_who_agrees_managed_and_who_no_longer_does_registered() {
    let asked = patient(PatientConsent::NotAsked {}, None);
    assert_eq!(asked.status, PatientStatus::Registered {});
    let agreed = asked.consents(given()).unwrap();
    assert_eq!((agreed.status, agreed.version), (PatientStatus::Managed {}, 2));
    let refused = PatientConsent::Refused { by: Consenter::Patient, on: day("2026-11-22") };
    let refused = agreed.consents(refused).unwrap();
    assert_eq!(refused.status, PatientStatus::Registered {});
    let lost = refused.change(StatusChange::Lose { since: day("2026-11-22") }).unwrap();
    assert_eq!(lost.consents(given()).unwrap().status.word(), StatusWord::Lost, "until they are found");
}

#[test]
fn since_when_must_departments_know() {
    let later = |minutes| NOW + crate::time::Millis::minutes(minutes);
    // Level before, level found, since when: of registration (0), of the finding (9), none.
    for (before, found, since) in [
        (None, 2, None),
        (None, 3, Some(9)),
        (Some(0), 3, Some(9)),
        (Some(3), 2, None),
        (Some(3), 3, Some(0)),
        (Some(3), 4, Some(9)),
        (Some(5), 3, Some(0)),
    ] {
        let before = patient(given(), before);
        let assessed = Assessed { class: PatientClass::Unstable, level: level(found), next_visit_on: None };
        let after = before.clone().assess(assessed, later(9)).unwrap();
        assert_eq!(after.raised_at, since.map(later), "{:?} to {found}", before.level);
        assert_eq!(after.is_told(), since.is_some());
    }
}

#[test]
fn does_a_change_ask_for_the_newest_version() {
    let seen = patient(given(), None);
    assert_eq!(seen.clone().correct(seen.version + 1).unwrap_err(), Refusal::ChangedMeanwhile);
    assert_eq!(seen.clone().correct(seen.version).unwrap().version, seen.version + 1);
    let elsewhere = (AreaId(id(20)), InstitutionId(id(21)), StaffId(id(22)));
    let moved = seen.clone().assign(elsewhere.0, elsewhere.1, elsewhere.2).unwrap();
    assert_eq!((moved.township, moved.institution, moved.worker), elsewhere);
    assert_eq!(moved.assign(elsewhere.0, elsewhere.1, elsewhere.2).unwrap_err(), Refusal::AlreadyDone);
}

fn changes() -> impl Strategy<Value = Vec<(u8, u8)>> {
    prop::collection::vec((0..7_u8, 0..=5_u8), 0..24)
}

proptest! {
    /// Whatever happens to a patient: the dead stay dead, whose level is told is known since when, versions only grow, and a
    /// refusal changes nothing.
    #[test]
    fn what_is_always_true_of_a_patient(steps in changes(), first in select(vec![None, Some(1), Some(4)])) {
        let mut now = patient(given(), first);
        let on = day("2026-11-22");
        for (at, (step, found)) in steps.into_iter().enumerate() {
            let when = NOW + crate::time::Millis::days(at as i64 + 1);
            let before = now.clone();
            let assessed = Assessed { class: PatientClass::Stable, level: level(found), next_visit_on: Some(on) };
            let next = match step {
                0 => now.assess(assessed, when),
                1 => now.consents(given()),
                2 => now.consents(PatientConsent::NotAsked {}),
                3 => now.change(StatusChange::Move { on }),
                4 => now.change(StatusChange::Lose { since: on }),
                5 => now.change(StatusChange::Find {}),
                _ => now.change(StatusChange::Die { on, cause: DeathCause::Other }),
            };
            if before.status.word() == StatusWord::Dead {
                prop_assert_eq!(next.clone().unwrap_err(), Refusal::PatientGone);
            }
            now = match next {
                Ok(next) => {
                    prop_assert_eq!(next.version, before.version + 1);
                    next
                }
                Err(_) => before,
            };
            prop_assert_eq!(now.raised_at.is_some(), now.level.is_some_and(Dangerousness::is_told));
            prop_assert!(now.raised_at.is_none_or(|since| since <= when));
            prop_assert!(now.status.is_here() || now.next_visit_on.is_none());
            let agreed = matches!(now.consent, PatientConsent::Given { .. });
            prop_assert!(agreed || now.status.word() != StatusWord::Managed, "nobody is managed who did not agree");
        }
    }
}
