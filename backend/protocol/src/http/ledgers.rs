//! The ledgers of training and supervision, and the standing that follows from them.

mod exchange;
mod supervision;
mod training;

pub use exchange::{ImportColumn, ImportFault, ImportPreview, ImportRow, Imported, SheetWriting};
pub use supervision::{
    ConfirmSupervision, CorrectSupervision, NewSupervision, Person, Supervision, SupervisionChange, Supervisions,
};
pub use training::{
    Attendance, AttendanceMark, ConfirmAttendance, CorrectTraining, Course, Courses, Enrol, Enrolled, NewCourse,
    NewTraining, Training, TrainingChange, Trainings,
};

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::employment::{Contract, Profession};
use xinqiao_domain::standing::{LedgerRules, LedgerStanding, Span};
use xinqiao_domain::{CommandId, Date, EntryId, StaffId, Timestamp};

/// Where an entry stands among its corrections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntryMark {
    /// As first written down, and it stands.
    First,
    /// A correction that stands.
    Corrected,
    /// Brought in from a spreadsheet kept before.
    Imported,
    /// Written down by mistake: it does not count.
    Withdrawn,
}

/// `GET /api/v1/supervisions/{id}/versions`, `GET /api/v1/trainings/{id}/versions`: an entry as somebody wrote it down,
/// the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct EntryVersion<T> {
    pub version: EntryId,
    pub by: StaffId,
    pub by_name: String,
    /// Why it was corrected; empty for the first.
    pub reason: String,
    /// As this version has it.
    pub entry: T,
}

/// One operator's standing, with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct StandingView {
    pub staff: StaffId,
    pub name: String,
    pub standing: LedgerStanding,
    pub employment: Employment,
}

/// `GET /api/v1/standings`: everybody who answers, whoever is in arrears first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Standings {
    /// The centre's day that the standing is of.
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
    pub standings: Vec<StandingView>,
}

/// `GET /api/v1/me/standing`: one's own standing, and what waits for one's confirmation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct MyStanding {
    pub standing: LedgerStanding,
    /// Supervisions that one has not confirmed yet.
    pub to_confirm: Vec<Supervision>,
}

/// `PUT /api/v1/staff/{id}/employment`: what the counting rules need to know of a person, and where reminders go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Employment {
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub employed_from: Date,
    /// Leave taken or planned; it lessens what is asked only where the rules say so.
    pub leaves: Vec<Span>,
    /// Where reminders go; empty where none is known.
    pub email: String,
    /// What the report form counts staff by.
    pub profession: Profession,
    pub contract: Contract,
}

/// `GET /api/v1/ledger-rules`: every version of the rules, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct LedgerRulesView {
    pub versions: Vec<LedgerRules>,
    pub changed_at: Timestamp,
}

/// `POST /api/v1/ledger-rules`: one more version, from a day on. A version of the same day is replaced while that day has
/// not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLedgerRules {
    pub id: CommandId,
    pub rules: LedgerRules,
}
