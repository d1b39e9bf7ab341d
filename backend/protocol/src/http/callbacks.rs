//! Call-back requests: asked for by callers when nobody is on duty, worked off in the console.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::session::Language;
use xinqiao_domain::{CallbackId, CommandId, StaffId, Timestamp};

/// `POST /api/v1/callbacks`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestCallback {
    pub id: CallbackId,
    pub language: Language,
    /// Optional. Sealed at rest.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub name: String,
    /// Sealed at rest.
    pub phone: String,
    /// When is it safe to ring; optional. Sealed at rest.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
}

/// Answer to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CallbackRequested {
    pub callback: CallbackId,
    pub requested_at: Timestamp,
}

/// One request, as operators see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Callback {
    pub callback: CallbackId,
    pub language: Language,
    pub name: String,
    /// In full only for whoever took it; masked otherwise.
    pub phone: String,
    pub note: String,
    pub requested_at: Timestamp,
    pub state: CallbackState,
}

/// Where a request stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CallbackState {
    Open,
    Taken { by: StaffId, by_name: String, at: Timestamp },
    Done { by: StaffId, by_name: String, at: Timestamp, outcome: CallbackOutcome },
}

/// How a call-back ended.
pub use xinqiao_domain::desk_words::CallbackOutcome;

/// `POST /api/v1/callbacks/{id}/take` and `/release`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActOnCallback {
    pub id: CommandId,
}

/// `POST /api/v1/callbacks/{id}/done`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishCallback {
    pub id: CommandId,
    pub outcome: CallbackOutcome,
}
