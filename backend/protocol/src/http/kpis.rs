//! The figures a hotline is led by. Each names the search that opens its sessions.

use super::search::SessionFilter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::kpi::{FigureRules, KpiMeasure, KpiWaiting};
use xinqiao_domain::{Date, Millis, Timestamp};

/// `GET /api/v1/kpis?from=2026-01-01&to=2026-11-30`: days of the centre, both counted; at most a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Kpis {
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub from: Date,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub to: Date,
    /// When it was counted.
    pub at: Timestamp,
    pub rules: FigureRules,
    /// Target from arrival to pick-up at high or imminent risk, as the centre sets it now. What was in target was in the
    /// target of its time.
    pub high_target_ms: Millis,
    pub whole: KpiSet,
    /// Each calendar month, or the part of it that was asked for; the earliest first.
    pub months: Vec<KpiMonth>,
}

/// The figures of one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct KpiMonth {
    /// `2026-11`
    pub month: String,
    pub figures: KpiSet,
}

/// The figures of some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct KpiSet {
    pub ratios: Vec<KpiRatio>,
    pub waits: Vec<KpiWaits>,
}

/// So many of so many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct KpiRatio {
    pub measure: KpiMeasure,
    pub part: Counted,
    pub whole: Counted,
}

/// How long callers waited; nothing where nobody was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct KpiWaits {
    pub of: KpiWaiting,
    pub sessions: Counted,
    /// Half of them waited no longer.
    pub median_ms: Option<Millis>,
    /// Nine of ten waited no longer.
    pub p90_ms: Option<Millis>,
}

/// A count, and the search that opens what was counted; none where no search tells it apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Counted {
    pub count: u32,
    pub opens: Option<SessionFilter>,
}
