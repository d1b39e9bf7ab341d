//! Call-back requests: asked for by callers when nobody is on duty. Each makes a call to make: [`super::calls`].

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::session::Language;
use xinqiao_domain::{CallbackId, Timestamp};

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
