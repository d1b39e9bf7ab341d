//! Who is to be visited: by worker, by institution, by township, the longest overdue first. Each question is one stretch of
//! an index; how many there are is counted up to a limit.

use crate::entries::day;
use crate::patients::{level, maybe_day};
use crate::places::NoPlace;
use crate::sealing::Field;
use crate::sessions::{code, id, maybe_code};
use crate::statements::Statement;
use crate::{Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::fmt;
use std::str::FromStr;
use xinqiao_domain::patient::{Dangerousness, Disorder, PatientClass, PatientFile, StatusWord};
use xinqiao_domain::visit::Quarter;
use xinqiao_domain::{AreaId, Date, InstitutionId, PatientId, StaffId};

/// Whose patients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueOf {
    Worker(StaffId),
    Institution(InstitutionId),
    /// Those of one township that the institution follows up.
    Township(InstitutionId, AreaId),
}

/// Somebody who is to be visited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DuePatient {
    pub patient: PatientId,
    pub number: String,
    pub name: String,
    pub disorder: Disorder,
    pub status: StatusWord,
    pub class: Option<PatientClass>,
    pub level: Option<Dangerousness>,
    pub township: AreaId,
    pub worker: StaffId,
    pub next_on: Date,
    pub last_reached_on: Option<Date>,
    /// Visits in a row that reached nobody.
    pub missed: u32,
}

/// The patient that a window of the list ended with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueAfter {
    pub on: Date,
    pub id: PatientId,
}

impl fmt::Display for DueAfter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.on, self.id)
    }
}

impl FromStr for DueAfter {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (on, id) = text.split_once('.').ok_or(NoPlace)?;
        Ok(Self { on: on.parse().map_err(|_| NoPlace)?, id: id.parse().map_err(|_| NoPlace)? })
    }
}

impl DuePatient {
    /// Its place in the list.
    pub const fn place(&self) -> DueAfter {
        DueAfter { on: self.next_on, id: self.patient }
    }
}

/// How many are due, each counted up to the limit that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueCounts {
    pub overdue: u32,
    pub today: u32,
    /// From tomorrow up to the day that was asked for.
    pub soon: u32,
}

/// The visits of a year that rules look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitDays {
    /// On which days the patient was reached.
    pub reached_on: Vec<Date>,
    /// The latest physical examination up to the year's end.
    pub examined_on: Option<Date>,
    /// Visits in a row that reached nobody, at the latest one.
    pub missed: u32,
}

const DUE: &str = "SELECT patient.id, number, disorder, status, patient.class, patient.level, township, worker, \
     next_visit_on, \
     (SELECT MAX(visited_on) FROM visit WHERE visit.patient = patient.id AND outcome = 'reached') AS last_reached_on, \
     (SELECT missed FROM visit WHERE visit.patient = patient.id ORDER BY visited_on DESC, id DESC LIMIT 1) AS missed, \
     file, seal_key.wrapped FROM patient JOIN seal_key ON seal_key.id = patient.seal_key WHERE next_visit_on IS NOT NULL AND ";

impl Store {
    /// Who is to be visited up to a day, after a place of the list.
    pub async fn due_visits(
        &self,
        of: DueOf,
        until: Date,
        after: Option<DueAfter>,
        limit: usize,
    ) -> Result<Vec<DuePatient>, Error> {
        let query = due(of, until, after, limit);
        query.build().fetch_all(&self.read).await?.iter().map(|row| self.due_patient(row)).collect()
    }

    /// How many are overdue, due today and due from tomorrow up to `soon`, each up to `most`.
    pub async fn due_counts(&self, of: DueOf, today: Date, soon: Date, most: usize) -> Result<DueCounts, Error> {
        let yesterday = today.yesterday().unwrap_or(today);
        let tomorrow = today.tomorrow().unwrap_or(today);
        Ok(DueCounts {
            overdue: self.due_between(of, (Date::MIN, yesterday), most).await?,
            today: self.due_between(of, (today, today), most).await?,
            soon: self.due_between(of, (tomorrow, soon), most).await?,
        })
    }

