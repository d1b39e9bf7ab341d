//! What a dispatch came to: its course from the journal, what nearly went wrong, and the figures of many.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::dispatch::{Moment, NearMissKind, Purpose, ResponseClass, StageWord};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{AreaId, DispatchId, StaffId, Timestamp};

/// `GET /api/v1/dispatches/{id}/timeline`: the course of a dispatch, for those who may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DispatchTimeline {
    pub dispatch: DispatchId,
    pub number: String,
    pub purpose: Purpose,
    pub class: ResponseClass,
    pub area_name: String,
    pub team_name: String,
    pub stage: StageWord,
    /// When each moment was first reached, in their order.
    pub moments: Vec<ReachedMoment>,
    pub intervals: Vec<CourseInterval>,
    pub near_misses: Vec<CourseNearMiss>,
    /// How long nobody answered for the person; must be zero.
    pub unowned_ms: i64,
    /// The journal's entries of it, at most `TIMELINE_ENTRIES`, the first ones.
    pub entries: Vec<TimelineEntry>,
    /// Names of everybody the entries speak of.
    pub people: Vec<NamedStaff>,
}

/// A moment and its instant. What an offline phone reported later counts from when it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReachedMoment {
    pub moment: Moment,
    pub at: Timestamp,
}

/// A stretch between two moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CourseInterval {
    pub from: Moment,
    pub to: Moment,
    pub took_ms: i64,
    /// What it should have taken at most; null where there is no such rule.
    pub target_ms: Option<i64>,
}

/// Something that nearly went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CourseNearMiss {
    pub at: Timestamp,
    pub kind: NearMissKind,
}

/// A fact of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct TimelineEntry {
    pub seq: i64,
    pub at: Timestamp,
    /// Null: the hotline itself.
    pub by_name: Option<String>,
    pub event: DispatchEvent,
}

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct NamedStaff {
    pub staff: StaffId,
    pub name: String,
}

/// `GET /api/v1/dispatch-figures`: the dispatches requested on some days; drills apart, never counted with the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct FiguresOfDispatches {
    /// Both counted, by the centre's clock.
    pub from: String,
    pub to: String,
    pub at: Timestamp,
    /// The target of the response class immediate.
    pub immediate_target_ms: i64,
    pub real: DispatchFigureTable,
    pub drills: DispatchFigureTable,
}

/// The same figures, whole and broken down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DispatchFigureTable {
    pub whole: DispatchFigureRow,
    /// Only classes, areas and months in which there was one.
    pub classes: Vec<ClassFigures>,
    pub areas: Vec<AreaFigures>,
    pub months: Vec<MonthFigures>,
}

/// Of one response class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ClassFigures {
    pub class: ResponseClass,
    pub row: DispatchFigureRow,
}

/// Of one area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct AreaFigures {
    pub area: AreaId,
    pub area_name: String,
    pub row: DispatchFigureRow,
}

/// Of one month, as `2026-11`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct MonthFigures {
    pub month: String,
    pub row: DispatchFigureRow,
}

/// The figures of some dispatches. Lengths count from the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DispatchFigureRow {
    pub count: u32,
    pub acknowledged: SpeedFigure,
    pub complete: SpeedFigure,
    pub on_scene: SpeedFigure,
    /// Of those whose team arrived or whose target has passed: arrived within it.
    pub in_target: u32,
    pub judged: u32,
    /// Pages that were declined, and that expired unanswered.
    pub declined: u32,
    pub expired: u32,
    /// Dispatches whose whole ladder was used up.
    pub used_up: u32,
    pub stood_down: u32,
    pub failed: u32,
    /// How long nobody answered for the person; must be zero.
    pub unowned_ms: i64,
}

/// How soon something came, by nearest rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SpeedFigure {
    /// Of so many.
    pub count: u32,
    /// Null where there is none.
    pub median_ms: Option<i64>,
    pub p90_ms: Option<i64>,
}
