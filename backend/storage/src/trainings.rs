//! The ledger of training: courses, trainings planned and held, who was enrolled, what it came to. Who spoke, where, what
//! was handed out and why something was corrected are sealed under the centre's key.

mod courses;
mod imports;
mod people;
mod versions;

pub use courses::Course;
pub use people::{Attendance, Enrolled};
pub use versions::TrainingVersion;

use crate::entries::{DayPlace, Version, count, day, origin_word, version};
use crate::people::CENTRE_SEAL;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use xinqiao_domain::ledger::Organiser;
use xinqiao_domain::{CourseId, Date, EntryId, StaffId};

/// What a correction may change of a training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub on: Date,
    pub minutes: u32,
    pub organiser: Organiser,
    pub details: Details,
}

/// What is written about it in words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Details {
    pub lecturer: String,
    pub place: String,
    pub materials: String,
}

/// One version of a training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Training {
    pub version: Version,
    pub course: CourseId,
    pub trainer: StaffId,
    pub held: Held,
}

/// Why a version was written, and by whom.
#[derive(Debug, Clone, Copy)]
pub struct Writing<'a> {
    pub by: StaffId,
    /// Empty for a first entry.
    pub reason: &'a str,
}

/// Which trainings are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// By the first entry.
    One(EntryId),
    /// Those of these days, both counted, the latest first, behind a place; at most so many.
    Days { first: Date, last: Date, whose: Whose, after: Option<DayPlace>, limit: usize },
}

/// Of whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Everybody,
    /// Only what this person took part in.
    Of(StaffId),
}

/// A training of a list, with the people of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub training: Training,
    pub course: Course,
    pub people: Vec<Enrolled>,
}

const COLUMNS: &str = "SELECT training.id, root, origin, course, on_day, training.minutes, trainer, details, organiser, \
     recorded_at, withdrawn_at, superseded_at FROM training";

impl Batch<'_> {
    /// Writes a version down. The one before it is superseded in the same breath.
    pub async fn write_training(&mut self, training: &Training, writing: Writing<'_>) -> Result<(), Error> {
        let Training { version, course, trainer, held } = training;
        let (seal, row) = (self.centre_seal().await?, version.entry.to_string());
        let details = seal.seal(Field::TrainingDetails, &row, &serde_json::to_string(&held.details)?)?;
        let reason = seal.seal(Field::CorrectionReason, &row, writing.reason)?;
        let now = self.now();
        sqlx::query("UPDATE training SET superseded_at = $1 WHERE root = $2 AND superseded_at IS NULL")
            .bind(now.0)
            .bind(version.root.to_string())
            .execute(self.connection())
            .await?;
        sqlx::query(
            "INSERT INTO training (id, root, origin, centre, course, on_day, minutes, trainer, details, organiser, \
             recorded_by, recorded_at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        )
        .bind(row)
        .bind(version.root.to_string())
        .bind(origin_word(version.origin))
        .bind(CENTRE)
        .bind(course.to_string())
        .bind(held.on.to_string())
        .bind(i64::from(held.minutes))
        .bind(trainer.to_string())
        .bind(details)
        .bind(held.organiser.code())
        .bind(writing.by.to_string())
        .bind(version.recorded_at.0)
        .bind(reason)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Every version of a training is withdrawn: it was written down by mistake.
    pub async fn withdraw_training(&mut self, root: EntryId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE training SET withdrawn_at = $1 WHERE root = $2")
            .bind(now.0)
            .bind(root.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// One version, by its own id.
    pub async fn training_version(&mut self, entry: EntryId) -> Result<Option<Training>, Error> {
        self.one_training(" WHERE training.id = ", entry).await
    }

    /// The version that stands, or was withdrawn, by the first entry.
    pub async fn training(&mut self, root: EntryId) -> Result<Option<Training>, Error> {
        self.one_training(" WHERE superseded_at IS NULL AND root = ", root).await
    }

    async fn one_training(&mut self, by: &'static str, entry: EntryId) -> Result<Option<Training>, Error> {
        let seal = self.centre_seal().await?;
        let mut query = Statement::new(COLUMNS);
        query.push(by).push_bind(entry.to_string());
        let row = query.build().fetch_optional(self.connection()).await?;
        row.map(|row| read(&row, &seal)).transpose()
    }
}

impl Store {
    /// The trainings looked for, as they stand now, with their people.
    pub async fn trainings(&self, wanted: Wanted) -> Result<Vec<Listed>, Error> {
        let mut connection = self.read.acquire().await?;
        let Some(seal) = centre_seal(&mut connection, self).await? else { return Ok(Vec::new()) };
        let mut query = Statement::new(COLUMNS);
        narrow(&mut query, wanted);
        if let Wanted::Days { limit, .. } = wanted {
            query.push(" ORDER BY on_day DESC, root DESC LIMIT ").push_bind(limit as i64);
        }
        let rows = query.build().fetch_all(&mut *connection).await?;
        let mut people = people::of(&mut connection, wanted).await?;
        let courses = courses::all(&mut connection).await?;
        rows.iter()
            .map(|row| {
                let training = read(row, &seal)?;
                let course = courses.get(&training.course).cloned().ok_or(Error::Damaged("training.course"))?;
                let people = people.remove(&training.version.root).unwrap_or_default();
                Ok(Listed { training, course, people })
            })
            .collect()
    }
}

/// Only what is looked for, of the versions that stand in the place of the first.
fn narrow(query: &mut Statement, wanted: Wanted) {
    query.push(" WHERE training.superseded_at IS NULL AND ");
    match wanted {
        Wanted::One(root) => {
            query.push("training.root = ").push_bind(root.to_string());
        }
        Wanted::Days { first, last, whose, after, limit: _ } => {
            query.push("training.centre = ").push_bind(CENTRE);
            query.push(" AND training.on_day >= ").push_bind(first.to_string());
            query.push(" AND training.on_day <= ").push_bind(last.to_string());
            if let Some(DayPlace { on, root }) = after {
                query.push(" AND (training.on_day, training.root) < (").push_bind(on.to_string()).push(", ");
                query.push_bind(root.to_string()).push(")");
            }
            if let Whose::Of(staff) = whose {
                query.push(" AND EXISTS (SELECT 1 FROM enrolment AS mine WHERE mine.training = training.root");
                query.push(" AND mine.staff = ").push_bind(staff.to_string()).push(")");
            }
        }
    }
}

/// The key that seals what belongs to no session, for reading; none before anything was sealed with it.
pub(crate) async fn centre_seal(connection: &mut AnyConnection, store: &Store) -> Result<Option<SessionSeal>, Error> {
    let row =
        sqlx::query("SELECT wrapped FROM seal_key WHERE id = $1").bind(CENTRE_SEAL).fetch_optional(connection).await?;
    row.map(|row| store.keys.open_seal(CENTRE_SEAL, row.try_get("wrapped")?)).transpose()
}

fn read(row: &AnyRow, seal: &SessionSeal) -> Result<Training, Error> {
    let version = version(row)?;
    let details = seal.open(Field::TrainingDetails, &version.entry.to_string(), row.try_get("details")?)?;
    Ok(Training {
        course: id(row, "course")?,
        trainer: id(row, "trainer")?,
        held: Held {
            on: day(row, "on_day")?,
            minutes: count(row, "minutes")?,
            organiser: code(row, "organiser", Organiser::from_code)?,
            details: serde_json::from_str(&details)?,
        },
        version,
    })
}
