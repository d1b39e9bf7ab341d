//! Is a form taken only when it is complete and its fields go together?

use super::*;
use crate::patient::{DeathCause, PatientClass};

const TODAY: Date = date(2026, 11, 22);

type Row = (&'static str, fn(&mut VisitFindings), Result<(), FormFault>);

fn missing(field: &'static str) -> Result<(), FormFault> {
    Err(FormFault::Field(field))
}

fn ask(table: &[Row]) {
    for (what, change, expected) in table {
        let mut found = well();
        change(&mut found);
        assert_eq!(reached(TODAY, found).check(TODAY, None), *expected, "{what}");
    }
}

#[test]
fn which_symptoms_and_medicines_are_complete() {
    let table: &[Row] = &[
        ("all well", |_| {}, Ok(())),
        ("nobody spoken with", |f| f.interviewed.clear(), missing("interviewed")),
        (
            "symptoms, and none named",
            |f| {
                f.symptoms =
                    Symptoms::Present { degree: SymptomDegree::Some, which: BTreeSet::new(), other: String::new() };
            },
            missing("symptoms"),
        ),
        (
            "another symptom without words",
            |f| {
                let which = BTreeSet::from([Symptom::Other]);
                f.symptoms = Symptoms::Present { degree: SymptomDegree::Some, which, other: " ".into() };
            },
            missing("symptoms"),
        ),
        (
            "words for another symptom that is not named",
            |f| {
                let which = BTreeSet::from([Symptom::Moody]);
                f.symptoms = Symptoms::Present { degree: SymptomDegree::Some, which, other: "怕光".into() };
            },
            missing("symptoms"),
        ),
        ("takes medicine, and none is named", |f| f.medication.clear(), missing("medication")),
        ("needs none, and takes one", |f| f.adherence = Adherence::NotNeeded, missing("medication")),
        (
            "needs none",
            |f| {
                f.adherence = Adherence::NotNeeded;
                f.medication.clear();
            },
            Ok(()),
        ),
        ("takes none of what is prescribed", |f| f.adherence = Adherence::None, Ok(())),
    ];
    ask(table);
}

#[test]
fn which_other_findings_are_complete() {
    let table: &[Row] = &[
        (
            "discharged after the visit",
            |f| f.hospital = HospitalStay::Before { discharged_on: date(2026, 11, 23) },
            missing("hospital"),
        ),
        (
            "examined, and nothing found out",
            |f| f.laboratory = Laboratory::Yes { findings: String::new() },
            missing("laboratory"),
        ),
        (
            "a reaction without words",
            |f| f.reaction = AdverseReaction::Yes { degree: ReactionDegree::Mild, words: String::new() },
            missing("reaction"),
        ),
        (
            "a referral without a reason",
            |f| f.referral = ReferralAdvice::Advised { reason: String::new() },
            missing("referral"),
        ),
        (
            "a referral to nowhere",
            |f| {
                f.referral = ReferralAdvice::Done {
                    reason: "加重".into(),
                    institution: String::new(),
                    department: String::new(),
                };
            },
            missing("referral"),
        ),
        (
            "a companion without a name",
            |f| f.companions = vec![Companion { role: CompanionRole::Police, name: String::new() }],
            missing("companions"),
        ),
        ("endless remarks", |f| f.remarks = "长".repeat(FIELD_CHARS + 1), missing("remarks")),
    ];
    ask(table);
}

#[test]
fn does_who_visits_somebody_unstable_at_home_say_who_went_along() {
    let visit = |mode, companions| VisitForm {
        on: TODAY,
        mode,
        outcome: VisitOutcome::Reached { findings: Box::new(VisitFindings { companions, ..well() }) },
    };
    let police = || vec![Companion { role: CompanionRole::Police, name: "王警官".into() }];
    let unstable = Some(PatientClass::Unstable);
    assert_eq!(visit(VisitMode::Home, Vec::new()).check(TODAY, unstable), Err(FormFault::CompanionsMissing));
    assert_eq!(visit(VisitMode::Home, police()).check(TODAY, unstable), Ok(()));
    assert_eq!(visit(VisitMode::Phone, Vec::new()).check(TODAY, unstable), Ok(()));
    assert_eq!(visit(VisitMode::Home, Vec::new()).check(TODAY, Some(PatientClass::Stable)), Ok(()));
    assert_eq!(visit(VisitMode::Home, Vec::new()).check(TODAY, None), Ok(()));
}

#[test]
fn what_is_asked_where_nobody_was_reached_and_of_a_death() {
    let check = |outcome| visit(TODAY, outcome).check(TODAY, None);
    assert_eq!(check(nobody(None)), Ok(()));
    assert_eq!(check(nobody(Some(LostReason::Moved))), Ok(()));
    // Three in a row is counted by the rules, never claimed.
    assert_eq!(check(nobody(Some(LostReason::ThreeMissed))), Err(FormFault::Field("lost")));
    assert_eq!(check(nobody(Some(LostReason::Other))), Err(FormFault::Field("words")));
    let died = |on, cause, words: &str| VisitOutcome::Died { on, cause, words: words.into() };
    assert_eq!(check(died(date(2026, 11, 20), DeathCause::Accident, "")), Ok(()));
    assert_eq!(check(died(date(2026, 11, 23), DeathCause::Accident, "")), Err(FormFault::Field("died_on")));
    assert_eq!(check(died(TODAY, DeathCause::Other, "")), Err(FormFault::Field("words")));
    assert_eq!(reached(date(2026, 11, 23), well()).check(TODAY, None), Err(FormFault::InFuture));
}
