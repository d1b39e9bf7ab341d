//! The hotline report form: typed, filled in and signed, reviewed and frozen.

use super::search::SessionFilter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::report::{FigureChanged, ReportAction, ReportItem, ReportTaught, ReportTyped};
use xinqiao_domain::{CommandId, Date, ReportId, StaffId, Timestamp};

/// `POST /api/v1/reports`: begins a draft. What is typed is taken over from the report before, or from the centre's
/// settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    pub id: CommandId,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub first_day: Date,
    /// Counted in.
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub last_day: Date,
    /// A frozen report of the same days that this one corrects.
    #[serde(default)]
    pub corrects: Option<ReportId>,
}

/// `PUT /api/v1/reports/{id}`: what is typed, in the place of what was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeReport {
    pub typed: ReportTyped,
    pub remarks: String,
}

/// `POST /api/v1/reports/{id}/fill` and `/review`: signs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignReport {
    pub id: CommandId,
    /// The digest of the figures that were looked at: signed is what was seen.
    pub digest: String,
}

/// `POST /api/v1/reports/{id}/return`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnReport {
    pub id: CommandId,
    pub reason: String,
}

/// `GET /api/v1/reports`: the latest first; give `next` as `after`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReportRow {
    pub report: ReportId,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub first_day: Date,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub last_day: Date,
    pub corrects: Option<ReportId>,
    pub corrected_by: Option<ReportId>,
    pub stage: ReportStage,
    pub created: SignedBy,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Report {
    pub report: ReportId,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub first_day: Date,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub last_day: Date,
    pub corrects: Option<ReportId>,
    pub corrected_by: Option<ReportId>,
    pub stage: ReportStage,
    pub created: SignedBy,
    pub typed: ReportTyped,
    pub remarks: String,
    /// As signed; of a draft, as they are now.
    pub figures: ReportFigures,
    /// What has changed since it was signed and before it is frozen.
    pub changed: Vec<FigureChanged>,
    /// What whoever asked may do with it now.
    pub actions: Vec<ReportAction>,
}

/// Where a report stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReportStage {
    Draft { returned: Option<Returned> },
    Filled { filler: SignedBy },
    Frozen { filler: SignedBy, reviewer: SignedBy },
}

/// Who signed, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SignedBy {
    pub staff: StaffId,
    pub name: String,
    pub at: Timestamp,
}

/// Why a reviewer gave it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Returned {
    pub by: SignedBy,
    pub reason: String,
}

/// The numbers of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReportFigures {
    /// Every item once, in the order of the form.
    pub figures: Vec<ReportFigure>,
    /// What was taught, and to how many.
    pub content: Vec<ReportTaught>,
    /// SHA-256 of the period, what was typed, the remarks and the figures, in hexadecimal digits.
    pub digest: String,
}

/// One number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReportFigure {
    pub item: ReportItem,
    pub count: u32,
    /// The search that opens its sessions; none for what no session makes.
    pub opens: Option<SessionFilter>,
}
