//! Forms of a session: assessment, wrap-up, follow-up plan, notes, drafts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::assessment::{Assessment, RiskForm, Suggestion};
use xinqiao_domain::desk_words::DraftKind;
use xinqiao_domain::follow_up::FollowUpPlan;
use xinqiao_domain::wrap_up::WrapUp;
use xinqiao_domain::{CommandId, StaffId, Timestamp};

/// `POST /api/v1/sessions/{id}/suggestion`: what the rules make of a form; changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SuggestionRequest {
    pub form: RiskForm,
}

/// Answer to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SuggestionView {
    pub suggestion: Suggestion,
    /// The follow-up dates that `domain.md` names, for a plan.
    pub follow_up_dates: Vec<Timestamp>,
}

/// `POST /api/v1/sessions/{id}/assessment`. Each one is kept; the last counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveAssessment {
    pub id: CommandId,
    pub fence: i64,
    pub assessment: Assessment,
}

/// `PUT /api/v1/sessions/{id}/wrap-up`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveWrapUp {
    pub id: CommandId,
    pub fence: i64,
    pub wrap_up: WrapUp,
}

/// `POST /api/v1/sessions/{id}/close`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseSession {
    pub id: CommandId,
    pub fence: i64,
    /// Needed at high or imminent risk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub follow_up: Option<FollowUpPlan>,
}

/// `POST /api/v1/sessions/{id}/take-over`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeOverRecord {
    pub id: CommandId,
}

/// `POST /api/v1/sessions/{id}/notes`: never seen by the caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddNote {
    pub id: CommandId,
    pub text: String,
}

/// A private note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Note {
    pub id: String,
    pub by: StaffId,
    pub by_name: String,
    pub at: Timestamp,
    pub text: String,
}

/// `PUT /api/v1/sessions/{id}/drafts/{kind}`: half-filled forms and unsent text; they survive reload, crash, transfer.
/// An empty body removes the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// Opaque to the server: what the console wrote.
    pub body: String,
}

/// Answer to saving a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Saved {
    pub saved_at: Timestamp,
}

/// A kept draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Draft {
    pub kind: DraftKind,
    pub body: String,
    pub saved_at: Timestamp,
}

/// An assessment as recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct RecordedAssessment {
    pub at: Timestamp,
    pub by: StaffId,
    pub by_name: String,
    pub suggestion: Option<Suggestion>,
    pub assessment: Assessment,
}

/// `GET /api/v1/sessions/{id}`: the record that stands beside the conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SessionRecord {
    pub card: super::sessions::SessionCard,
    /// When its words were erased for good; null while they are there.
    pub erased_at: Option<Timestamp>,
    pub assessments: Vec<RecordedAssessment>,
    pub wrap_up: Option<WrapUp>,
    pub notes: Vec<Note>,
    pub drafts: Vec<Draft>,
    pub earlier: Vec<super::sessions::EarlierSession>,
    /// What the operator before left for this one.
    pub transfer_context: Vec<Note>,
}
