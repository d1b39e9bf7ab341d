//! What does a visit make of a patient?

use super::*;
use crate::ids::{AreaId, InstitutionId, PatientId, StaffId, SuspectedCaseId};
use crate::patient::{
    Consenter, DeathCause, Disorder, Patient, PatientClass, PatientConsent, PatientOrigin, PatientStatus, StatusWord,
};
use crate::{Refusal, Timestamp};
use uuid::Uuid;

fn patient() -> Patient {
    let id = Uuid::from_u128;
    Patient {
        id: PatientId(id(1)),
        case: SuspectedCaseId(id(2)),
        origin: PatientOrigin::Diagnosed,
        disorder: Disorder::Schizophrenia,
        hospital: InstitutionId(id(3)),
        diagnosed_on: date(2026, 9, 1),
        township: AreaId(id(4)),
        institution: InstitutionId(id(5)),
        worker: StaffId(id(6)),
        consent: PatientConsent::Given { by: Consenter::Guardian, on: date(2026, 9, 2) },
        status: PatientStatus::Managed {},
        class: None,
        level: None,
        raised_at: None,
        next_visit_on: Some(VisitRules::default().first_on(date(2026, 9, 2))),
        registered_at: Timestamp(1),
        version: 1,
    }
}

fn decided(class: PatientClass) -> ClassDecision {
    ClassDecision { class, because: String::new() }
}

fn after(patient: Patient, form: &VisitForm, decision: Option<&ClassDecision>, trail: Trail) -> Result<After, Refusal> {
    hand_in(patient, form, decision, trail, &VisitRules::default(), Timestamp(2))
}

#[test]
fn does_a_visit_that_reaches_the_patient_set_class_level_and_next_day() {
    let found = VisitFindings { dangerousness: level(3), ..well() };
    let form = reached(date(2026, 9, 16), found);
    let after = after(patient(), &form, Some(&decided(PatientClass::Unstable)), Trail::default()).unwrap();
    assert_eq!(after.patient.class, Some(PatientClass::Unstable));
    assert_eq!(after.patient.level, Some(level(3)));
    assert_eq!(after.patient.next_visit_on, Some(date(2026, 9, 30)));
    assert_eq!(after.patient.raised_at, Some(Timestamp(2)));
    assert_eq!((after.missed, after.lost), (0, None));
}

#[test]
fn is_a_decision_asked_for_and_explained_where_it_differs() {
    let form = reached(date(2026, 9, 16), well());
    let refused = |decision: Option<&ClassDecision>| after(patient(), &form, decision, Trail::default()).unwrap_err();
    assert_eq!(refused(None), Refusal::ClassMissing);
    assert_eq!(refused(Some(&decided(PatientClass::Unstable))), Refusal::ReasonMissing);
}

#[test]
fn is_a_visit_before_the_latest_one_refused() {
    let trail = Trail { last_on: Some(date(2026, 9, 17)), ..Trail::default() };
    let form = reached(date(2026, 9, 16), well());
    let refused = after(patient(), &form, Some(&decided(PatientClass::Stable)), trail).unwrap_err();
    assert_eq!(refused, Refusal::VisitOutOfOrder);
}

#[test]
fn does_the_third_in_a_row_lose_the_patient_and_the_next_that_reaches_find_them() {
    let mut patient = patient();
    let mut trail = Trail::default();
    for (day, missed, status) in [
        (16, 1, StatusWord::Managed),
        (20, 2, StatusWord::Managed),
        (25, 3, StatusWord::Lost),
        (28, 4, StatusWord::Lost),
    ] {
        let on = date(2026, 9, day);
        let after = after(patient, &visit(on, nobody(None)), None, trail).unwrap();
        assert_eq!((after.missed, after.patient.status.word()), (missed, status), "on {on}");
        trail = Trail { last_on: Some(on), class: None, missed: after.missed };
        patient = after.patient;
    }
    // Somebody lost is looked for in each quarter, not every two weeks.
    assert_eq!(patient.next_visit_on, Some(date(2026, 12, 27)));
    assert_eq!(patient.status, PatientStatus::Lost { since: date(2026, 9, 25) });
    let form = reached(date(2026, 10, 1), well());
    let found = after(patient, &form, Some(&decided(PatientClass::Stable)), trail).unwrap();
    assert_eq!(found.patient.status, PatientStatus::Managed {});
    assert_eq!(found.missed, 0);
}

#[test]
fn does_nobody_wait_for_a_visit_of_somebody_who_died() {
    let died = VisitOutcome::Died { on: date(2026, 9, 15), cause: DeathCause::Accident, words: String::new() };
    let form = visit(date(2026, 9, 16), died);
    let after = after(patient(), &form, None, Trail::default()).unwrap();
    assert_eq!(after.patient.status.word(), StatusWord::Dead);
    assert_eq!(after.patient.next_visit_on, None);
    for form in [form, visit(date(2026, 9, 17), nobody(None)), reached(date(2026, 9, 17), well())] {
        let decision = decided(PatientClass::Stable);
        let refused = hand_in(
            after.patient.clone(),
            &form,
            Some(&decision),
            Trail::default(),
            &VisitRules::default(),
            Timestamp(3),
        );
        assert_eq!(refused.unwrap_err(), Refusal::PatientGone);
    }
}
