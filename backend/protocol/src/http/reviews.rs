//! Reviews of sessions: sheets, feedback, what the operator says to it.

use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::review::{ReviewSheet, ReviewVerdict, ReviewWord};
use xinqiao_domain::{CommandId, ReviewId, SessionId, StaffId, Timestamp};

/// `POST /api/v1/sessions/{id}/reviews`: a supervisor begins to review, or goes on with the review begun before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginReview {
    pub id: CommandId,
}

/// `PUT /api/v1/reviews/{id}`: the reviewer keeps the sheet as it is so far. Nobody else sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveReview {
    pub sheet: ReviewSheet,
    /// At most 8,000 characters.
    pub comment: String,
}

/// `POST /api/v1/reviews/{id}/give`: the operator gets exactly this. Each red line opens an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveReview {
    pub id: CommandId,
    pub sheet: ReviewSheet,
    /// At most 8,000 characters.
    pub comment: String,
}

/// `POST /api/v1/reviews/{id}/acknowledge`: the operator has read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcknowledgeReview {
    pub id: CommandId,
}

/// `POST /api/v1/reviews/{id}/answer`: the operator says something to it, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerReview {
    pub id: CommandId,
    /// At most 8,000 characters.
    pub answer: String,
}

/// How far the feedback has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReviewProgress {
    /// The reviewer's own draft.
    Begun,
    Given {
        given_at: Timestamp,
    },
    Acknowledged {
        given_at: Timestamp,
        acknowledged_at: Timestamp,
    },
    Answered {
        given_at: Timestamp,
        acknowledged_at: Timestamp,
        answered_at: Timestamp,
        answer: String,
    },
}

/// What may be done with a review, and why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReviewAction {
    pub name: ReviewActionName,
    pub allowed: Permit,
}

/// Actions on a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReviewActionName {
    Save,
    Give,
    Acknowledge,
    Answer,
}

/// A whole review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Review {
    pub review: ReviewId,
    pub session: SessionId,
    /// Whose work it is about.
    pub operator: StaffId,
    pub operator_name: String,
    pub reviewer: StaffId,
    pub reviewer_name: String,
    /// To be said first: a red line before any score.
    pub verdict: ReviewVerdict,
    pub sheet: ReviewSheet,
    pub comment: String,
    pub started_at: Timestamp,
    pub progress: ReviewProgress,
    /// What the reader may do with it.
    pub actions: Vec<ReviewAction>,
}

/// Answer to `PUT /api/v1/reviews/{id}`: the review as it is kept, and when that was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SavedReview {
    pub review: Review,
    pub saved_at: Timestamp,
}

/// `GET /api/v1/sessions/{id}/reviews`: those given, and the reader's own draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SessionReviews {
    pub reviews: Vec<Review>,
    /// Whether the reader may begin one.
    pub begin: Permit,
}

/// A row of `GET /api/v1/reviews`: the latest begun first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReviewRow {
    pub review: ReviewId,
    pub session: SessionId,
    /// A name to speak of the caller by.
    pub alias: String,
    pub opened_at: Timestamp,
    pub operator: StaffId,
    pub operator_name: String,
    pub reviewer: StaffId,
    pub reviewer_name: String,
    pub state: ReviewWord,
    pub started_at: Timestamp,
    pub given_at: Option<Timestamp>,
    /// Null for a colleague's draft.
    pub verdict: Option<ReviewVerdict>,
}

/// `GET /api/v1/me/reviews`: reviews of one's own sessions that were given, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct MyReviews {
    pub reviews: Vec<Review>,
    /// How many wait for one's acknowledgement, on this window and behind it; at most 100 are counted.
    pub waiting: u32,
    /// Give this as `after` for the next window; null at the end.
    pub next: Option<String>,
}
