//! The follow-up form itself, with the fields that depend on others as parts of them, and when it is complete.

use super::words::{
    Adherence, CompanionRole, Functioning, Insight, Interviewed, LostReason, PhysicalState, ReactionDegree,
    Rehabilitation, Restraint, Symptom, SymptomDegree, TreatmentEffect, VisitMode,
};
use crate::patient::{Dangerousness, DeathCause, FileFault, Medication, PatientClass, check_medication};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Longest single text of the form, in characters.
pub const FIELD_CHARS: usize = 2_000;
/// Longest name of a person, institution or department, in characters.
const NAME_CHARS: usize = 120;
/// Companions on one form.
const MOST_COMPANIONS: usize = 12;

/// One visit as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct VisitForm {
    /// The day it took place, by the centre's clock.
    #[cfg_attr(feature = "wire", ts(as = "String"), schema(value_type = String, format = "date"))]
    pub on: Date,
    pub mode: VisitMode,
    pub outcome: VisitOutcome,
}

/// What came of it. Somebody who was not reached was not followed up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum VisitOutcome {
    /// The patient, or somebody who knows, was spoken with.
    Reached { findings: Box<VisitFindings> },
    /// Nobody was reached. With a reason the patient is lost from now on.
    NotReached { lost: Option<LostReason>, words: String },
    Died {
        #[cfg_attr(feature = "wire", ts(as = "String"), schema(value_type = String, format = "date"))]
        on: Date,
        cause: DeathCause,
        words: String,
    },
}

/// Everything that was found, since the last visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct VisitFindings {
    /// At least one.
    pub interviewed: BTreeSet<Interviewed>,
    pub dangerousness: Dangerousness,
    pub symptoms: Symptoms,
    pub insight: Insight,
    pub sleep: Functioning,
    pub diet: Functioning,
    pub functions: Functions,
    /// Since the last visit.
    pub acts: DangerousActs,
    pub restraint: Restraint,
    pub hospital: HospitalStay,
    pub laboratory: Laboratory,
    pub physical: PhysicalState,
    pub adherence: Adherence,
    pub reaction: AdverseReaction,
    pub effect: TreatmentEffect,
    pub referral: ReferralAdvice,
    /// As it is taken now; at most three.
    pub medication: Vec<Medication>,
    pub rehabilitation: BTreeSet<Rehabilitation>,
    /// Asked for at a visit to the home of somebody who was unstable; at most 12.
    pub companions: Vec<Companion>,
    /// May be empty.
    pub remarks: String,
}

/// What of the illness shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum Symptoms {
    /// 症状基本消失
    Gone,
    Present {
        degree: SymptomDegree,
        /// At least one.
        which: BTreeSet<Symptom>,
        /// What [`Symptom::Other`] is; empty without it.
        other: String,
    },
}

/// Social functions. 社会功能情况
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Functions {
    /// 个人生活料理
    pub self_care: Functioning,
    /// 家务劳动
    pub housework: Functioning,
    /// 生产劳动及工作; null: 9 does not apply.
    pub work: Option<Functioning>,
    /// 学习能力
    pub learning: Functioning,
    /// 社会人际交往
    pub social: Functioning,
}

impl Functions {
    /// The worst of those that apply.
    pub fn worst(&self) -> Functioning {
        let all = [Some(self.self_care), Some(self.housework), self.work, Some(self.learning), Some(self.social)];
        all.into_iter().flatten().max().unwrap_or(Functioning::Good)
    }
}

/// What was done that is dangerous, how many times. 危险行为
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct DangerousActs {
    /// 轻度滋事
    pub minor: u32,
    /// 肇事
    pub incident: u32,
    /// 肇祸
    pub serious: u32,
    pub other: u32,
    /// 自伤
    pub self_harm: u32,
    /// 自杀未遂
    pub attempted_suicide: u32,
}

/// Whether the patient was in hospital. 住院情况
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum HospitalStay {
    Never,
    /// 目前正在住院
    Now,
    Before {
        #[cfg_attr(feature = "wire", ts(as = "String"), schema(value_type = String, format = "date"))]
        discharged_on: Date,
    },
}

/// Laboratory examination since the last visit. 实验室检查
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum Laboratory {
    No,
    Yes { findings: String },
}

/// Adverse drug reaction. 药物不良反应
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum AdverseReaction {
    No,
    Yes {
        degree: ReactionDegree,
        words: String,
    },
    /// 9: no medicine is taken.
    NotApplicable,
}

/// Whether the patient should go elsewhere. 转诊
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum ReferralAdvice {
    NotNeeded,
    /// Advised, and not followed yet.
    Advised {
        reason: String,
    },
    Done {
        reason: String,
        institution: String,
        department: String,
    },
}

/// Somebody of the group who went along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Companion {
    pub role: CompanionRole,
    pub name: String,
}

