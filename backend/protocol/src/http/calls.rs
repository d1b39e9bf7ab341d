//! Calls to make: follow-ups of high-risk sessions and call-backs that were asked for, in one list.

use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::call_work::{CallEnd, CallTiming, NoCallReason};
use xinqiao_domain::desk_words::CallOutcome;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::Language;
use xinqiao_domain::{CallbackId, CommandId, SessionId, StaffId, Timestamp, WorkId};

/// A row of `GET /api/v1/calls?state=open|settled&whose=anybody|mine|nobody&source=follow_up|callback&after=`: open ones
/// by the instant they are to be tried, so that what is overdue comes first; settled ones the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Call {
    pub call: WorkId,
    pub about: CallAbout,
    pub language: Language,
    pub number: CallNumber,
    /// When it was planned for.
    pub due_at: Timestamp,
    /// When it is to be tried next: as planned, and later once nobody was reached.
    pub try_at: Timestamp,
    /// As of now; means nothing once it is settled.
    pub timing: CallTiming,
    /// Tries without an answer that count. The third ends it.
    pub not_reached: u32,
    pub state: CallState,
    pub actions: Vec<CallAllowed>,
}

/// What a call is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CallAbout {
    /// A session at high risk is followed up, so long after its talk ended.
    FollowUp { session: SessionId, alias: String, tier: Option<RiskTier>, ended_at: Option<Timestamp> },
    /// Somebody asked for it.
    Callback { callback: CallbackId, name: String, note: String, requested_at: Timestamp },
}

/// The number to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CallNumber {
    /// No phone known: the caller came over the web. The session's record may hold one.
    Unknown,
    /// All but the last four digits hidden.
    Masked { number: String },
    /// In full: only in `GET /api/v1/calls/{id}`, only to whoever has the call, and each time written into the journal.
    Full { number: String },
}

/// Whose a call is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CallState {
    Open,
    Assigned {
        to: StaffId,
        to_name: String,
        at: Timestamp,
    },
    /// It has become a session; closing that settles it.
    InTalk {
        by: StaffId,
        by_name: String,
        session: SessionId,
        at: Timestamp,
    },
    Settled {
        by: StaffId,
        by_name: String,
        at: Timestamp,
        end: CallEnd,
    },
}

/// What may be done with a call by whoever reads it, and why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CallAllowed {
    pub name: CallAction,
    pub allowed: Permit,
}

/// Actions on a call. Those that the reader's role never has are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CallAction {
    Take,
    Assign,
    Release,
    Attempt,
    Settle,
    OpenSession,
}

/// `GET /api/v1/calls/{id}`: a call with what was tried. Whoever has it sees the number in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CallDetail {
    pub call: Call,
    /// Oldest first.
    pub attempts: Vec<CallAttempt>,
    /// Written when it was settled without a call.
    pub note: String,
}

/// One try.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CallAttempt {
    pub at: Timestamp,
    pub by: StaffId,
    pub by_name: String,
    pub outcome: CallOutcome,
    pub note: String,
}

/// `POST /api/v1/calls/{id}/take` and `/release`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActOnCall {
    pub id: CommandId,
}

/// `POST /api/v1/calls/{id}/assign`: a supervisor gives it to somebody who works off calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignCall {
    pub id: CommandId,
    pub staff: StaffId,
}

/// `POST /api/v1/calls/{id}/attempts`: whoever has it has called. "Not reached" puts it back on the list for a later
/// try; every other outcome settles it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordAttempt {
    pub id: CommandId,
    pub outcome: CallOutcome,
    /// Sealed at rest.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
}

/// `POST /api/v1/calls/{id}/settle`: whoever has it settles it without a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleCall {
    pub id: CommandId,
    pub reason: NoCallReason,
    /// To whom it was handed over, or why nobody can be reached: needed. Sealed at rest.
    pub note: String,
}

/// `POST /api/v1/calls/{id}/session`: whoever has it talks with them, in an outgoing phone session of their own. Its
/// record shows the session before among the earlier ones; closing it settles the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenCallSession {
    /// Made by the console; sent again it opens nothing new.
    pub id: SessionId,
    pub started_at: Timestamp,
    /// Only where no phone is known: the number that was found otherwise. Sealed at rest.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub number: String,
}

/// Answer to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CallSessionOpened {
    pub session: SessionId,
}
