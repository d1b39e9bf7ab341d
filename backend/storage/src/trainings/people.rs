//! Who was enrolled in a training, and what the trainer confirmed of them. Said again of somebody, the new entry stands
//! in the place of the one before.

use super::{Wanted, narrow};
use crate::entries::{origin_of, origin_word};
use crate::sessions::{code, id, maybe_id};
use crate::statements::{Rows, Statement};
use crate::{Batch, Error};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::BTreeMap;
use xinqiao_domain::ledger::{AttendanceResult, Origin};
use xinqiao_domain::{EntryId, StaffId, Timestamp};

/// Somebody enrolled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    pub staff: StaffId,
    pub attendance: Option<Attendance>,
}

/// What the trainer confirmed of somebody, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    pub entry: EntryId,
    pub origin: Origin,
    pub result: AttendanceResult,
    pub confirmed_by: StaffId,
    pub confirmed_at: Timestamp,
}

const ENROLMENTS: Rows =
    Rows { head: "INSERT INTO enrolment (training, staff, at, by_staff) VALUES", columns: 4, tail: "" };

/// The people of the trainings that a statement goes on to name.
const PEOPLE: &str = "SELECT enrolment.training, enrolment.staff, attendance.id, result, attendance.origin, \
     confirmed_by, confirmed_at FROM training JOIN enrolment ON enrolment.training = training.root \
     LEFT JOIN attendance ON attendance.training = enrolment.training AND attendance.staff = enrolment.staff \
     AND attendance.superseded_at IS NULL";

impl Batch<'_> {
    /// Adds people to a training. They must not be enrolled yet.
    pub async fn enrol(&mut self, training: EntryId, people: &[StaffId], by: StaffId) -> Result<(), Error> {
        let now = self.now();
        let mut rest = people.iter();
        for run in ENROLMENTS.runs(people.len()) {
            let mut query = ENROLMENTS.query(run, self.store.flavour);
            for staff in rest.by_ref().take(run) {
                query = query.bind(training.to_string()).bind(staff.to_string()).bind(now.0).bind(by.to_string());
            }
            query.execute(self.connection()).await?;
        }
        Ok(())
    }

    /// Everybody enrolled, with what was confirmed of them.
    pub async fn enrolled(&mut self, training: EntryId) -> Result<Vec<Enrolled>, Error> {
        let mut people = of(self.connection(), Wanted::One(training)).await?;
        Ok(people.remove(&training).unwrap_or_default())
    }

    /// What the trainer confirmed of somebody enrolled, in the place of what was said before.
    pub async fn write_attendance(
        &mut self,
        training: EntryId,
        staff: StaffId,
        attendance: &Attendance,
    ) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "UPDATE attendance SET superseded_at = $1 WHERE training = $2 AND staff = $3 AND superseded_at IS NULL",
        )
        .bind(now.0)
        .bind(training.to_string())
        .bind(staff.to_string())
        .execute(self.connection())
        .await?;
        sqlx::query(
            "INSERT INTO attendance (id, training, staff, result, origin, confirmed_by, confirmed_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(attendance.entry.to_string())
        .bind(training.to_string())
        .bind(staff.to_string())
        .bind(attendance.result.code())
        .bind(origin_word(attendance.origin))
        .bind(attendance.confirmed_by.to_string())
        .bind(attendance.confirmed_at.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

/// The people of the trainings looked for, by first entry.
pub(super) async fn of(
    connection: &mut AnyConnection,
    wanted: Wanted,
) -> Result<BTreeMap<EntryId, Vec<Enrolled>>, Error> {
    let mut query = Statement::new(PEOPLE);
    narrow(&mut query, wanted);
    query.push(" ORDER BY enrolment.at, enrolment.staff");
    let mut people: BTreeMap<EntryId, Vec<Enrolled>> = BTreeMap::new();
    for row in &query.build().fetch_all(connection).await? {
        let attendance = attendance(row)?;
        people.entry(id(row, "training")?).or_default().push(Enrolled { staff: id(row, "staff")?, attendance });
    }
    Ok(people)
}

fn attendance(row: &AnyRow) -> Result<Option<Attendance>, Error> {
    let Some(entry) = maybe_id(row, "id")? else { return Ok(None) };
    Ok(Some(Attendance {
        entry,
        origin: origin_of(row, entry)?,
        result: code(row, "result", AttendanceResult::from_code)?,
        confirmed_by: id(row, "confirmed_by")?,
        confirmed_at: Timestamp(row.try_get("confirmed_at")?),
    }))
}
