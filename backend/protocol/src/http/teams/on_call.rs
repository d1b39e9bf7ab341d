//! Who is on call, as entered and as listed, and the proof that nobody is missing.

use super::TeamName;
use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::employment::Profession;
use xinqiao_domain::team::AreaLevel;
use xinqiao_domain::{AreaId, CommandId, OnCallId, StaffId, TeamId, Timestamp};

/// `POST /api/v1/teams/{id}/on-call`: somebody goes on call. Answered by the [`OnCall`]; its id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOnCall {
    pub id: CommandId,
    pub staff: StaffId,
    /// On the clock of the zone: `2026-11-22T18:00`.
    pub starts: String,
    pub ends: String,
    /// A zone of the IANA database; null: the centre's.
    pub zone: Option<String>,
}

/// `GET /api/v1/teams/{id}/on-call?from=&until=`: periods that touch this stretch of time, the earliest first. Without
/// `from`, from now on; without `until`, 14 days. At most 500.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct OnCallList {
    pub from: Timestamp,
    pub until: Timestamp,
    pub periods: Vec<OnCall>,
    /// What lies behind the last of `periods` was left out.
    pub more: OnCallMore,
}

/// Whether a list is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OnCallMore {
    Whole,
    CutOff,
}

/// A stretch of being on call. 值班
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct OnCall {
    pub on_call: OnCallId,
    pub team: TeamId,
    pub staff: StaffId,
    pub name: String,
    /// As entered, on the clock of `zone`.
    pub starts: String,
    pub ends: String,
    pub zone: String,
    /// The instants that follow.
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub entered_by: StaffId,
    pub entered_by_name: String,
    pub entered_at: Timestamp,
    pub cancelled_at: Option<Timestamp>,
    pub cancel: Permit,
}

/// `GET /api/v1/on-call-proof`: whether every profession that is asked for is on call, at every minute of the next 14 days,
/// in every area. Who has no proven way to be reached, or is away, does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct OnCallProof {
    pub from: Timestamp,
    pub until: Timestamp,
    /// In the order of `GET /api/v1/areas`, those in use.
    pub areas: Vec<AreaCover>,
}

/// One area of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct AreaCover {
    pub area: AreaId,
    pub area_name: String,
    pub level: AreaLevel,
    /// Null: nobody serves it.
    pub team: Option<TeamName>,
    /// The first minute for which any profession has nobody.
    pub first_uncovered: Option<Timestamp>,
    pub professions: Vec<ProfessionCover>,
}

/// One profession of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ProfessionCover {
    pub profession: Profession,
    /// So many are asked for.
    pub count: u32,
    /// The earliest first, at most 20.
    pub gaps: Vec<CoverGap>,
}

/// Too few of a profession are on call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CoverGap {
    pub from: Timestamp,
    pub until: Timestamp,
    /// The fewest within it.
    pub on_call: u32,
}
