//! Incidents: what must not have happened, reported within a day.

use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::incident::IncidentKind;
use xinqiao_domain::{CommandId, IncidentId, ReviewId, SessionId, StaffId, Timestamp};

/// `POST /api/v1/sessions/{id}/incidents`: a supervisor opens one; it is due 24 hours later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenIncident {
    pub id: CommandId,
    pub kind: IncidentKind,
}

/// `POST /api/v1/incidents/{id}/report`: what happened and what was done. It closes the clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportIncident {
    pub id: CommandId,
    /// At most 8,000 characters.
    pub account: String,
}

/// Where an incident's clock stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum IncidentProgress {
    /// To be reported by `due_at`.
    Open,
    /// `due_at` has passed.
    Overdue,
    Reported {
        by: StaffId,
        by_name: String,
        at: Timestamp,
        punctuality: ReportPunctuality,
        account: String,
    },
}

/// Whether a report came in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportPunctuality {
    InTime,
    Late,
}

/// A row of `GET /api/v1/incidents`: those open first, whichever is due first; then those reported, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Incident {
    pub incident: IncidentId,
    pub session: SessionId,
    /// A name to speak of the caller by.
    pub alias: String,
    /// The review that found it; null where a supervisor opened it by hand.
    pub review: Option<ReviewId>,
    pub kind: IncidentKind,
    /// Whose session it was.
    pub operator: Option<StaffId>,
    pub operator_name: Option<String>,
    pub opened_by: StaffId,
    pub opened_by_name: String,
    pub opened_at: Timestamp,
    pub due_at: Timestamp,
    pub progress: IncidentProgress,
    /// Whether it may be reported.
    pub report: Permit,
}
