//! A dispatch whole: where, who and what, and how it came to be as it is. Opening it is recorded.

use super::board::DispatchStrip;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::dispatch::{Basis, DispatchBrief, DispatchReason, Excluded, StageWord};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::escalation::EscalationPolicy;
use xinqiao_domain::team::Duty;
use xinqiao_domain::{PlanId, StaffId, Timestamp};

/// `GET /api/v1/dispatches/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DispatchView {
    pub strip: DispatchStrip,
    pub basis: Basis,
    pub reasons: Vec<DispatchReason>,
    pub brief: DispatchBrief,
    pub plan: Option<PlanId>,
    /// As it was when the dispatch began.
    pub policy: EscalationPolicy,
    /// Who was not asked at the step that was taken last, and why: what a shortfall comes from. Only for who directs.
    pub not_asked: Vec<NotAsked>,
    /// In order.
    pub milestones: Vec<MilestoneLine>,
    pub owners: Vec<OwnerStay>,
    /// Everybody who was ever reserved for it.
    pub stays: Vec<CrewStay>,
    /// What was said at its end; empty before.
    pub end_note: String,
    /// When its words were erased for good; null while they are there.
    pub erased_at: Option<Timestamp>,
}

/// Somebody who could not be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct NotAsked {
    pub staff: StaffId,
    pub name: String,
    pub professions: Vec<Profession>,
    pub because: Excluded,
}

/// When a stage was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct MilestoneLine {
    pub stage: StageWord,
    pub happened_at: Timestamp,
    /// Later, where a phone was offline.
    pub recorded_at: Timestamp,
    pub staff: Option<StaffId>,
    pub name: Option<String>,
}

/// Who answered for the person, and how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct OwnerStay {
    /// Null: whoever supervised.
    pub staff: Option<StaffId>,
    pub name: Option<String>,
    pub from: Timestamp,
    pub until: Option<Timestamp>,
}

/// Who went, or was to go, and how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CrewStay {
    pub staff: StaffId,
    pub name: String,
    pub duty: Duty,
    pub profession: Profession,
    pub from: Timestamp,
    pub until: Option<Timestamp>,
}
