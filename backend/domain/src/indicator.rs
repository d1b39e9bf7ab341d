//! The registry's indicators (domain: "Referral and registry"): so many of so many, by formulas that have a version, over a
//! period, of those who were in the registry on the denominator's date, against targets by place and year.
//!
//! What is counted is a patient's facts; the same rule says whether somebody is behind a number, and why not.

mod period;
mod target;
#[cfg(test)]
mod tests;

pub use period::{IndicatorPeriod, NoPeriod};
pub use target::{IndicatorTarget, TargetVerdict, target_for, verdict};

use crate::codes::codes;
use crate::patient::{Disorder, PatientClass};
use crate::visit::Treatment;

/// Grows when a formula changes: a figure is only ever compared with one of the same version.
pub const FORMULA_VERSION: u32 = 1;

codes!(
    /// What is counted. Coverage of townships and what the poor pay themselves come with what they are counted from.
    IndicatorMeasure {
        /// 管理率: managed patients with at least one complete follow-up in the period, of the registered [P].
        Management = "management",
        /// 治疗率: managed patients who are treated, of the managed [P].
        Treatment = "treatment",
        /// The same, of those with schizophrenia [P].
        TreatmentSchizophrenia = "treatment_schizophrenia",
        /// 肇事肇祸率: managed patients who caused an incident in the period, of the managed [P].
        Incidents = "incidents",
        /// The same, incidents with a death [P].
        MajorIncidents = "major_incidents",
        /// 居家患者社区康复参与率: managed patients in community rehabilitation, of the managed [P].
        Rehabilitation = "rehabilitation",
        /// 个案管理: unstable managed patients whom a physician guided in the period, of the unstable managed [D].
        CaseManagement = "case_management",
    }
);

codes!(
    /// On which side of its target an indicator should be.
    TargetSide { AtLeast = "at_least", AtMost = "at_most" }
);

codes!(
    /// Whom of an indicator's denominator one looks at.
    IndicatorSide {
        /// In the numerator.
        Counted = "counted",
        /// In the denominator alone.
        Missing = "missing",
    }
);

codes!(
    /// Whether somebody in the registry agreed to being managed.
    Managing { Registered = "registered", Managed = "managed" }
);

codes!(
    /// Whether a complete follow-up took place in the period.
    Followed { Yes = "yes", No = "no" }
);

codes!(
    /// What the patient caused in the period.
    Harmed {
        Nothing = "nothing",
        Incident = "incident",
        /// Somebody died of it.
        Death = "death",
    }
);

codes!(
    /// Whether the last follow-up found the patient in community rehabilitation.
    TakesPart { Yes = "yes", No = "no" }
);

codes!(
    /// Whether a physician wrote guidance in the period.
    Guided { Yes = "yes", No = "no" }
);

/// What the formulas look at, of one patient who was in the registry on the denominator's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RegistryFacts {
    pub managing: Managing,
    pub disorder: Disorder,
    /// As last decided up to the period's end; none before the first complete follow-up.
    pub class: Option<PatientClass>,
    pub followed: Followed,
    /// As last found up to the period's end.
    pub treatment: Treatment,
    pub harmed: Harmed,
    pub rehabilitation: TakesPart,
    pub guided: Guided,
}

impl IndicatorMeasure {
    /// On which side of its target it should be.
    pub const fn target_side(self) -> TargetSide {
        match self {
            Self::Incidents | Self::MajorIncidents => TargetSide::AtMost,
            Self::Management
            | Self::Treatment
            | Self::TreatmentSchizophrenia
            | Self::Rehabilitation
            | Self::CaseManagement => TargetSide::AtLeast,
        }
    }

    /// Where a patient stands in it; none who is not in its denominator.
    pub fn side(self, of: &RegistryFacts) -> Option<IndicatorSide> {
        let counted = self.is_about(*of).then(|| self.counts(*of))?;
        Some(if counted { IndicatorSide::Counted } else { IndicatorSide::Missing })
    }

    fn is_about(self, of: RegistryFacts) -> bool {
        let managed = of.managing == Managing::Managed;
        match self {
            Self::Management => true,
            Self::Treatment | Self::Incidents | Self::MajorIncidents | Self::Rehabilitation => managed,
            Self::TreatmentSchizophrenia => managed && of.disorder == Disorder::Schizophrenia,
            Self::CaseManagement => managed && of.class == Some(PatientClass::Unstable),
        }
    }

    fn counts(self, of: RegistryFacts) -> bool {
        match self {
            Self::Management => of.managing == Managing::Managed && of.followed == Followed::Yes,
            Self::Treatment | Self::TreatmentSchizophrenia => match of.treatment {
                Treatment::Medication | Treatment::Inpatient => true,
                Treatment::Neither => false,
            },
            Self::Incidents => of.harmed != Harmed::Nothing,
            Self::MajorIncidents => of.harmed == Harmed::Death,
            Self::Rehabilitation => of.rehabilitation == TakesPart::Yes,
            Self::CaseManagement => of.guided == Guided::Yes,
        }
    }
}

/// So many patients of whom all facts are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike {
    pub facts: RegistryFacts,
    pub patients: u64,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indicator {
    pub measure: IndicatorMeasure,
    pub part: u64,
    pub whole: u64,
}

/// Every indicator of these patients, in their order.
pub fn indicators(patients: &[Alike]) -> Vec<Indicator> {
    IndicatorMeasure::ALL.iter().map(|measure| of_measure(*measure, patients)).collect()
}

fn of_measure(measure: IndicatorMeasure, patients: &[Alike]) -> Indicator {
    let start = Indicator { measure, part: 0, whole: 0 };
    patients.iter().fold(start, |sum, alike| match measure.side(&alike.facts) {
        Some(IndicatorSide::Counted) => {
            Indicator { part: sum.part + alike.patients, whole: sum.whole + alike.patients, ..sum }
        }
        Some(IndicatorSide::Missing) => Indicator { whole: sum.whole + alike.patients, ..sum },
        None => sum,
    })
}
