//! What a patient did that hurt or damaged 肇事肇祸: when, told by whom, how many were injured, how many died.

#[cfg(test)]
mod tests;

use crate::codes::codes;
use crate::ids::{HarmId, PatientId, StaffId};
use crate::refusal::Refusal;
use crate::time::Timestamp;

/// Most people of one count: what is more is a mistake of the pen.
pub const MOST_PEOPLE: u32 = 1_000;

codes!(
    /// What it was [F].
    HarmKind {
        /// 轻度滋事
        Minor = "minor",
        /// 肇事
        Incident = "incident",
        /// 肇祸
        Serious = "serious",
        /// 自伤
        SelfHarm = "self_harm",
        /// 自杀未遂
        SuicideAttempt = "suicide_attempt",
        Other = "other",
    }
);

codes!(
    /// Who told of it.
    HarmSource {
        /// By their form.
        Police = "police",
        /// 综治/政法委
        Governance = "governance",
        Village = "village",
        Family = "family",
        Hospital = "hospital",
        /// Found at a follow-up.
        Worker = "worker",
        /// A dispatch of a crisis team.
        CrisisTeam = "crisis_team",
        Other = "other",
    }
);

codes!(
    /// How grave: major is one with a death [P].
    Gravity { Ordinary = "ordinary", Major = "major" }
);

/// Whether an entry still stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HarmState {
    Stands,
    /// It was entered by mistake.
    Withdrawn {
        by: StaffId,
        at: Timestamp,
    },
}

/// An entry of the register. What happened, in words, stands beside it, sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Harm {
    pub id: HarmId,
    pub patient: PatientId,
    pub kind: HarmKind,
    pub source: HarmSource,
    pub happened_at: Timestamp,
    pub injured: u32,
    pub deaths: u32,
    pub entered_by: StaffId,
    pub entered_at: Timestamp,
    pub state: HarmState,
}

/// A new entry, as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub kind: HarmKind,
    pub source: HarmSource,
    pub happened_at: Timestamp,
    pub injured: u32,
    pub deaths: u32,
}

impl Harm {
    /// Somebody enters it.
    ///
    /// # Errors
    /// [`Refusal::EntryInFuture`] of what has not happened yet; [`Refusal::HarmInvalid`] of counts that cannot be: people
    /// injured or dead by self-harm, or more than [`MOST_PEOPLE`].
    pub fn enter(id: HarmId, patient: PatientId, told: Told, by: StaffId, now: Timestamp) -> Result<Self, Refusal> {
        let Told { kind, source, happened_at, injured, deaths } = told;
        if happened_at > now {
            return Err(Refusal::EntryInFuture);
        }
        let others = match kind {
            HarmKind::Minor | HarmKind::Incident | HarmKind::Serious | HarmKind::Other => MOST_PEOPLE,
            HarmKind::SelfHarm | HarmKind::SuicideAttempt => 0,
        };
        if injured > others || deaths > others {
            return Err(Refusal::HarmInvalid);
        }
        let state = HarmState::Stands;
        Ok(Self { id, patient, kind, source, happened_at, injured, deaths, entered_by: by, entered_at: now, state })
    }

    /// It was a mistake: it stays in the register, and is not counted.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDone`] the second time.
    pub fn withdraw(self, by: StaffId, at: Timestamp) -> Result<Self, Refusal> {
        match self.state {
            HarmState::Stands => Ok(Self { state: HarmState::Withdrawn { by, at }, ..self }),
            HarmState::Withdrawn { .. } => Err(Refusal::AlreadyDone),
        }
    }

    /// Major is one with a death.
    pub const fn gravity(&self) -> Gravity {
        if self.deaths > 0 { Gravity::Major } else { Gravity::Ordinary }
    }
}
