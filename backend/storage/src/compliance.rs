//! What the compliance board reads: everybody who answered in a year with what the ledgers show of them, courses held, and
//! one person's entries. As many statements for one operator as for a few hundred.

mod entries;

pub use entries::{PersonEntries, SupervisionEntry, TrainingEntry};

use crate::entries::{count, day};
use crate::sessions::{code, id, instant, maybe_code};
use crate::standings::facts::{AT_ONCE, Known, person, read_ledgers};
use crate::{CENTRE, Error, Store};
use sqlx::{AnyConnection, AssertSqlSafe, Row};
use std::collections::BTreeMap;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::compliance::{HeldCourse, Person};
use xinqiao_domain::ledger::{AttendanceResult, Organiser, TrainingKind};
use xinqiao_domain::{Date, StaffId, Timestamp};

/// Everybody with the role of an operator whose account was open at some time from an instant on.
const OPERATORS: &str = "SELECT staff.id, staff.created_at, staff.disabled_at, employment.employed_from, \
     employment.leaves, \
     (SELECT COUNT(*) FROM staff_role WHERE staff_role.staff = staff.id AND role = 'operator') AS operators, \
     (SELECT decision FROM qualification WHERE qualification.staff = staff.id ORDER BY number DESC LIMIT 1) AS decision \
     FROM staff LEFT JOIN employment ON employment.staff = staff.id \
     WHERE staff.centre = $1 AND (staff.disabled_at IS NULL OR staff.disabled_at >= $2) \
     AND EXISTS (SELECT 1 FROM staff_role WHERE staff_role.staff = staff.id AND role = 'operator')";

/// Trainings that stand, a row for each result somebody had.
const COURSES: &str = "SELECT training.root, training.organiser, training.on_day, course.kind, attendance.result, \
     COUNT(attendance.id) AS people FROM training JOIN course ON course.id = training.course \
     LEFT JOIN attendance ON attendance.training = training.root AND attendance.superseded_at IS NULL \
     WHERE training.centre = $1 AND training.superseded_at IS NULL AND training.withdrawn_at IS NULL \
     AND training.on_day >= $2 AND training.on_day <= $3 \
     GROUP BY training.root, training.organiser, training.on_day, course.kind, attendance.result";

impl Store {
    /// The operators of the board of a year, with all that the ledgers show of them.
    pub async fn operators_since(&self, first: Date, zone: &Zone) -> Result<BTreeMap<StaffId, Person>, Error> {
        let mut connection = self.read.acquire().await?;
        let rows =
            sqlx::query(OPERATORS).bind(CENTRE).bind(zone.day_begins(first).0).fetch_all(&mut *connection).await?;
        let (mut known, mut left) = (Known::new(), BTreeMap::new());
        for row in &rows {
            let staff: StaffId = id(row, "id")?;
            known.insert(staff, person(row, zone)?);
            left.insert(staff, instant(row, "disabled_at")?.map(|at| zone.day_of(at)));
        }
        let ids: Vec<String> = known.keys().map(ToString::to_string).collect();
        for some in ids.chunks(AT_ONCE) {
            read_ledgers(&mut connection, some, &mut known).await?;
        }
        let person = |(staff, facts)| {
            let left_on = left.get(&staff).copied().flatten();
            (staff, Person { facts, left_on })
        };
        Ok(known.into_iter().map(person).collect())
    }

    /// One person with the role of an operator, of whom the ledgers have been read; none without it.
    pub async fn person_of_board(&self, staff: StaffId, zone: &Zone) -> Result<Option<Person>, Error> {
        let mut connection = self.read.acquire().await?;
        let row = sqlx::query(AssertSqlSafe(format!("{OPERATORS} AND staff.id = $3")))
            .bind(CENTRE)
            .bind(0_i64)
            .bind(staff.to_string())
            .fetch_optional(&mut *connection)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let left_on = instant(&row, "disabled_at")?.map(|at| zone.day_of(at));
        let mut known = Known::from([(staff, person(&row, zone)?)]);
        read_ledgers(&mut connection, &[staff.to_string()], &mut known).await?;
        Ok(known.remove(&staff).map(|facts| Person { facts, left_on }))
    }

    /// The trainings that stand of these days, both counted.
    pub async fn courses_of(&self, first: Date, last: Date) -> Result<Vec<HeldCourse>, Error> {
        let mut connection = self.read.acquire().await?;
        courses(&mut connection, first, last).await
    }
}

async fn courses(connection: &mut AnyConnection, first: Date, last: Date) -> Result<Vec<HeldCourse>, Error> {
    let rows =
        sqlx::query(COURSES).bind(CENTRE).bind(first.to_string()).bind(last.to_string()).fetch_all(connection).await?;
    let mut held: BTreeMap<String, HeldCourse> = BTreeMap::new();
    for row in &rows {
        let course = HeldCourse {
            kind: code(row, "kind", TrainingKind::from_code)?,
            organiser: code(row, "organiser", Organiser::from_code)?,
            on: day(row, "on_day")?,
            attended: 0,
        };
        let course = held.entry(row.try_get("root")?).or_insert(course);
        if maybe_code(row, "result", AttendanceResult::from_code)?.is_some_and(AttendanceResult::counts) {
            course.attended += count(row, "people")?;
        }
    }
    Ok(held.into_values().collect())
}

/// When somebody confirmed something, and who.
pub type Confirmation = (StaffId, Timestamp);