    async fn due_between(&self, of: DueOf, (first, last): (Date, Date), most: usize) -> Result<u32, Error> {
        let mut query = Statement::new(
            "SELECT COUNT(*) AS patients FROM (SELECT id FROM patient WHERE next_visit_on IS NOT NULL AND ",
        );
        push_of(&mut query, of);
        // The calendar's first day is a negative year, which as a text would come after every other.
        if first > Date::MIN {
            query.push(" AND next_visit_on >= ").push_bind(first.to_string());
        }
        query.push(" AND next_visit_on <= ").push_bind(last.to_string());
        query.push(" LIMIT ").push_bind(most as i64).push(") AS counted");
        let row = query.build().fetch_one(&self.read).await?;
        let patients: i64 = row.try_get("patients")?;
        u32::try_from(patients).map_err(|_| Error::Damaged("patient.next_visit_on"))
    }

    fn due_patient(&self, row: &AnyRow) -> Result<DuePatient, Error> {
        let patient: PatientId = id(row, "id")?;
        let key = patient.to_string();
        let seal = self.keys.open_seal(&key, row.try_get("wrapped")?)?;
        let file: PatientFile = serde_json::from_str(&seal.open(Field::PatientFile, &key, row.try_get("file")?)?)?;
        Ok(DuePatient {
            patient,
            number: row.try_get("number")?,
            name: file.identity.name,
            disorder: code(row, "disorder", Disorder::from_code)?,
            status: code(row, "status", StatusWord::from_code)?,
            class: maybe_code(row, "class", PatientClass::from_code)?,
            level: level(row, "level")?,
            township: id(row, "township")?,
            worker: id(row, "worker")?,
            next_on: day(row, "next_visit_on")?,
            last_reached_on: maybe_day(row, "last_reached_on")?,
            missed: missed(row)?,
        })
    }

    /// On which days of a year a patient was reached, when examined last, and how many visits in a row reached nobody.
    pub async fn visit_days(&self, patient: PatientId, year: i16) -> Result<VisitDays, Error> {
        let (first, last) = (Quarter::all(year)[0].first(), Quarter::all(year)[3].last());
        let rows = sqlx::query(
            "SELECT visited_on FROM visit WHERE patient = $1 AND outcome = 'reached' AND visited_on >= $2 \
             AND visited_on <= $3 ORDER BY visited_on",
        )
        .bind(patient.to_string())
        .bind(first.to_string())
        .bind(last.to_string())
        .fetch_all(&self.read)
        .await?;
        let beside = sqlx::query(
            "SELECT (SELECT MAX(made_on) FROM examination WHERE patient = $1 AND made_on <= $2) AS examined_on, \
             (SELECT missed FROM visit WHERE patient = $1 ORDER BY visited_on DESC, id DESC LIMIT 1) AS missed",
        )
        .bind(patient.to_string())
        .bind(last.to_string())
        .fetch_one(&self.read)
        .await?;
        Ok(VisitDays {
            reached_on: rows.iter().map(|row| day(row, "visited_on")).collect::<Result<_, _>>()?,
            examined_on: maybe_day(&beside, "examined_on")?,
            missed: missed(&beside)?,
        })
    }
}

/// Whose next visit is due up to a day, the longest overdue first.
pub(crate) fn due(of: DueOf, until: Date, after: Option<DueAfter>, limit: usize) -> Statement {
    let mut query = Statement::new(DUE);
    push_of(&mut query, of);
    query.push(" AND next_visit_on <= ").push_bind(until.to_string());
    if let Some(DueAfter { on, id }) = after {
        query.push(" AND (next_visit_on, patient.id) > (").push_bind(on.to_string()).push(", ");
        query.push_bind(id.to_string()).push(")");
    }
    query.push(" ORDER BY next_visit_on, patient.id LIMIT ").push_bind(limit as i64);
    query
}

fn push_of(query: &mut Statement, of: DueOf) {
    match of {
        DueOf::Worker(staff) => query.push("worker = ").push_bind(staff.to_string()),
        DueOf::Institution(institution) => query.push("institution = ").push_bind(institution.to_string()),
        // Nearly all of a township are one institution's: the township's index is walked, and the few others are passed
        // over. As a plain column the institution's would be walked instead, past all its other townships.
        DueOf::Township(institution, township) => query
            .push("township = ")
            .push_bind(township.to_string())
            .push(" AND (institution || '') = ")
            .push_bind(institution.to_string()),
    };
}

/// None before the first visit.
fn missed(row: &AnyRow) -> Result<u32, Error> {
    let missed: Option<i64> = row.try_get("missed")?;
    u32::try_from(missed.unwrap_or(0)).map_err(|_| Error::Damaged("visit.missed"))
}
