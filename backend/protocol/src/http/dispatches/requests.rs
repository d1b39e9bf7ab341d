//! What is asked for and said: a request, an answer to a page, an order.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::dispatch::{
    Basis, CounterOffer, DeclineBecause, DispatchBrief, DispatchReason, EndReason, Need, Purpose, RescueService,
    ResponseClass, Source,
};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::{AreaId, CommandId, DispatchId, EmergencyId, PageId, PlanId, StaffId};

/// `POST /api/v1/sessions/{id}/dispatch`: the holder of a session, or a supervisor, asks for a team. One open dispatch
/// for a session; a second request is answered `dispatch_open` with the first one's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestDispatch {
    pub id: CommandId,
    pub purpose: Purpose,
    pub area: AreaId,
    pub class: ResponseClass,
    /// What allows us to tell the team.
    pub basis: Basis,
    /// Why a team goes, at least one.
    pub reasons: Vec<DispatchReason>,
    /// Null: a psychiatrist and a nurse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub needs: Option<Vec<Need>>,
    /// Police 110, ambulance 120: those that were called.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<RescueService>>")]
    pub services: Vec<RescueService>,
    pub brief: DispatchBrief,
}

/// `POST /api/v1/dispatches`: somebody told us, or it is one of the cases of a declared emergency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestForOthers {
    /// Not `session`.
    pub source: Source,
    /// Null: not rated.
    pub tier: Option<RiskTier>,
    /// One of the cases of this emergency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub emergency: Option<EmergencyId>,
    /// The version of the plan that a drill exercises.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub plan: Option<PlanId>,
    pub request: RequestDispatch,
}

/// Answer to both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DispatchRequested {
    pub dispatch: DispatchId,
    /// To speak of it by: 2026-0042, a drill's D2026-0003.
    pub number: String,
}

/// `POST /api/v1/dispatches/{id}/acknowledge`: I go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcknowledgePage {
    pub id: CommandId,
    /// Which page is answered; null where somebody of the team saw it without being paged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub page: Option<PageId>,
}

/// `POST /api/v1/dispatches/{id}/decline`: I do not go, and what I can do instead. The next are asked at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclinePage {
    pub id: CommandId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub page: Option<PageId>,
    pub because: DeclineBecause,
    /// "20 min away, can phone now". Its words at most 500 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub offer: Option<CounterOffer>,
}

/// What came of an answer to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PageSeated {
    /// You lead.
    Lead,
    /// You go.
    Member,
    /// You had answered before.
    Already,
    /// Every role you could fill is filled: thank you, you need not go.
    NotNeeded,
    /// You do not go.
    Declined,
}

/// Answer to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PageOutcome {
    pub dispatch: DispatchId,
    pub outcome: PageSeated,
}

/// `POST /api/v1/dispatches/{id}/withdraw`: I cannot go after all. Only before the team is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawFromDispatch {
    pub id: CommandId,
    pub because: DeclineBecause,
}

/// `POST /api/v1/dispatches/{id}/take`, and `POST /api/v1/pages/{id}/seen`: nothing more is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActOnDispatch {
    pub id: CommandId,
}

/// `POST /api/v1/dispatches/{id}/escalate`: the next step at once. Does nothing when the step it was said of has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EscalateDispatch {
    pub id: CommandId,
    /// The ladder's `taken` as the strip showed it.
    pub taken: u32,
}

/// `POST /api/v1/dispatches/{id}/lead`: a supervisor names who leads, of those who go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameLead {
    pub id: CommandId,
    pub lead: StaffId,
}

/// `POST /api/v1/dispatches/{id}/stand-down` and `/fail`: it ends without having reached its aim. Whoever was paged or
/// goes is told within seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndDispatch {
    pub id: CommandId,
    pub because: EndReason,
    /// At most 2,000 characters; may be empty.
    pub note: String,
}
