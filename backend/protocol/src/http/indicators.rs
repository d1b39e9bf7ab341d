//! The registry's indicators: each with formula, numerator, denominator and target, and the patients behind it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::{IntoParams, ToSchema};
use xinqiao_domain::indicator::{IndicatorMeasure, IndicatorPeriod, IndicatorSide, TargetSide, TargetVerdict};
use xinqiao_domain::patient::{Dangerousness, Disorder, PatientClass, StatusWord};
use xinqiao_domain::{AreaId, CommandId, Date, PatientId, StaffId, Timestamp};

/// Of which place and time: `?period=2026-11&area=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct IndicatorsOf {
    /// `2026`, `2026-Q4` or `2026-11`.
    #[param(value_type = String, example = "2026-11")]
    pub period: IndicatorPeriod,
    /// A county or a township; left out, the whole centre.
    #[serde(default)]
    pub area: Option<AreaId>,
}

/// `GET /api/v1/indicators`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Indicators {
    #[ts(as = "String")]
    #[schema(value_type = String, example = "2026-11")]
    pub period: IndicatorPeriod,
    pub area: Option<AreaId>,
    /// Null: the whole centre.
    pub area_name: Option<String>,
    /// Figures of different versions are not compared.
    pub formula_version: u32,
    /// Who was in the registry on this day is counted.
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub denominator_on: Date,
    /// When it was counted.
    pub at: Timestamp,
    pub rows: Vec<IndicatorRow>,
    /// Each township below the place, or the place itself; by name.
    pub places: Vec<IndicatorPlace>,
}

/// The same of one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct IndicatorPlace {
    pub area: AreaId,
    pub area_name: String,
    pub rows: Vec<IndicatorRow>,
}

/// One indicator. 率 = part / whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct IndicatorRow {
    pub measure: IndicatorMeasure,
    pub part: u32,
    pub whole: u32,
    /// In thousandths; null where nobody has set one.
    pub target_permille: Option<u32>,
    pub target_side: TargetSide,
    pub verdict: TargetVerdict,
}

/// Whom of an indicator: `GET /api/v1/indicators/{measure}/patients?period=&area=&side=counted|missing&after=`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PatientsBehind {
    #[param(value_type = String, example = "2026-11")]
    pub period: IndicatorPeriod,
    #[serde(default)]
    pub area: Option<AreaId>,
    #[param(inline)]
    pub side: IndicatorSide,
    /// The `next` of the window before.
    #[serde(default)]
    pub after: Option<PatientId>,
}

/// A patient behind a number. Who it is, only for whoever may open the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct IndicatorPatient {
    pub patient: PatientId,
    /// To speak of somebody by: P2026-0042.
    pub number: String,
    /// Null for whoever may see the figure and not the file.
    pub name: Option<String>,
    pub disorder: Disorder,
    pub status: StatusWord,
    pub class: Option<PatientClass>,
    pub level: Option<Dangerousness>,
    pub township: AreaId,
    pub township_name: String,
    pub worker: StaffId,
    pub worker_name: String,
    #[ts(as = "Option<String>")]
    #[schema(value_type = Option<String>, format = "date")]
    pub next_on: Option<Date>,
}

/// `PUT /api/v1/indicator-targets`: what a place is to reach in a year. The latest year before holds where one has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetIndicatorTarget {
    pub id: CommandId,
    pub measure: IndicatorMeasure,
    /// Null: of the whole centre.
    pub area: Option<AreaId>,
    pub year: i16,
    /// In thousandths, 0-1000; null takes the target away.
    pub permille: Option<u32>,
}

/// A row of `GET /api/v1/indicator-targets`, the latest year first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct IndicatorTargetRow {
    pub measure: IndicatorMeasure,
    pub area: Option<AreaId>,
    pub area_name: Option<String>,
    pub year: i16,
    pub permille: u32,
    pub set_by_name: String,
    pub set_at: Timestamp,
}
