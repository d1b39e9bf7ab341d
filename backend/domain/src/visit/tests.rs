//! Is a patient classified, dated and lost by the rules? Tables worked by hand, and properties.

mod after;
mod classification;
mod dates;
mod form;

use super::*;
use crate::patient::{Dangerousness, Dose, Medication};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

fn level(level: u8) -> Dangerousness {
    Dangerousness::new(level).unwrap()
}

/// Somebody of whom there is nothing bad to say.
fn well() -> VisitFindings {
    let good = Functioning::Good;
    VisitFindings {
        interviewed: BTreeSet::from([Interviewed::Patient]),
        dangerousness: level(0),
        symptoms: Symptoms::Gone,
        insight: Insight::Full,
        sleep: good,
        diet: good,
        functions: Functions { self_care: good, housework: good, work: Some(good), learning: good, social: good },
        acts: DangerousActs::default(),
        restraint: Restraint::None,
        hospital: HospitalStay::Never,
        laboratory: Laboratory::No,
        physical: PhysicalState::Stable,
        adherence: Adherence::Regular,
        reaction: AdverseReaction::No,
        effect: TreatmentEffect::Better,
        referral: ReferralAdvice::NotNeeded,
        medication: vec![Medication {
            drug: "奥氮平".into(),
            dose: Dose::Daily { morning_ug: 0, noon_ug: 0, night_ug: 10_000 },
        }],
        rehabilitation: BTreeSet::new(),
        companions: Vec::new(),
        remarks: String::new(),
    }
}

fn symptoms(degree: SymptomDegree) -> Symptoms {
    Symptoms::Present { degree, which: BTreeSet::from([Symptom::Suspicion]), other: String::new() }
}

fn reaction(degree: ReactionDegree) -> AdverseReaction {
    AdverseReaction::Yes { degree, words: "手抖".into() }
}

fn visit(on: Date, outcome: VisitOutcome) -> VisitForm {
    VisitForm { on, mode: VisitMode::Phone, outcome }
}

fn reached(on: Date, findings: VisitFindings) -> VisitForm {
    visit(on, VisitOutcome::Reached { findings: Box::new(findings) })
}

fn nobody(lost: Option<LostReason>) -> VisitOutcome {
    VisitOutcome::NotReached { lost, words: String::new() }
}
