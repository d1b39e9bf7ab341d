//! Courses, trainings held, attendance.

use super::EntryMark;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::ledger::{AttendanceResult, Organiser, TrainingKind};
use xinqiao_domain::{CommandId, CourseId, Date, EntryId, StaffId, Timestamp};

/// A course of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Course {
    pub course: CourseId,
    pub kind: TrainingKind,
    pub title: String,
    /// What is taught.
    pub content: String,
    pub minutes: u32,
    /// How long a certificate of it is good for; for ever where none is given.
    pub valid_months: Option<u32>,
}

/// `GET /api/v1/courses`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Courses {
    pub courses: Vec<Course>,
}

/// `POST /api/v1/courses`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCourse {
    pub id: CommandId,
    pub kind: TrainingKind,
    pub title: String,
    pub content: String,
    pub minutes: u32,
    pub valid_months: Option<u32>,
}

/// `POST /api/v1/trainings`: planned, or written down after it was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTraining {
    pub id: CommandId,
    pub course: CourseId,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
    pub minutes: u32,
    /// Who answers for it in the house, and confirms who attended.
    pub trainer: StaffId,
    /// Who spoke, where that is somebody else.
    pub lecturer: String,
    pub organiser: Organiser,
    pub place: String,
    pub materials: String,
}

/// A training with the people of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Training {
    /// The first entry: corrections name it, and attendance belongs to it.
    pub training: EntryId,
    pub mark: EntryMark,
    pub course: CourseId,
    pub kind: TrainingKind,
    pub title: String,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
    pub minutes: u32,
    pub trainer: StaffId,
    pub trainer_name: String,
    pub lecturer: String,
    pub organiser: Organiser,
    pub place: String,
    pub materials: String,
    pub recorded_at: Timestamp,
    pub people: Vec<Enrolled>,
}

/// Somebody enrolled, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Enrolled {
    pub staff: StaffId,
    pub name: String,
    pub attendance: Option<Attendance>,
}

/// What the trainer has confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Attendance {
    pub entry: EntryId,
    pub mark: EntryMark,
    pub result: AttendanceResult,
    pub confirmed_at: Timestamp,
    #[ts(as = "Option<String>")]
    #[schema(value_type = Option<String>, format = "date")]
    pub certificate_until: Option<Date>,
}

/// `GET /api/v1/trainings?year=2026`: of one calendar year, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Trainings {
    pub trainings: Vec<Training>,
    /// Give this as `after` for the rest of the year; null at its end.
    pub next: Option<String>,
}

/// `POST /api/v1/trainings/{id}/enrolments`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Enrol {
    pub id: CommandId,
    pub people: Vec<StaffId>,
}

/// What somebody's attendance came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttendanceMark {
    pub staff: StaffId,
    pub result: AttendanceResult,
}

/// `POST /api/v1/trainings/{id}/attendance`: by its trainer. Said again of somebody, it corrects what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmAttendance {
    pub id: CommandId,
    pub people: Vec<AttendanceMark>,
}

/// `POST /api/v1/trainings/{id}/corrections`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectTraining {
    pub id: CommandId,
    pub reason: String,
    pub to: TrainingChange,
}

/// What a correction makes of a training.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum TrainingChange {
    /// It did not take place, or was written down twice.
    Withdrawn,
    /// It took place so.
    Held {
        #[ts(as = "String")]
        #[schema(value_type = String, format = "date")]
        on: Date,
        minutes: u32,
        lecturer: String,
        organiser: Organiser,
        place: String,
        materials: String,
    },
}
