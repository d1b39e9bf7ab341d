//! Writing down what a sheet says: rows of one training become one training.

use super::rows::{Taken, Training as Row};
use crate::desk::standings::derive;
use crate::desk::{Decline, Work};
use std::collections::{BTreeMap, BTreeSet};
use xinqiao_domain::event::LedgerEvent;
use xinqiao_domain::ledger::{AttendanceResult, Origin, SupervisionKind};
use xinqiao_domain::{Actor, CourseId, Date, EntryId, Event, StaffId};
use xinqiao_protocol::http::ledgers::Imported;
use xinqiao_storage::entries::Version;
use xinqiao_storage::supervisions::{self, Person, Supervision};
use xinqiao_storage::trainings::{Attendance, Course, Details, Held, Training, Writing};

/// Writes all of it, and derives the standing of everybody it names.
pub(super) async fn write(work: &mut Work<'_>, by: StaffId, taken: Vec<Taken>) -> Result<Imported, Decline> {
    let mut trainings: BTreeMap<Row, Vec<(StaffId, AttendanceResult)>> = BTreeMap::new();
    let mut people = BTreeSet::new();
    let mut imported = Imported { attendances: 0, supervisions: 0 };
    for entry in taken {
        match entry {
            Taken::Training { person, training, result } => {
                people.insert(person);
                imported.attendances += 1;
                trainings.entry(training).or_default().push((person, result));
            }
            Taken::Supervision { person, supervisor, on, minutes, kind } => {
                people.insert(person);
                imported.supervisions += 1;
                supervision(work, by, (person, supervisor), (on, minutes, kind)).await?;
            }
        }
    }
    for (row, attended) in trainings {
        training(work, by, row, attended).await?;
    }
    derive(work, &people.into_iter().collect::<Vec<_>>()).await?;
    Ok(imported)
}

async fn supervision(
    work: &mut Work<'_>,
    by: StaffId,
    (person, supervisor): (StaffId, StaffId),
    (on, minutes, kind): (Date, u32, SupervisionKind),
) -> Result<(), Decline> {
    let now = work.batch.now();
    let version = Version::imported(EntryId(work.ids.draw()), now);
    let held = supervisions::Held { kind, on, minutes, points: String::new(), previous: String::new() };
    let people = vec![Person { staff: person, confirmed_at: Some(now) }];
    let supervision = Supervision { version, supervisor, held, people, sessions: Vec::new() };
    work.batch.write_supervision(&supervision, "").await?;
    let entry = version.entry;
    let recorded = LedgerEvent::SupervisionRecorded { entry, corrects: None, people: 1 };
    work.batch.tell(Actor::Staff(by), Event::Ledger(recorded))?;
    let confirmed = LedgerEvent::SupervisionConfirmed { entry, staff: person };
    work.batch.tell(Actor::Staff(by), Event::Ledger(confirmed))?;
    Ok(())
}

async fn training(
    work: &mut Work<'_>,
    by: StaffId,
    row: Row,
    attended: Vec<(StaffId, AttendanceResult)>,
) -> Result<(), Decline> {
    let course = course(work, by, &row).await?;
    let version = Version::imported(EntryId(work.ids.draw()), work.batch.now());
    let details = Details { lecturer: row.lecturer, place: String::new(), materials: String::new() };
    let held = Held { on: row.on, minutes: row.minutes, organiser: row.organiser, details };
    let training = Training { version, course, trainer: row.trainer, held };
    work.batch.write_training(&training, Writing { by, reason: "" }).await?;
    let entry = version.entry;
    work.batch.tell(Actor::Staff(by), Event::Ledger(LedgerEvent::TrainingRecorded { entry, corrects: None }))?;
    let people: Vec<StaffId> = attended.iter().map(|(person, _)| *person).collect();
    work.batch.enrol(entry, &people, by).await?;
    let enrolled = LedgerEvent::Enrolled { training: entry, people: people.len() as u32 };
    work.batch.tell(Actor::Staff(by), Event::Ledger(enrolled))?;
    let confirmed_at = work.batch.now();
    let mut attendances = Vec::with_capacity(attended.len());
    for (staff, result) in attended {
        let entry = EntryId(work.ids.draw());
        let attendance = Attendance { entry, origin: Origin::Imported, result, confirmed_by: by, confirmed_at };
        attendances.push((staff, attendance));
        let confirmed = LedgerEvent::AttendanceConfirmed { training: version.entry, entry, staff, result };
        work.batch.tell(Actor::Staff(by), Event::Ledger(confirmed))?;
    }
    work.batch.write_attendances(version.entry, &attendances).await?;
    Ok(())
}

/// The course of this kind and title; a new one where the plan has none.
async fn course(work: &mut Work<'_>, by: StaffId, row: &Row) -> Result<CourseId, Decline> {
    let courses = work.batch.courses().await?;
    if let Some(known) = courses.iter().find(|course| course.kind == row.kind && course.title == row.title) {
        return Ok(known.id);
    }
    let id = CourseId(work.ids.draw());
    let Row { title, kind, minutes, .. } = row.clone();
    let course = Course { id, kind, title, content: String::new(), minutes, valid_months: None };
    work.batch.create_course(&course).await?;
    work.batch.tell(Actor::Staff(by), Event::Ledger(LedgerEvent::CourseAdded { course: id }))?;
    Ok(id)
}
