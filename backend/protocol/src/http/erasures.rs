//! Erasing a caller for good. All of it asks for the right `erase_callers` (privacy officer).
//!
//! How a page goes: `GET /api/v1/sessions/{id}/erasure` (dry run), or first `POST /api/v1/erasures/find` with a phone number,
//! which names a session. The officer sees numbers and dates, never words. `POST /api/v1/sessions/{id}/erasure` with the
//! sessions as shown; then the same `GET` again, whose `erasure` says "gone from the store" and "in copies" as they come true.
//! `GET /api/v1/erasures` is the register. Elsewhere a session, replay, dispatch or case that was erased has `erased_at`, and
//! its words are empty; whoever wants to add words to it is refused with `caller_erased`.

use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::erasure::{ErasureCounts, ErasureGround, ErasureHindrance, ErasureKept, InBackups};
use xinqiao_domain::session::Channel;
use xinqiao_domain::{CommandId, SessionId, StaffId, Timestamp};

/// `POST /api/v1/erasures/find`: whose number it is. In a body, so that no number stands in an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FindCaller {
    pub phone: String,
}

/// Answer to it: the newest session from that number. `not_found` where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct FoundCaller {
    pub session: SessionId,
}

/// `GET /api/v1/sessions/{id}/erasure`: what would go, what stays, what hinders. Changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ErasurePlan {
    /// The one asked for and those of the same number or return code, the oldest first, at most 200. One number may be a
    /// family's: the officer decides for all that are shown.
    pub sessions: Vec<ErasableSession>,
    /// Sessions of the same caller beyond those; found again by the number afterwards.
    pub more: u32,
    pub goes: ErasureCounts,
    pub kept: Vec<ErasureKept>,
    /// To be closed first; all of them at once.
    pub hindrances: Vec<ErasureHindrance>,
    /// Whether it may be done now: `erasure_hindered` while anything hinders, `caller_erased` once it is done.
    pub erase: Permit,
    /// Once it is done. The rest of the plan is empty then.
    pub erasure: Option<Erasure>,
}

/// A session that would be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ErasableSession {
    pub session: SessionId,
    pub channel: Channel,
    pub opened_at: Timestamp,
    /// Null while it is open.
    pub closed_at: Option<Timestamp>,
}

/// `POST /api/v1/sessions/{id}/erasure`: for good. Refused with `erasure_hindered`, `caller_erased`, and with
/// `changed_meanwhile` where `sessions` is not what the dry run shows now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EraseCaller {
    pub id: CommandId,
    pub ground: ErasureGround,
    /// All that were shown.
    pub sessions: Vec<SessionId>,
}

/// Where the erased bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum InStore {
    /// Nobody can read them; they are being wiped from the database's files.
    BeingWiped,
    Gone {
        at: Timestamp,
    },
}

/// What was erased: a row of `GET /api/v1/erasures`, the latest first, and the answer to erasing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Erasure {
    pub erasure: CommandId,
    pub sessions: Vec<SessionId>,
    pub ground: ErasureGround,
    pub erased_at: Timestamp,
    pub by: StaffId,
    pub by_name: String,
    pub gone: ErasureCounts,
    pub kept: Vec<ErasureKept>,
    pub store: InStore,
    /// Words and number in copies from before.
    pub backups: InBackups,
    /// When the last copy is destroyed in which the number's digest stands.
    pub backups_destroyed_by: Timestamp,
}
