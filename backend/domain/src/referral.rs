//! Referral 转介: a person is handed over from one institution to another, and whoever sent them hears how it ended
//! (domain: "Referral and registry"). One writer for each state: the sender drafts, sends and asks to cancel; all else is
//! the receiver's to say.

mod clock;
mod course;
mod ladder;
mod said;
mod stage;
mod words;

#[cfg(test)]
mod tests;

pub use clock::{AskedFor, Awaited, AwaitedStep, Lateness, ReferralRules};
pub use course::{CaseCourse, CaseOwner, CaseOwnerWord, Stretch};
pub use ladder::{Ladder, LadderState, LadderWord, NextRung};
pub use said::{HeardWord, Mark, Said, Verdict, VerdictWord};
pub use stage::{Stage, Writer};
pub use words::{
    CancelReason, FailureReason, GreenReason, GuardianStatus, OutcomeWord, PayerStatus, ReferralDecline,
    ReferralPriority, ReferralWord,
};

use crate::ids::{InstitutionId, ReferralId, SessionId, SuspectedCaseId};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Why a hospital must admit at once, who may pay, and whether a guardian is known. 绿色通道
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct GreenForm {
    /// At least one.
    pub reasons: BTreeSet<GreenReason>,
    pub payer: PayerStatus,
    pub guardian: GuardianStatus,
}

impl GreenForm {
    /// Whether it says why.
    ///
    /// # Errors
    /// [`Refusal::ReasonMissing`].
    pub fn check(&self) -> Result<(), Refusal> {
        if self.reasons.is_empty() { Err(Refusal::ReasonMissing) } else { Ok(()) }
    }
}

/// Whether the sender has asked to take it back. A request: the receiver confirms it, and an outcome can still win.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancel {
    NotAsked,
    Asked { because: CancelReason, at: Timestamp },
}

/// One referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    pub id: ReferralId,
    pub case: SuspectedCaseId,
    /// The session it came from, if one.
    pub session: Option<SessionId>,
    pub from: InstitutionId,
    pub to: InstitutionId,
    pub priority: ReferralPriority,
    /// A referral back or onwards names the one it follows from.
    pub based_on: Option<ReferralId>,
    pub stage: Stage,
    pub cancel: Cancel,
    /// What the sender waits for, and by when; none where nothing is awaited any more.
    pub awaited: Option<Awaited>,
    /// Grows with each change.
    pub version: u32,
}

/// What a new referral is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draft {
    pub id: ReferralId,
    pub case: SuspectedCaseId,
    pub session: Option<SessionId>,
    pub from: InstitutionId,
    pub to: InstitutionId,
    pub priority: ReferralPriority,
    pub based_on: Option<ReferralId>,
}

impl Referral {
    /// Written down, not sent yet.
    ///
    /// # Errors
    /// [`Refusal::PairNotAllowed`] to oneself.
    pub fn draft(draft: Draft) -> Result<Self, Refusal> {
        let Draft { id, case, session, from, to, priority, based_on } = draft;
        if from == to {
            return Err(Refusal::PairNotAllowed);
        }
        let (stage, cancel) = (Stage::Draft, Cancel::NotAsked);
        Ok(Self { id, case, session, from, to, priority, based_on, stage, cancel, awaited: None, version: 0 })
    }

    /// It leaves: its first clock begins.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDone`] when it has left before.
    pub fn send(self, rules: &ReferralRules, now: Timestamp) -> Result<Self, Refusal> {
        match self.stage {
            Stage::Draft => Ok(self.moved(Stage::Sent { at: now }, rules, now)),
            Stage::Sent { .. }
            | Stage::Received { .. }
            | Stage::Accepted { .. }
            | Stage::Scheduled { .. }
            | Stage::Attended { .. }
            | Stage::NoShow { .. }
            | Stage::Completed { .. }
            | Stage::Declined { .. }
            | Stage::Cancelled { .. }
            | Stage::Failed { .. } => Err(Refusal::AlreadyDone),
        }
    }

    /// The sender asks to take it back.
    ///
    /// # Errors
    /// [`Refusal::ReferralOver`], [`Refusal::PersonArrived`] once the person is there, [`Refusal::AlreadyDone`] the second
    /// time, [`Refusal::ReferralOutOfOrder`] of a draft.
    pub fn ask_to_cancel(self, because: CancelReason, rules: &ReferralRules, now: Timestamp) -> Result<Self, Refusal> {
        match self.stage {
            Stage::Draft => return Err(Refusal::ReferralOutOfOrder),
            Stage::Attended { .. } => return Err(Refusal::PersonArrived),
            Stage::Completed { .. } | Stage::Declined { .. } | Stage::Cancelled { .. } | Stage::Failed { .. } => {
                return Err(Refusal::ReferralOver);
            }
            Stage::Sent { .. }
            | Stage::Received { .. }
            | Stage::Accepted { .. }
            | Stage::Scheduled { .. }
            | Stage::NoShow { .. } => {}
        }
        match self.cancel {
            Cancel::Asked { .. } => Err(Refusal::AlreadyDone),
            Cancel::NotAsked => {
                let stage = self.stage;
                Ok(Self { cancel: Cancel::Asked { because, at: now }, ..self }.moved(stage, rules, now))
            }
        }
    }

    /// The receiver says where it stands.
    ///
    /// # Errors
    /// Why it cannot be so: [`Refusal::ReferralOver`], [`Refusal::ReferralOutOfOrder`], [`Refusal::SendersToSay`],
    /// [`Refusal::CancelNotAsked`], [`Refusal::CaseTaken`].
    pub fn hear(self, said: Said, rules: &ReferralRules, now: Timestamp) -> Result<Self, Refusal> {
        let next = self.stage.next(said, self.cancel, now)?;
        Ok(self.moved(next, rules, now))
    }

    /// What was awaited has not come, and somebody is told: once.
    pub fn ran_late(self, now: Timestamp) -> Option<Self> {
        let late = self.awaited.as_ref()?.ran_late(now)?;
        Some(Self { awaited: Some(late), version: self.version + 1, ..self })
    }

    fn moved(self, stage: Stage, rules: &ReferralRules, now: Timestamp) -> Self {
        let awaited = rules.awaited(&stage, self.cancel, self.priority, self.awaited, now);
        Self { stage, awaited, version: self.version + 1, ..self }
    }
}
