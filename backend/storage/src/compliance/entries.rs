//! One person's part in the ledgers, whether it counts or not.

use super::Confirmation;
use crate::entries::{Version, count, day, version};
use crate::sessions::{code, id, instant, maybe_code, maybe_id};
use crate::{Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::ledger::{AttendanceResult, Organiser, SupervisionKind, TrainingKind};
use xinqiao_domain::{Date, StaffId, Timestamp};

/// A training somebody was enrolled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingEntry {
    pub version: Version,
    pub kind: TrainingKind,
    pub title: String,
    pub organiser: Organiser,
    pub trainer: StaffId,
    pub on: Date,
    pub minutes: u32,
    pub result: Option<AttendanceResult>,
    pub confirmed: Option<Confirmation>,
}

/// A version of a supervision that names somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupervisionEntry {
    pub version: Version,
    pub kind: SupervisionKind,
    pub supervisor: StaffId,
    pub on: Date,
    pub minutes: u32,
    pub confirmed_at: Option<Timestamp>,
}

/// Everything of one person, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonEntries {
    pub trainings: Vec<TrainingEntry>,
    pub supervisions: Vec<SupervisionEntry>,
}

const TRAININGS: &str = "SELECT training.id, training.root, training.origin, training.on_day, training.minutes, \
     training.trainer, training.organiser, training.recorded_at, training.withdrawn_at, training.superseded_at, \
     course.kind, course.title, attendance.result, attendance.confirmed_by, attendance.confirmed_at \
     FROM enrolment JOIN training ON training.root = enrolment.training AND training.superseded_at IS NULL \
     JOIN course ON course.id = training.course \
     LEFT JOIN attendance ON attendance.training = enrolment.training AND attendance.staff = enrolment.staff \
     AND attendance.superseded_at IS NULL \
     WHERE enrolment.staff = $1 ORDER BY training.on_day DESC, training.root DESC LIMIT $2";

const SUPERVISIONS: &str = "SELECT version.id, version.root, version.origin, version.kind, version.supervisor, \
     version.on_day, version.minutes, version.recorded_at, version.withdrawn_at, version.superseded_at, \
     person.confirmed_at FROM supervision_person AS person \
     JOIN supervision AS version ON version.id = person.supervision \
     WHERE person.staff = $1 ORDER BY version.on_day DESC, version.recorded_at DESC, version.id DESC LIMIT $2";

impl Store {
    /// One person's part in the ledgers, at most so many entries of each, the latest first.
    pub async fn entries_of(&self, staff: StaffId, limit: usize) -> Result<PersonEntries, Error> {
        let mut connection = self.read.acquire().await?;
        let of = |statement: &'static str| sqlx::query(statement).bind(staff.to_string()).bind(limit as i64);
        let trainings = of(TRAININGS).fetch_all(&mut *connection).await?;
        let supervisions = of(SUPERVISIONS).fetch_all(&mut *connection).await?;
        Ok(PersonEntries {
            trainings: trainings.iter().map(training).collect::<Result<_, _>>()?,
            supervisions: supervisions.iter().map(supervision).collect::<Result<_, _>>()?,
        })
    }
}

fn training(row: &AnyRow) -> Result<TrainingEntry, Error> {
    Ok(TrainingEntry {
        version: version(row)?,
        kind: code(row, "kind", TrainingKind::from_code)?,
        title: row.try_get("title")?,
        organiser: code(row, "organiser", Organiser::from_code)?,
        trainer: id(row, "trainer")?,
        on: day(row, "on_day")?,
        minutes: count(row, "minutes")?,
        result: maybe_code(row, "result", AttendanceResult::from_code)?,
        confirmed: maybe_id(row, "confirmed_by")?.zip(instant(row, "confirmed_at")?),
    })
}

fn supervision(row: &AnyRow) -> Result<SupervisionEntry, Error> {
    Ok(SupervisionEntry {
        version: version(row)?,
        kind: code(row, "kind", SupervisionKind::from_code)?,
        supervisor: id(row, "supervisor")?,
        on: day(row, "on_day")?,
        minutes: count(row, "minutes")?,
        confirmed_at: instant(row, "confirmed_at")?,
    })
}
