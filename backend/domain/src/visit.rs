//! The follow-up of a registered patient 随访: its form, the class that follows from it, when the next one is due, and who
//! is lost. The hotline's own calls after a session are [`crate::follow_up`].

mod after;
mod class;
mod dates;
mod form;
#[cfg(test)]
mod tests;
mod words;

pub use after::{After, Trail, Treatment, VisitOutcomeWord, hand_in};
pub use class::{ClassDecision, ClassProposal, ClassReason, classify};
pub use dates::{DueStanding, ExaminationStanding, Quarter, QuarterStanding, VisitRules, examination, quarters, soon};
pub use form::{
    AdverseReaction, Companion, DangerousActs, FIELD_CHARS, FormFault, Functions, HospitalStay, Laboratory,
    ReferralAdvice, Symptoms, VisitFindings, VisitForm, VisitOutcome,
};
pub use words::{
    Adherence, CompanionRole, Functioning, Insight, Interviewed, LostReason, PhysicalState, ReactionDegree,
    Rehabilitation, Restraint, Symptom, SymptomDegree, TreatmentEffect, VisitMode,
};
