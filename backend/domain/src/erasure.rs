//! Erasing a caller: what may go for good, what hinders it, what stays by law, and from when copies open no more.

mod backups;
#[cfg(test)]
mod tests;
mod traces;

pub use backups::{ErasureRules, InBackups, in_backups, numbers_gone_by};
pub use traces::{Asked, CaseTrace, Progress, Sampled, Traces};

use crate::codes::codes;
use crate::ids::{
    AlertId, BlockId, CallbackId, DispatchId, IncidentId, OutboxId, PatientId, ReferralId, ReviewId, SampleId,
    SessionId, SuspectedCaseId, WorkId,
};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

codes!(
    /// On what ground a caller is erased (个人信息保护法, article 47).
    ErasureGround {
        /// The person asks for it.
        PersonAsked = "person_asked",
        /// Whoever decides for the person asks for it.
        GuardianAsked = "guardian_asked",
        /// The time for which it had to be kept is over.
        RetentionOver = "retention_over",
    }
);

/// Something that is still open: it is closed first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum ErasureHindrance {
    /// The talk, or its record.
    SessionOpen {
        session: SessionId,
    },
    DispatchOpen {
        dispatch: DispatchId,
    },
    /// An institution has the person, and nothing has come of it yet.
    CaseOpen {
        case: SuspectedCaseId,
    },
    ReferralOpen {
        referral: ReferralId,
        case: SuspectedCaseId,
    },
    /// Nobody has reported it.
    IncidentOpen {
        incident: IncidentId,
    },
    /// Not given, or not acknowledged.
    ReviewOpen {
        review: ReviewId,
        session: SessionId,
    },
    /// Drawn, and nobody has reviewed it.
    SampleOpen {
        sample: SampleId,
        session: SessionId,
    },
    /// A call is still to be made.
    CallOpen {
        work: WorkId,
    },
    /// The caller is blocked, and would be let in.
    BlockStands {
        block: BlockId,
        until: Timestamp,
    },
    AlertOpen {
        alert: AlertId,
    },
    /// Something about the person is on its way out of the house.
    LetterOnItsWay {
        item: OutboxId,
    },
}

/// What is not erased, because the law keeps it (精神卫生法, article 47: medical records, at least 30 years).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum ErasureKept {
    /// A case that became a patient: case, referrals and file belong to the registry.
    Patient { patient: PatientId, case: SuspectedCaseId },
    /// A dispatch from which that case came: its record is part of the file.
    PatientsDispatch { patient: PatientId, dispatch: DispatchId },
}

/// How much goes; numbers only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct ErasureCounts {
    pub sessions: u32,
    pub lines: u32,
    /// Assessments, wrap-ups, notes, drafts, ratings, whispers.
    pub forms: u32,
    pub dispatches: u32,
    /// Suspected cases, with their referrals.
    pub cases: u32,
    /// Requests to be called back.
    pub callbacks: u32,
    /// Letters, pages and referrals of the outbox.
    pub letters: u32,
}

/// Whose keys are shredded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shreds {
    pub sessions: Vec<SessionId>,
    pub dispatches: Vec<DispatchId>,
    pub cases: Vec<SuspectedCaseId>,
    pub callbacks: Vec<CallbackId>,
}

/// What the rules make of everything that is known of a caller.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judgement {
    /// All at once, so that the officer knows what to close.
    pub hindrances: Vec<ErasureHindrance>,
    pub kept: Vec<ErasureKept>,
    pub shreds: Shreds,
}

impl Judgement {
    /// Whether it may be done.
    ///
    /// # Errors
    /// [`Refusal::ErasureHindered`] while anything is open.
    pub const fn allowed(&self) -> Result<(), Refusal> {
        if self.hindrances.is_empty() { Ok(()) } else { Err(Refusal::ErasureHindered) }
    }
}
