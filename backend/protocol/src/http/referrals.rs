//! Referrals: a person handed over from one institution to another, and what came of it.

use super::admissions::Admission;
use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::institution::{InstitutionKind, Reach, ReferralDirection};
use xinqiao_domain::referral::{
    AwaitedStep, CancelReason, CaseOwnerWord, FailureReason, GreenForm, OutcomeWord, ReferralDecline, ReferralPriority,
    ReferralWord, Said, VerdictWord,
};
use xinqiao_domain::suspected_case::CaseDetail;
use xinqiao_domain::{
    CommandId, DispatchId, InstitutionId, ReferralId, SessionId, StaffId, SuspectedCaseId, Timestamp,
};

/// To whom somebody is referred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ReferralRoute {
    One {
        to: InstitutionId,
        priority: ReferralPriority,
    },
    /// 绿色通道: silence or a no asks the next hospital, until one says yes. The priority is `stat`.
    GreenChannel {
        green: GreenForm,
        /// In this order, at most 12; empty: by the centre's order.
        ladder: Vec<InstitutionId>,
    },
}

/// `POST /api/v1/cases/{id}/referrals`: refers the person of a case again: to somebody else after a no, back to the
/// community 下转, between equals. The first referral leaves with the case itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendReferral {
    pub id: CommandId,
    pub route: ReferralRoute,
    /// The referral it follows from: one that this institution received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub based_on: Option<ReferralId>,
    /// For whoever receives the person; sealed. At most 4,000 characters.
    pub note: String,
}

/// Answer to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReferralSent {
    /// Of a ladder, the first one.
    pub referral: ReferralId,
}

/// Which box of one's institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReferralBox {
    /// What was referred to it.
    Inbox,
    /// What it has referred.
    Outbox,
}

/// Where a referral stands, with what belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReferralStage {
    Draft,
    Sent,
    Received,
    Accepted,
    Scheduled {
        visit_at: Timestamp,
    },
    Attended,
    NoShow,
    /// Without an outcome it is work that is not done.
    Completed {
        outcome: Option<OutcomeWord>,
    },
    Declined {
        because: ReferralDecline,
    },
    Cancelled,
    Failed {
        because: FailureReason,
    },
}

/// What the sender waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReferralAwaited {
    pub step: AwaitedStep,
    pub due_at: Timestamp,
    pub standing: AwaitedStanding,
}

/// How it stands against the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AwaitedStanding {
    InTime,
    Overdue,
}

/// That the sender asked to take it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CancelAsked {
    pub because: CancelReason,
    pub at: Timestamp,
}

/// One end of a referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReferralEnd {
    pub institution: InstitutionId,
    pub kind: InstitutionKind,
    pub name: String,
}

/// A row of `GET /api/v1/referrals?box=inbox|outbox`: overdue first, then whichever is due first, then those over, the
/// latest first. `GET /api/v1/referral-chase` has the same rows of everybody, those late or untidy, for supervisors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReferralRow {
    pub referral: ReferralId,
    pub case: SuspectedCaseId,
    pub from: ReferralEnd,
    pub to: ReferralEnd,
    pub direction: ReferralDirection,
    pub priority: ReferralPriority,
    pub stage: ReferralStage,
    /// Since when it stands so.
    pub since: Timestamp,
    pub sent_at: Timestamp,
    pub awaited: Option<ReferralAwaited>,
    pub cancel: Option<CancelAsked>,
    /// How the receiver answers.
    pub reach: Reach,
    /// Reports of the far end that cannot be true: somebody has to look.
    pub impossible: u32,
}

/// `GET /api/v1/referrals/{id}`: one referral, for either end and for whoever supervises. Reading it is a journal fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReferralView {
    pub row: ReferralRow,
    /// Give it back with each change.
    pub version: u32,
    pub sent_by: StaffId,
    pub sent_by_name: String,
    pub based_on: Option<ReferralId>,
    /// Set over the green channel.
    pub green: Option<GreenForm>,
    pub ladder: Option<ReferralLadder>,
    /// What was told of the person: only what leaves the house.
    pub details: Vec<CaseDetail>,
    /// The sender's note.
    pub note: String,
    /// What was said, in its order; what could not be is among it.
    pub heard: Vec<HeardSaid>,
    pub admissions: Vec<Admission>,
    pub actions: Vec<ReferralAction>,
}

