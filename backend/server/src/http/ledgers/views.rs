//! Entries as they are shown, with names.

use crate::http::{AppState, ProblemAnswer};
use crate::show::People;
use xinqiao_domain::ledger::{EntryState, Origin, certificate_until};
use xinqiao_domain::{EntryId, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::ledgers::{Attendance, Course, Enrolled, EntryMark, Person, Supervision, Training};
use xinqiao_protocol::limits::TO_CONFIRM;
use xinqiao_storage::entries::Version;
use xinqiao_storage::trainings::{self, Whose};
use xinqiao_storage::{supervisions, trainings as stored};

/// Supervisions that wait for somebody's confirmation, the latest first.
pub async fn to_confirm(app: &AppState, staff: StaffId) -> Result<Vec<Supervision>, ProblemAnswer> {
    list_supervisions(app, supervisions::Wanted::ToConfirm { staff, limit: TO_CONFIRM }).await
}

pub(super) async fn list_supervisions(
    app: &AppState,
    wanted: supervisions::Wanted,
) -> Result<Vec<Supervision>, ProblemAnswer> {
    let found = app.desk.store().supervisions(wanted).await?;
    let people = app.shared.people(app).await?;
    Ok(found.into_iter().map(|one| supervision(one, &people)).collect())
}

pub(super) async fn one_supervision(app: &AppState, root: EntryId) -> Result<Supervision, ProblemAnswer> {
    let found = list_supervisions(app, supervisions::Wanted::One(root)).await?;
    found.into_iter().next().ok_or(ProblemAnswer::new(Code::NotFound))
}

/// Whoever sees only their own part sees only themselves on the list of people.
pub(super) async fn list_trainings(
    app: &AppState,
    wanted: trainings::Wanted,
    whose: Whose,
) -> Result<Vec<Training>, ProblemAnswer> {
    let found = app.desk.store().trainings(wanted).await?;
    let people = app.shared.people(app).await?;
    Ok(found.into_iter().map(|one| training(one, whose, &people)).collect())
}

pub(super) async fn one_training(app: &AppState, root: EntryId) -> Result<Training, ProblemAnswer> {
    let found = list_trainings(app, trainings::Wanted::One(root), Whose::Everybody).await?;
    found.into_iter().next().ok_or(ProblemAnswer::new(Code::NotFound))
}

pub(super) fn course(course: stored::Course) -> Course {
    let stored::Course { id, kind, title, content, minutes, valid_months } = course;
    Course { course: id, kind, title, content, minutes, valid_months }
}

fn mark(version: &Version) -> EntryMark {
    match (version.state, version.origin) {
        (EntryState::Withdrawn, _) => EntryMark::Withdrawn,
        (EntryState::Stands | EntryState::Superseded, origin) => mark_of(origin),
    }
}

fn mark_of(origin: Origin) -> EntryMark {
    match origin {
        Origin::First => EntryMark::First,
        Origin::CorrectionOf(_) => EntryMark::Corrected,
        Origin::Imported => EntryMark::Imported,
    }
}

pub(super) fn supervision(one: supervisions::Supervision, people: &People) -> Supervision {
    let supervisions::Supervision { version, supervisor, held, people: supervised, sessions } = one;
    let person = |one: supervisions::Person| Person {
        staff: one.staff,
        name: people.name(one.staff),
        confirmed_at: one.confirmed_at,
    };
    Supervision {
        supervision: version.root,
        version: version.entry,
        mark: mark(&version),
        kind: held.kind,
        supervisor,
        supervisor_name: people.name(supervisor),
        on: held.on,
        minutes: held.minutes,
        people: supervised.into_iter().map(person).collect(),
        sessions,
        points: held.points,
        previous: held.previous,
        recorded_at: version.recorded_at,
    }
}

pub(super) fn training(listed: stored::Listed, whose: Whose, people: &People) -> Training {
    let stored::Listed { training, course, people: enrolled } = listed;
    let stored::Training { version, course: _, trainer, held } = training;
    let shown = |one: &stored::Enrolled| match whose {
        Whose::Everybody => true,
        Whose::Of(staff) => one.staff == staff,
    };
    let attendance = |one: stored::Attendance| Attendance {
        entry: one.entry,
        mark: mark_of(one.origin),
        result: one.result,
        confirmed_at: one.confirmed_at,
        certificate_until: certificate_until(held.on, one.result, course.valid_months),
    };
    let enrolled = enrolled.into_iter().filter(shown).map(|one| Enrolled {
        staff: one.staff,
        name: people.name(one.staff),
        attendance: one.attendance.map(attendance),
    });
    Training {
        training: version.root,
        mark: mark(&version),
        course: course.id,
        kind: course.kind,
        title: course.title.clone(),
        on: held.on,
        minutes: held.minutes,
        trainer,
        trainer_name: people.name(trainer),
        people: enrolled.collect(),
        lecturer: held.details.lecturer,
        organiser: held.organiser,
        place: held.details.place,
        materials: held.details.materials,
        recorded_at: version.recorded_at,
    }
}
