//! Afterwards: what was done, the emergency-disposition record 应急处置记录单 within 24 h, and the checks every 4 h until two
//! in a row find the person stable [F].

use super::Dispatch;
use crate::codes::codes;
use crate::refusal::Refusal;
use crate::team::CrisisRules;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

codes!(
    /// What was done for the person [F].
    Measure {
        /// 现场处置
        OnSite = "on_site",
        /// 留观
        Observation = "observation",
        /// 紧急住院
        EmergencyAdmission = "emergency_admission",
        /// 会诊
        Consultation = "consultation",
        /// 转诊
        Referral = "referral",
    }
);

codes!(
    /// Who pays for the treatment [F].
    Payer {
        Person = "person",
        Family = "family",
        Insurance = "insurance",
        MedicalAid = "medical_aid",
        EmergencyFund = "emergency_fund",
        Unknown = "unknown",
    }
);

codes!(
    /// What a check finds.
    CheckFinding { Stable = "stable", Unstable = "unstable" }
);

codes!(
    /// How sure a diagnosis is.
    DiagnosisStanding { Confirmed = "confirmed", Suspected = "suspected", None = "none" }
);

/// The emergency-disposition record. Lengths are checked where it comes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct DispositionForm {
    pub place: String,
    /// Who reported it, and in what standing.
    pub reporter: String,
    pub narrative: String,
    pub injured: u32,
    pub dead: u32,
    pub property_loss: String,
    pub psychiatrists: Vec<String>,
    pub nurses: Vec<String>,
    pub police_organ: String,
    pub police_officer: String,
    pub reasons: BTreeSet<super::DispatchReason>,
    pub measures: BTreeSet<Measure>,
    pub diagnosis: String,
    pub diagnosis_standing: DiagnosisStanding,
    pub payer: Payer,
    pub effect: String,
}

impl DispositionForm {
    /// Whether it can be handed in: place, narrative and effect are said, and at least one measure.
    ///
    /// # Errors
    /// [`Refusal::RecordIncomplete`].
    pub fn check(&self) -> Result<(), Refusal> {
        let said =
            [&self.place, &self.reporter, &self.narrative, &self.effect].iter().all(|text| !text.trim().is_empty());
        if said && !self.measures.is_empty() { Ok(()) } else { Err(Refusal::RecordIncomplete) }
    }
}

/// Escort to hospital 护送: who brought the person, to which hospital, received by whom. Lengths are checked where it comes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct EscortForm {
    pub brought_by: String,
    pub hospital: String,
    pub received_by: String,
}

codes!(
    /// What a dispatch that was handed over still waits for.
    Outstanding {
        /// The emergency-disposition record.
        Record = "record",
        /// A check afterwards.
        Check = "check",
        /// That the receiver accepts the person.
        Acceptance = "acceptance",
    }
);

/// Where the record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RecordState {
    /// Not due yet: the team has not met the person.
    #[default]
    NotDue,
    Due {
        at: Timestamp,
    },
    /// Not written in time; the supervisors were told then.
    Late {
        due: Timestamp,
        told: Timestamp,
    },
    Written {
        due: Timestamp,
        at: Timestamp,
    },
}

/// The checks afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Checks {
    #[default]
    NotBegun,
    /// Check `number`, from 1, is due; `stable` in a row so far.
    Due { number: u32, at: Timestamp, stable: u32 },
    /// It was not made in time; the supervisors were told then.
    Late { number: u32, due: Timestamp, stable: u32, told: Timestamp },
    /// Two in a row were stable, or a hospital has the person.
    Over,
}

/// So many stable checks in a row end them [F].
pub const STABLE_IN_A_ROW: u32 = 2;

impl Checks {
    /// They begin with the disposition, unless a hospital has the person.
    pub fn begin(measures: &BTreeSet<Measure>, now: Timestamp, rules: &CrisisRules) -> Self {
        if measures.contains(&Measure::EmergencyAdmission) {
            Self::Over
        } else {
            Self::Due { number: 1, at: now + rules.check_every_ms, stable: 0 }
        }
    }

    /// One was made.
    ///
    /// # Errors
    /// [`Refusal::NoCheckDue`].
    pub fn made(self, finding: CheckFinding, now: Timestamp, rules: &CrisisRules) -> Result<Self, Refusal> {
        let (number, stable) = match self {
            Self::Due { number, stable, .. } | Self::Late { number, stable, .. } => (number, stable),
            Self::NotBegun | Self::Over => return Err(Refusal::NoCheckDue),
        };
        let stable = match finding {
            CheckFinding::Stable => stable + 1,
            CheckFinding::Unstable => 0,
        };
        Ok(if stable >= STABLE_IN_A_ROW {
            Self::Over
        } else {
            Self::Due { number: number + 1, at: now + rules.check_every_ms, stable }
        })
    }

