//! How a patient stands by what was found: the rules are asked the most severe first, and say why. A person decides.

use super::form::{AdverseReaction, Symptoms, VisitFindings};
use super::words::{Functioning, Insight, PhysicalState, ReactionDegree, SymptomDegree};
use crate::codes::codes;
use crate::patient::{Dangerousness, PatientClass};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

codes!(
    /// One rule of the classification that holds [F].
    ClassReason {
        /// Level 3-5: unstable.
        Dangerous = "dangerous",
        /// Marked symptoms: unstable.
        MarkedSymptoms = "marked_symptoms",
        /// No insight: unstable.
        NoInsight = "no_insight",
        /// A severe adverse drug reaction: unstable.
        SevereReaction = "severe_reaction",
        /// A severe physical disease: unstable.
        SevereDisease = "severe_disease",
        /// Level 1-2: basically stable.
        SomeDanger = "some_danger",
        /// Symptoms are left: basically stable.
        SymptomsLeft = "symptoms_left",
        /// Insight is partial: basically stable.
        PartialInsight = "partial_insight",
        /// A function is poor: basically stable.
        PoorFunction = "poor_function",
        /// A physical disease is not stable: not stable.
        DiseaseChanges = "disease_changes",
        /// Everything that a stable patient needs.
        AllWell = "all_well",
    }
);

impl ClassReason {
    /// The class that it speaks for.
    pub const fn class(self) -> PatientClass {
        match self {
            Self::Dangerous | Self::MarkedSymptoms | Self::NoInsight | Self::SevereReaction | Self::SevereDisease => {
                PatientClass::Unstable
            }
            Self::SomeDanger
            | Self::SymptomsLeft
            | Self::PartialInsight
            | Self::PoorFunction
            | Self::DiseaseChanges => PatientClass::BasicallyStable,
            Self::AllWell => PatientClass::Stable,
        }
    }

    fn holds(self, found: &VisitFindings) -> bool {
        match self {
            Self::Dangerous => found.dangerousness.is_told(),
            Self::MarkedSymptoms => matches!(found.symptoms, Symptoms::Present { degree: SymptomDegree::Marked, .. }),
            Self::NoInsight => found.insight == Insight::None,
            Self::SevereReaction => {
                matches!(found.reaction, AdverseReaction::Yes { degree: ReactionDegree::Severe, .. })
            }
            Self::SevereDisease => found.physical == PhysicalState::Severe,
            Self::SomeDanger => found.dangerousness.level() > 0 && found.dangerousness < Dangerousness::TOLD,
            Self::SymptomsLeft => matches!(found.symptoms, Symptoms::Present { degree: SymptomDegree::Some, .. }),
            Self::PartialInsight => found.insight == Insight::Partial,
            Self::PoorFunction => found.functions.worst() == Functioning::Poor,
            Self::DiseaseChanges => found.physical == PhysicalState::Unstable,
            Self::AllWell => Self::ALL.iter().filter(|one| **one != Self::AllWell).all(|one| !one.holds(found)),
        }
    }
}

/// The class that the rules propose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct ClassProposal {
    pub class: PatientClass,
    /// Every rule that speaks for this class; never empty.
    pub reasons: Vec<ClassReason>,
}

/// The most severe class for which any rule speaks, and every rule that does.
pub fn classify(found: &VisitFindings) -> ClassProposal {
    let holding: Vec<ClassReason> = ClassReason::ALL.iter().copied().filter(|reason| reason.holds(found)).collect();
    let class = holding.iter().map(|reason| reason.class()).min().unwrap_or(PatientClass::Unstable);
    ClassProposal { class, reasons: holding.into_iter().filter(|reason| reason.class() == class).collect() }
}

/// What a person decides about the class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct ClassDecision {
    pub class: PatientClass,
    /// Why it is another than the rules propose; empty where it is the same.
    pub because: String,
}

impl ClassDecision {
    /// Whoever decides otherwise than the rules says why.
    ///
    /// # Errors
    /// [`Refusal::ReasonMissing`].
    pub fn check(&self, proposed: PatientClass) -> Result<(), Refusal> {
        let same = self.class == proposed;
        if same || !self.because.trim().is_empty() { Ok(()) } else { Err(Refusal::ReasonMissing) }
    }
}