/// Why a form is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormFault {
    /// This field is missing, too long, or does not go with the others.
    Field(&'static str),
    /// It lies after today.
    InFuture,
    /// Nobody is named who went along to somebody unstable.
    CompanionsMissing,
}

impl VisitForm {
    /// Checks it before it is kept. `before` is the class the patient had: who goes to the home of somebody unstable says
    /// who went along [P].
    ///
    /// # Errors
    /// [`FormFault`].
    pub fn check(&self, today: Date, before: Option<PatientClass>) -> Result<(), FormFault> {
        if self.on > today {
            return Err(FormFault::InFuture);
        }
        match &self.outcome {
            VisitOutcome::Reached { findings } => {
                findings.check(self.on)?;
                let alone = findings.companions.is_empty();
                let accompanied = self.mode == VisitMode::Home && before == Some(PatientClass::Unstable);
                if accompanied && alone { Err(FormFault::CompanionsMissing) } else { Ok(()) }
            }
            VisitOutcome::NotReached { lost, words } => {
                within("words", words, FIELD_CHARS)?;
                match lost {
                    // Three in a row is counted, not claimed.
                    Some(LostReason::ThreeMissed) => Err(FormFault::Field("lost")),
                    Some(LostReason::Other) => said("words", words, FIELD_CHARS),
                    Some(LostReason::WorkingAway | LostReason::Moved | LostReason::WanderedOff) | None => Ok(()),
                }
            }
            VisitOutcome::Died { on, cause, words } => {
                if *on > self.on {
                    return Err(FormFault::Field("died_on"));
                }
                match cause {
                    DeathCause::Other => said("words", words, FIELD_CHARS),
                    DeathCause::PhysicalDisease
                    | DeathCause::Suicide
                    | DeathCause::Homicide
                    | DeathCause::Accident
                    | DeathCause::Complication => within("words", words, FIELD_CHARS),
                }
            }
        }
    }
}

impl VisitFindings {
    fn check(&self, on: Date) -> Result<(), FormFault> {
        if self.interviewed.is_empty() {
            return Err(FormFault::Field("interviewed"));
        }
        self.check_symptoms()?;
        self.check_treatment()?;
        match self.hospital {
            HospitalStay::Before { discharged_on } if discharged_on > on => return Err(FormFault::Field("hospital")),
            HospitalStay::Never | HospitalStay::Now | HospitalStay::Before { .. } => {}
        }
        match &self.referral {
            ReferralAdvice::NotNeeded => {}
            ReferralAdvice::Advised { reason } => said("referral", reason, FIELD_CHARS)?,
            ReferralAdvice::Done { reason, institution, department } => {
                said("referral", reason, FIELD_CHARS)?;
                said("referral", institution, NAME_CHARS)?;
                within("referral", department, NAME_CHARS)?;
            }
        }
        if self.companions.len() > MOST_COMPANIONS {
            return Err(FormFault::Field("companions"));
        }
        self.companions.iter().try_for_each(|one| said("companions", &one.name, NAME_CHARS))?;
        within("remarks", &self.remarks, FIELD_CHARS)
    }

    fn check_symptoms(&self) -> Result<(), FormFault> {
        match &self.symptoms {
            Symptoms::Gone => Ok(()),
            Symptoms::Present { which, .. } if which.is_empty() => Err(FormFault::Field("symptoms")),
            Symptoms::Present { which, other, .. } if which.contains(&Symptom::Other) => {
                said("symptoms", other, FIELD_CHARS)
            }
            Symptoms::Present { other, .. } if other.trim().is_empty() => Ok(()),
            Symptoms::Present { .. } => Err(FormFault::Field("symptoms")),
        }
    }

    fn check_treatment(&self) -> Result<(), FormFault> {
        match &self.laboratory {
            Laboratory::No => {}
            Laboratory::Yes { findings } => said("laboratory", findings, FIELD_CHARS)?,
        }
        match &self.reaction {
            AdverseReaction::Yes { words, .. } => said("reaction", words, FIELD_CHARS)?,
            AdverseReaction::No | AdverseReaction::NotApplicable => {}
        }
        // Who takes medicine regularly or not takes one; who needs none has none.
        let told = match self.adherence {
            Adherence::Regular | Adherence::Irregular => !self.medication.is_empty(),
            Adherence::NotNeeded => self.medication.is_empty(),
            Adherence::None => true,
        };
        if !told {
            return Err(FormFault::Field("medication"));
        }
        check_medication(&self.medication).map_err(|FileFault(field)| FormFault::Field(field))
    }
}

fn within(field: &'static str, text: &str, most: usize) -> Result<(), FormFault> {
    if text.chars().nth(most).is_some() { Err(FormFault::Field(field)) } else { Ok(()) }
}

fn said(field: &'static str, text: &str, most: usize) -> Result<(), FormFault> {
    if text.trim().is_empty() { Err(FormFault::Field(field)) } else { within(field, text, most) }
}