    /// The check that is due was not made in time.
    fn late(self, now: Timestamp) -> Self {
        match self {
            Self::Due { number, at, stable } => Self::Late { number, due: at, stable, told: now },
            same @ (Self::NotBegun | Self::Late { .. } | Self::Over) => same,
        }
    }
}

/// Whether whoever has the person now has said so: "handed over" is closed only then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Acceptance {
    /// Not handed over yet.
    #[default]
    NotAsked,
    Due {
        at: Timestamp,
    },
    /// Nobody has accepted in time; the supervisors were told then.
    Late {
        due: Timestamp,
        told: Timestamp,
    },
    Accepted {
        at: Timestamp,
    },
}

impl Dispatch {
    /// The receiver has accepted the person.
    ///
    /// # Errors
    /// [`Refusal::NotHandedOver`], [`Refusal::AlreadyDone`], [`Refusal::DispatchOver`].
    pub fn accepted(mut self, at: Timestamp) -> Result<Self, Refusal> {
        self.is_open()?;
        self.acceptance = match self.acceptance {
            Acceptance::NotAsked => return Err(Refusal::NotHandedOver),
            Acceptance::Due { .. } | Acceptance::Late { .. } => Acceptance::Accepted { at },
            Acceptance::Accepted { .. } => return Err(Refusal::AlreadyDone),
        };
        Ok(self)
    }

    /// Whether the team has met the person, so that there is something to be written.
    ///
    /// # Errors
    /// [`Refusal::NoContactYet`].
    pub const fn met_the_person(&self) -> Result<(), Refusal> {
        match self.record {
            RecordState::NotDue => Err(Refusal::NoContactYet),
            RecordState::Due { .. } | RecordState::Late { .. } | RecordState::Written { .. } => Ok(()),
        }
    }

    /// What it still waits for before it is closed.
    pub fn outstanding(&self) -> Vec<Outstanding> {
        let record = match self.record {
            RecordState::NotDue | RecordState::Due { .. } | RecordState::Late { .. } => Some(Outstanding::Record),
            RecordState::Written { .. } => None,
        };
        let check = match self.checks {
            Checks::NotBegun | Checks::Due { .. } | Checks::Late { .. } => Some(Outstanding::Check),
            Checks::Over => None,
        };
        let acceptance = match self.acceptance {
            Acceptance::NotAsked | Acceptance::Due { .. } | Acceptance::Late { .. } => Some(Outstanding::Acceptance),
            Acceptance::Accepted { .. } => None,
        };
        [record, check, acceptance].into_iter().flatten().collect()
    }

    /// What the supervisors were told is late and has not come since.
    pub fn still_late(&self) -> Vec<Outstanding> {
        let late = [
            (Outstanding::Record, matches!(self.record, RecordState::Late { .. })),
            (Outstanding::Check, matches!(self.checks, Checks::Late { .. })),
            (Outstanding::Acceptance, matches!(self.acceptance, Acceptance::Late { .. })),
        ];
        late.into_iter().filter_map(|(what, is)| is.then_some(what)).collect()
    }

    /// By when each of them is due of which nobody was told yet that it is late.
    pub fn afterwards_due(&self) -> Vec<(Outstanding, Timestamp)> {
        if self.is_open().is_err() {
            return Vec::new();
        }
        let record = match self.record {
            RecordState::Due { at } => Some((Outstanding::Record, at)),
            RecordState::NotDue | RecordState::Late { .. } | RecordState::Written { .. } => None,
        };
        let check = match self.checks {
            Checks::Due { at, .. } => Some((Outstanding::Check, at)),
            Checks::NotBegun | Checks::Late { .. } | Checks::Over => None,
        };
        let acceptance = match self.acceptance {
            Acceptance::Due { at } => Some((Outstanding::Acceptance, at)),
            Acceptance::NotAsked | Acceptance::Late { .. } | Acceptance::Accepted { .. } => None,
        };
        [record, check, acceptance].into_iter().flatten().collect()
    }

    /// What is late from `now` on. Each is told once.
    pub fn ran_late(mut self, now: Timestamp) -> (Self, Vec<Outstanding>) {
        let due = self.afterwards_due().into_iter().filter(|(_, due)| *due <= now).collect::<Vec<_>>();
        for (what, due) in &due {
            match what {
                Outstanding::Record => self.record = RecordState::Late { due: *due, told: now },
                Outstanding::Check => self.checks = self.checks.late(now),
                Outstanding::Acceptance => self.acceptance = Acceptance::Late { due: *due, told: now },
            }
        }
        (self, due.into_iter().map(|(what, _)| what).collect())
    }
}