/// The ladder of a green channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReferralLadder {
    pub rungs: Vec<ReferralRung>,
    pub standing: LadderStanding,
}

/// One hospital of it; the referral is null while it was not asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReferralRung {
    pub institution: InstitutionId,
    pub name: String,
    pub referral: Option<ReferralId>,
    pub stage: Option<ReferralStage>,
}

/// Where the ladder stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LadderStanding {
    /// The next one is asked then.
    Climbing {
        next_at: Timestamp,
    },
    /// Everybody was asked and nobody has said yes.
    UsedUp {
        at: Timestamp,
    },
    Confirmed {
        by: ReferralId,
        at: Timestamp,
    },
    Stopped {
        at: Timestamp,
    },
}

/// Who said something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HeardFrom {
    Console {
        staff: StaffId,
        name: String,
    },
    SignedPage,
    /// A system of the receiver's own, by FHIR.
    System,
}

/// Something that was said of a referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct HeardSaid {
    pub at: Timestamp,
    pub from: HeardFrom,
    pub said: Said,
    /// What became of it. `impossible`: it cannot be so; it is kept as evidence.
    pub verdict: VerdictWord,
    /// In the receiver's words; empty where there are none.
    pub note: String,
}

/// What somebody may do with it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReferralAction {
    pub name: ReferralActionName,
    pub permit: Permit,
}

/// See [`ReferralAction`]. Those of the receiver are what `POST .../answer` can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReferralActionName {
    Receive,
    Accept,
    Schedule,
    Attend,
    NoShow,
    Complete,
    Decline,
    ConfirmCancel,
    Fail,
    /// The sender's.
    AskToCancel,
    /// The sender's, or a supervisor's: the signed page once more.
    SendLink,
    /// Of the hospital.
    Admit,
    /// Refer the person on or back.
    Refer,
}

/// `POST /api/v1/referrals/{id}/answer`: the receiver says where it stands. Answered by the [`ReferralView`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerReferral {
    pub id: CommandId,
    /// The version that was looked at.
    pub version: u32,
    pub said: Said,
    /// Sealed; at most 4,000 characters, may be empty.
    pub note: String,
}

/// `POST /api/v1/referrals/{id}/cancel`: the sender asks to take it back. The receiver confirms; an outcome can still win.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskToCancel {
    pub id: CommandId,
    pub version: u32,
    /// Not `taken_elsewhere`.
    pub because: CancelReason,
}

/// `POST /api/v1/referrals/{id}/link`: the signed page once more, by e-mail. Links sent before are of no use from then on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendReferralLink {
    pub id: CommandId,
}

/// `GET /api/v1/sessions/{id}/referrals`: what became of the person of a session, for its operator and whoever supervises.
/// Where they were referred, and how it ended; nothing of what the receiver wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SessionReferrals {
    pub rows: Vec<ReferralRow>,
}

/// `GET /api/v1/cases/{id}/timeline`: one person from the first message to acceptance and beyond, as the journal tells it,
/// with whoever answered for them at each instant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CaseTimeline {
    pub case: SuspectedCaseId,
    pub session: Option<SessionId>,
    pub dispatch: Option<DispatchId>,
    pub entries: Vec<CaseTimelineEntry>,
    /// Without a gap and without an overlap.
    pub owners: Vec<CaseOwner>,
}

/// One thing that happened: a kind of the journal, and who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CaseTimelineEntry {
    pub seq: i64,
    pub at: Timestamp,
    pub kind: String,
    pub staff: Option<StaffId>,
    pub staff_name: Option<String>,
    pub referral: Option<ReferralId>,
    pub institution: Option<InstitutionId>,
    pub institution_name: Option<String>,
    /// The state that was reached, where one was.
    pub word: Option<ReferralWord>,
}

/// Who answered for the person over a stretch; the last one's end is null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CaseOwner {
    pub from_at: Timestamp,
    pub until_at: Option<Timestamp>,
    pub owner: CaseOwnerWord,
    pub staff: Option<StaffId>,
    pub staff_name: Option<String>,
    pub institution: Option<InstitutionId>,
    pub institution_name: Option<String>,
}
