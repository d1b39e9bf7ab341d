//! Which class follows from what was found, and for which reasons?

use super::*;
use crate::patient::PatientClass as Class;
use ClassReason as Why;
use proptest::prelude::*;

type Row = (&'static str, fn(&mut VisitFindings), Class, &'static [ClassReason]);

#[test]
fn what_follows_from_each_rule_the_most_severe_first() {
    let table: &[Row] = &[
        ("nothing bad", |_| {}, Class::Stable, &[Why::AllWell]),
        ("functions are fair", |f| f.functions.social = Functioning::Fair, Class::Stable, &[Why::AllWell]),
        ("work does not apply", |f| f.functions.work = None, Class::Stable, &[Why::AllWell]),
        ("a mild reaction", |f| f.reaction = reaction(ReactionDegree::Mild), Class::Stable, &[Why::AllWell]),
        ("sleep is poor", |f| f.sleep = Functioning::Poor, Class::Stable, &[Why::AllWell]),
        // Basically stable: each rule by itself.
        ("level 1", |f| f.dangerousness = level(1), Class::BasicallyStable, &[Why::SomeDanger]),
        ("level 2", |f| f.dangerousness = level(2), Class::BasicallyStable, &[Why::SomeDanger]),
        ("symptoms left", |f| f.symptoms = symptoms(SymptomDegree::Some), Class::BasicallyStable, &[Why::SymptomsLeft]),
        ("partial insight", |f| f.insight = Insight::Partial, Class::BasicallyStable, &[Why::PartialInsight]),
        ("no self-care", |f| f.functions.self_care = Functioning::Poor, Class::BasicallyStable, &[Why::PoorFunction]),
        ("no housework", |f| f.functions.housework = Functioning::Poor, Class::BasicallyStable, &[Why::PoorFunction]),
        ("no work", |f| f.functions.work = Some(Functioning::Poor), Class::BasicallyStable, &[Why::PoorFunction]),
        ("no learning", |f| f.functions.learning = Functioning::Poor, Class::BasicallyStable, &[Why::PoorFunction]),
        ("no company", |f| f.functions.social = Functioning::Poor, Class::BasicallyStable, &[Why::PoorFunction]),
        ("a disease changes", |f| f.physical = PhysicalState::Unstable, Class::BasicallyStable, &[Why::DiseaseChanges]),
        // Unstable: each rule by itself.
        ("level 3", |f| f.dangerousness = level(3), Class::Unstable, &[Why::Dangerous]),
        ("level 4", |f| f.dangerousness = level(4), Class::Unstable, &[Why::Dangerous]),
        ("level 5", |f| f.dangerousness = level(5), Class::Unstable, &[Why::Dangerous]),
        ("marked symptoms", |f| f.symptoms = symptoms(SymptomDegree::Marked), Class::Unstable, &[Why::MarkedSymptoms]),
        ("no insight", |f| f.insight = Insight::None, Class::Unstable, &[Why::NoInsight]),
        (
            "a severe reaction",
            |f| f.reaction = reaction(ReactionDegree::Severe),
            Class::Unstable,
            &[Why::SevereReaction],
        ),
        ("a severe disease", |f| f.physical = PhysicalState::Severe, Class::Unstable, &[Why::SevereDisease]),
        // Together: the most severe class, and every reason for it, none of the lesser ones.
        (
            "level 4 and no insight, poor functions beside",
            |f| {
                f.dangerousness = level(4);
                f.insight = Insight::None;
                f.functions.social = Functioning::Poor;
            },
            Class::Unstable,
            &[Why::Dangerous, Why::NoInsight],
        ),
        (
            "level 1 and partial insight",
            |f| {
                f.dangerousness = level(1);
                f.insight = Insight::Partial;
            },
            Class::BasicallyStable,
            &[Why::SomeDanger, Why::PartialInsight],
        ),
    ];
    for (what, change, class, reasons) in table {
        let mut found = well();
        change(&mut found);
        let proposal = classify(&found);
        assert_eq!(proposal.class, *class, "{what}");
        assert_eq!(proposal.reasons, *reasons, "{what}");
    }
}

#[test]
fn may_a_person_decide_otherwise_only_with_a_reason() {
    let same = ClassDecision { class: Class::Stable, because: String::new() };
    assert_eq!(same.check(Class::Stable), Ok(()));
    let silent = ClassDecision { class: Class::BasicallyStable, because: "  ".into() };
    assert_eq!(silent.check(Class::Stable), Err(crate::Refusal::ReasonMissing));
    let explained = ClassDecision { because: "家属述近日少眠".into(), ..silent };
    assert_eq!(explained.check(Class::Stable), Ok(()));
}

fn any_findings() -> impl Strategy<Value = VisitFindings> {
    let functions = prop::sample::select(Functioning::ALL);
    let states = (
        0..=5u8,
        0..3usize,
        prop::sample::select(Insight::ALL),
        functions,
        prop::sample::select(PhysicalState::ALL),
        0..3usize,
    );
    states.prop_map(|(danger, shown, insight, social, physical, reacts)| {
        let mut found = well();
        found.dangerousness = level(danger);
        found.symptoms =
            [Symptoms::Gone, symptoms(SymptomDegree::Some), symptoms(SymptomDegree::Marked)][shown].clone();
        found.reaction =
            [AdverseReaction::No, reaction(ReactionDegree::Mild), reaction(ReactionDegree::Severe)][reacts].clone();
        (found.insight, found.functions.social, found.physical) = (insight, social, physical);
        found
    })
}

proptest! {
    #[test]
    fn is_there_always_a_reason_and_each_speaks_for_the_class(found in any_findings()) {
        let proposal = classify(&found);
        prop_assert!(!proposal.reasons.is_empty());
        prop_assert!(proposal.reasons.iter().all(|reason| reason.class() == proposal.class));
    }

    #[test]
    fn does_more_danger_never_make_anybody_more_stable(found in any_findings(), more in 0..=5u8) {
        let before = classify(&found).class;
        let mut worse = found.clone();
        worse.dangerousness = worse.dangerousness.max(level(more));
        // The more severe class is the smaller one.
        prop_assert!(classify(&worse).class <= before);
    }
}
