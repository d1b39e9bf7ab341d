//! Supervisions held.

use super::EntryMark;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::ledger::SupervisionKind;
use xinqiao_domain::{CommandId, Date, EntryId, SessionId, StaffId, Timestamp};

/// `POST /api/v1/supervisions`: whoever writes it down is its supervisor, and confirms it by that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSupervision {
    pub id: CommandId,
    pub kind: SupervisionKind,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
    pub minutes: u32,
    pub people: Vec<StaffId>,
    /// Sessions discussed.
    pub sessions: Vec<SessionId>,
    /// Points agreed.
    pub points: String,
    /// What became of the points of last time.
    pub previous: String,
}

/// A supervision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Supervision {
    /// The first entry: corrections name it.
    pub supervision: EntryId,
    /// This version of it: a confirmation names it.
    pub version: EntryId,
    pub mark: EntryMark,
    pub kind: SupervisionKind,
    pub supervisor: StaffId,
    pub supervisor_name: String,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
    pub minutes: u32,
    pub people: Vec<Person>,
    pub sessions: Vec<SessionId>,
    pub points: String,
    pub previous: String,
    pub recorded_at: Timestamp,
}

/// Somebody supervised; it counts for them from their confirmation on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Person {
    pub staff: StaffId,
    pub name: String,
    pub confirmed_at: Option<Timestamp>,
}

/// `GET /api/v1/supervisions?month=2026-11`: of one calendar month, the latest first. A supervisor sees all, an operator
/// their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Supervisions {
    pub supervisions: Vec<Supervision>,
    /// Give this as `after` for the rest of the month; null at its end.
    pub next: Option<String>,
}

/// `POST /api/v1/supervisions/{id}/confirmations`: somebody supervised confirms it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmSupervision {
    pub id: CommandId,
    /// The version that was read. Corrected since, it is not confirmed unseen.
    pub version: EntryId,
}

/// `POST /api/v1/supervisions/{id}/corrections`: by its supervisor. What was confirmed stands until the correction is
/// confirmed as well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectSupervision {
    pub id: CommandId,
    pub reason: String,
    pub to: SupervisionChange,
}

/// What a correction makes of a supervision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SupervisionChange {
    /// It did not take place, or was written down twice.
    Withdrawn,
    /// It took place so.
    Held {
        form: SupervisionKind,
        #[ts(as = "String")]
        #[schema(value_type = String, format = "date")]
        on: Date,
        minutes: u32,
        people: Vec<StaffId>,
        sessions: Vec<SessionId>,
        points: String,
        previous: String,
    },
}
