//! The compliance board: who met what the rules asked for, and the entries behind each number.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::compliance::{ComplianceShare, ComplianceTally, Counting, CourseFound, CoursesHeld};
use xinqiao_domain::ledger::{AttendanceResult, Organiser, SupervisionKind, TrainingKind};
use xinqiao_domain::standing::{PreService, StandingWord};
use xinqiao_domain::{Date, EntryId, StaffId, Timestamp};

/// `GET /api/v1/compliance?year=2026`: the year of everybody who answered callers in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Compliance {
    pub year: i16,
    /// The centre's day that the board is of.
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub today: Date,
    /// The ledger's first day.
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub began: Date,
    /// By badge.
    pub operators: Vec<ComplianceRow>,
    /// Of those asked in each month, how many met it; January first.
    pub months: Vec<ComplianceShare>,
    /// Of those asked for trainings of the year.
    pub trainings: ComplianceShare,
    pub courses: Vec<CoursesHeld>,
    pub targets: Vec<CourseFound>,
}

/// One operator's year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ComplianceRow {
    pub staff: StaffId,
    pub name: String,
    pub badge: String,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub employed_from: Date,
    /// The day on which the account was closed.
    #[ts(as = "Option<String>")]
    #[schema(value_type = Option<String>, format = "date")]
    pub left_on: Option<Date>,
    pub pre_service: PreService,
    /// Supervisions of each month, January first.
    pub months: Vec<ComplianceTally>,
    /// Trainings of the year.
    pub trainings: ComplianceTally,
    /// As it stands now; none once the account is closed.
    pub standing: Option<StandingWord>,
}

/// `GET /api/v1/compliance/entries?staff=&period=2026-11`: what is behind the numbers of one operator in one month or
/// year, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ComplianceEntries {
    pub staff: StaffId,
    pub name: String,
    /// `2026-11` or `2026`.
    pub period: String,
    pub pre_service: PreService,
    /// The training before the first duty, whenever it was.
    pub pre_service_entries: Vec<ComplianceEntry>,
    pub entries: Vec<ComplianceEntry>,
}

/// One person's part in one entry, whether it counts or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ComplianceEntry {
    /// The first entry: the ledger shows it under this one.
    pub entry: EntryId,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
    pub minutes: u32,
    pub what: ComplianceWhat,
    /// The trainer or the supervisor.
    pub by: StaffId,
    pub by_name: String,
    /// Who confirmed it last, and when: the trainer of an attendance, the operator of a supervision.
    pub confirmed_by: Option<StaffId>,
    pub confirmed_by_name: Option<String>,
    pub confirmed_at: Option<Timestamp>,
    pub counting: Counting,
}

/// What kind of entry it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ComplianceWhat {
    Training { form: TrainingKind, title: String, organiser: Organiser, result: Option<AttendanceResult> },
    Supervision { form: SupervisionKind },
}
