//! Declared emergencies 突发事件 with many cases under one, the emergency plans 应急预案 of areas, and drills 演练.

use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::compliance::CourseFound;
use xinqiao_domain::dispatch::{Need, Purpose, ResponseClass, StageWord};
use xinqiao_domain::{AreaId, CommandId, DispatchId, EmergencyId, Millis, PlanId, StaffId, TeamId, Timestamp};

/// `POST /api/v1/emergency-plans`: the first version of an area's plan. `POST /api/v1/emergency-plans/{id}/versions`: the
/// next one of the plan that this version, the newest, belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteEmergencyPlan {
    pub id: CommandId,
    /// The plan's area; a new version keeps it.
    pub area: AreaId,
    /// 1 to 120 characters.
    pub title: String,
    /// Who does what; 1 to 32,000 characters.
    pub body: String,
    /// Professions wanted for each case, unless the case says otherwise.
    pub needs: Vec<Need>,
    pub class: ResponseClass,
}

/// A version of a plan: a row of `GET /api/v1/emergency-plans`, the newest of each area by the area's name; without `body`
/// there, in full in `GET /api/v1/emergency-plans/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct EmergencyPlan {
    pub plan: PlanId,
    pub area: AreaId,
    pub area_name: String,
    /// From 1.
    pub version: u32,
    pub title: String,
    pub body: String,
    pub needs: Vec<Need>,
    pub class: ResponseClass,
    pub written_by: StaffId,
    pub written_by_name: String,
    pub written_at: Timestamp,
    /// A newer version stands since; null for the newest.
    pub superseded_at: Option<Timestamp>,
    /// Drills of this version, over or not; the last one's begin.
    pub drills: u32,
    pub drilled_at: Option<Timestamp>,
}

/// `GET /api/v1/emergency-plans/{id}`: a version in full, and every version of its plan, the newest first and without
/// bodies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct EmergencyPlanDetail {
    pub plan: EmergencyPlan,
    pub versions: Vec<EmergencyPlan>,
}

/// `POST /api/v1/emergencies`: it activates the newest version of its area's plan, or of the area above.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclareEmergency {
    pub id: CommandId,
    /// A drill's cases are drills as well.
    pub purpose: Purpose,
    pub area: AreaId,
    /// What happened, 1 to 120 characters.
    pub title: String,
}

/// `POST /api/v1/emergencies/{id}/end`: when none of its cases is open any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndEmergency {
    pub id: CommandId,
}

/// A row of `GET /api/v1/emergencies?after=`: those under way and those over, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Emergency {
    pub emergency: EmergencyId,
    pub purpose: Purpose,
    pub area: AreaId,
    pub area_name: String,
    pub title: String,
    /// The version of the plan that it activated.
    pub plan: PlanId,
    pub plan_title: String,
    pub plan_version: u32,
    /// What each case asks for unless it says otherwise.
    pub needs: Vec<Need>,
    pub class: ResponseClass,
    pub declared_by: StaffId,
    pub declared_by_name: String,
    pub declared_at: Timestamp,
    pub ended_by_name: Option<String>,
    pub ended_at: Option<Timestamp>,
    /// Its cases: dispatches, of which so many are open.
    pub cases: u32,
    pub open_cases: u32,
    /// Whether it may be declared over.
    pub end: Permit,
    /// Whether a case may be added.
    pub add_case: Permit,
}

/// A row of `GET /api/v1/drills?after=`: drills, the latest first, each beside the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Drill {
    pub dispatch: DispatchId,
    pub number: String,
    pub team: TeamId,
    pub team_name: String,
    /// The version of the plan that it exercised; null where its area has none.
    pub plan: Option<PlanId>,
    pub plan_title: Option<String>,
    pub plan_version: Option<u32>,
    pub begun_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub stage: StageWord,
    /// Whether it counts as the team's drill of the year: it was seen through to the end.
    pub counts: DrillCounts,
    /// In the order of the stages.
    pub compared: Vec<DrillCompared>,
    /// The team's drill before it; null for the first.
    pub before: Option<DrillBefore>,
}

/// The drill that it is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DrillBefore {
    pub dispatch: DispatchId,
    pub number: String,
    pub begun_at: Timestamp,
}

/// Whether a drill counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DrillCounts {
    Yes,
    /// It is not over yet.
    NotYet,
    /// It was stood down or failed.
    No,
}

/// How long it took from the request to a stage, this time and the time before; null where it was not reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DrillCompared {
    pub stage: StageWord,
    pub took_ms: Option<Millis>,
    pub before_ms: Option<Millis>,
    /// So much longer than the time before; negative: faster.
    pub longer_ms: Option<Millis>,
}

/// `GET /api/v1/crisis-year?year=2026`: each team's drill of the year, and the trainings of crisis teams that the city held,
/// counted from what took place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CrisisYear {
    pub year: i16,
    /// By name.
    pub teams: Vec<TeamYear>,
    /// What the ledger shows of the year's courses, trainings of the crisis team among them; drills that were run as
    /// dispatches count with those of the ledger.
    pub courses: Vec<CourseFound>,
}

/// One team's year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct TeamYear {
    pub team: TeamId,
    pub name: String,
    /// Run as dispatches and seen through, or entered in the ledger and attended by somebody of the team; what is both is
    /// one.
    pub drills: CourseFound,
    /// When the last one began; the begin of its day where it was only entered.
    pub last_drill: Option<Timestamp>,
    /// Trainings of the crisis team that somebody of the team attended.
    pub trainings: CourseFound,
}
