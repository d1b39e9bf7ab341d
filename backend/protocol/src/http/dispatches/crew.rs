//! The desk of somebody who goes out: one's own pages, one's own dispatches, whether one can be asked.

use super::board::DispatchStrip;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::dispatch::{Need, PageWord, Purpose, ResponseClass, StageWord};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::team::{Duty, PageChannel};
use xinqiao_domain::{AreaId, DispatchId, OnCallId, PageId, StaffId, TeamId, Timestamp};

/// `GET /api/v1/crew`. A phone asks for it when it hears `crew_changed`, and when it comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CrewDesk {
    /// The centre's journal number this is as of.
    pub seq: i64,
    pub server_at: Timestamp,
    pub staff: StaffId,
    pub name: String,
    /// Null: in no team now.
    pub member: Option<CrewMember>,
    /// One for each dispatch that waits for my answer, and those answered or called off in the last hours; the newest
    /// first.
    pub pages: Vec<CrewPage>,
    /// Open dispatches that I am on, and those whose record or checks are still mine.
    pub dispatches: Vec<DispatchStrip>,
    /// Other open dispatches of my team.
    pub others: Vec<DispatchStrip>,
}

/// Myself as a member of my team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CrewMember {
    pub team: TeamId,
    pub team_name: String,
    pub duty: Duty,
    pub professions: Vec<Profession>,
    /// Since when I said that I cannot be asked; null: I can.
    pub unavailable_since: Option<Timestamp>,
    /// Null: until I say otherwise.
    pub unavailable_until: Option<Timestamp>,
    /// Not paged until then, after a dispatch.
    pub resting_until: Option<Timestamp>,
    /// The stretch on call that runs now, else the next one.
    pub on_call: Option<CrewOnCall>,
}

/// A stretch on call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CrewOnCall {
    pub on_call: OnCallId,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
}

/// A page to me: what may be said before it is opened. Nothing clinical, nothing of who or where exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CrewPage {
    /// The newest of its pages to me; answering it answers all.
    pub page: PageId,
    pub channel: PageChannel,
    pub dispatch: DispatchId,
    pub number: String,
    pub purpose: Purpose,
    pub class: ResponseClass,
    pub tier: Option<RiskTier>,
    pub area: AreaId,
    pub area_name: String,
    pub team_name: String,
    pub stage: StageWord,
    /// What is missing, of all that is asked for.
    pub missing: Vec<Need>,
    pub target_at: Timestamp,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub state: PageWord,
    pub answered_at: Option<Timestamp>,
    /// Waits for my answer.
    pub waits: CrewPageWaits,
}

/// Whether a page still wants an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CrewPageWaits {
    ForAnswer,
    /// Answered, called off, or its dispatch is over.
    No,
}
