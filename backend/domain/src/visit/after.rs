//! What a visit makes of a patient: who was reached is assessed, who was lost is found, who died or is lost is so from now
//! on, and the next visit has its day.

use super::class::{ClassDecision, ClassProposal, classify};
use super::dates::{VisitRules, lost_by, missed_in_a_row};
use super::form::{HospitalStay, VisitFindings, VisitForm, VisitOutcome};
use super::words::{Adherence, LostReason};
use crate::codes::codes;
use crate::patient::{Assessed, Patient, PatientClass, StatusChange, StatusWord};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use jiff::civil::Date;

/// What is known of the visits before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Trail {
    /// The day of the latest visit; a new one does not lie before it.
    pub last_on: Option<Date>,
    /// The class of the latest visit that reached the patient.
    pub class: Option<PatientClass>,
    /// Visits in a row, the latest included, that reached nobody.
    pub missed: u32,
}

codes!(
    /// What came of a visit, without its data.
    VisitOutcomeWord {
        /// A complete follow-up.
        Reached = "reached",
        /// An outcome of its own; never a complete follow-up.
        NotReached = "not_reached",
        Died = "died",
    }
);

impl VisitOutcome {
    /// Without its data.
    pub const fn word(&self) -> VisitOutcomeWord {
        match self {
            Self::Reached { .. } => VisitOutcomeWord::Reached,
            Self::NotReached { .. } => VisitOutcomeWord::NotReached,
            Self::Died { .. } => VisitOutcomeWord::Died,
        }
    }
}

codes!(
    /// How somebody is treated.
    Treatment {
        /// Takes medicine in the community.
        Medication = "medication",
        /// Is in hospital.
        Inpatient = "inpatient",
        Neither = "neither",
    }
);

impl VisitFindings {
    /// How the patient is treated now.
    pub fn treatment(&self) -> Treatment {
        match (self.hospital, self.adherence) {
            (HospitalStay::Now, _) => Treatment::Inpatient,
            (HospitalStay::Never | HospitalStay::Before { .. }, Adherence::Regular | Adherence::Irregular) => {
                Treatment::Medication
            }
            (HospitalStay::Never | HospitalStay::Before { .. }, Adherence::None | Adherence::NotNeeded) => {
                Treatment::Neither
            }
        }
    }
}

/// What a visit came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    pub patient: Patient,
    /// What the rules proposed; none where nobody was reached.
    pub proposed: Option<ClassProposal>,
    /// Visits in a row that reached nobody, this one included.
    pub missed: u32,
    /// Why the patient is lost from this visit on.
    pub lost: Option<LostReason>,
}

/// Hands a visit in. `decision` is asked for where the patient was reached, and only there.
///
/// # Errors
/// [`Refusal::PatientGone`] of somebody who died or moved away, [`Refusal::ClassMissing`] without a decision about somebody
/// who was reached, [`Refusal::ReasonMissing`] where it is another than proposed and does not say why,
/// [`Refusal::VisitOutOfOrder`] for a visit before the latest one.
pub fn hand_in(
    patient: Patient,
    visit: &VisitForm,
    decision: Option<&ClassDecision>,
    before: Trail,
    rules: &VisitRules,
    at: Timestamp,
) -> Result<After, Refusal> {
    if before.last_on.is_some_and(|last| visit.on < last) {
        return Err(Refusal::VisitOutOfOrder);
    }
    let missed = missed_in_a_row(before.missed, &visit.outcome);
    let lost = lost_by(&visit.outcome, missed, rules);
    match &visit.outcome {
        VisitOutcome::Reached { findings } => {
            let proposed = classify(findings);
            let decision = decision.ok_or(Refusal::ClassMissing)?;
            decision.check(proposed.class)?;
            let next = rules.next_on(visit.on, before.class, decision.class, findings.effect);
            let found = Assessed { class: decision.class, level: findings.dangerousness, next_visit_on: Some(next) };
            let patient = found_again(patient)?.assess(found, at)?;
            Ok(After { patient, proposed: Some(proposed), missed, lost })
        }
        VisitOutcome::NotReached { .. } => {
            let patient = if lost.is_some() { lose(patient, visit.on)? } else { here(patient)? };
            let next_visit_on = Some(rules.retry_on(visit.on, lost));
            let patient = Patient { next_visit_on, version: patient.version + 1, ..patient };
            Ok(After { patient, proposed: None, missed, lost })
        }
        VisitOutcome::Died { on, cause, .. } => {
            let patient = patient.change(StatusChange::Die { on: *on, cause: *cause })?;
            Ok(After { patient, proposed: None, missed, lost })
        }
    }
}

fn here(patient: Patient) -> Result<Patient, Refusal> {
    if patient.status.is_here() { Ok(patient) } else { Err(Refusal::PatientGone) }
}

/// Who was lost and is reached is lost no longer.
fn found_again(patient: Patient) -> Result<Patient, Refusal> {
    match patient.status.word() {
        StatusWord::Lost => patient.change(StatusChange::Find {}),
        StatusWord::Registered | StatusWord::Managed | StatusWord::Moved | StatusWord::Dead => Ok(patient),
    }
}

/// Who is lost already stays so.
fn lose(patient: Patient, since: Date) -> Result<Patient, Refusal> {
    match patient.status.word() {
        StatusWord::Lost => Ok(patient),
        StatusWord::Registered | StatusWord::Managed | StatusWord::Moved | StatusWord::Dead => {
            patient.change(StatusChange::Lose { since })
        }
    }
}
