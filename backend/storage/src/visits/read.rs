//! What was handed in, read again.

use super::{VisitRecord, draft_row};
use crate::entries::{count, day};
use crate::patients::{level, maybe_day};
use crate::places::NoPlace;
use crate::sealing::Field;
use crate::sessions::{code, id, instant, maybe_code, maybe_id};
use crate::statements::Statement;
use crate::{Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::fmt;
use std::str::FromStr;
use xinqiao_domain::patient::{Dangerousness, PatientClass};
use xinqiao_domain::visit::{VisitFindings, VisitMode, VisitOutcome, VisitOutcomeWord};
use xinqiao_domain::{Date, DispatchId, PatientId, StaffId, Timestamp, VisitId};

/// A visit without what is sealed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredVisit {
    pub id: VisitId,
    pub patient: PatientId,
    pub on: Date,
    pub by: StaffId,
    pub at: Timestamp,
    pub mode: VisitMode,
    pub outcome: VisitOutcomeWord,
    pub class: Option<PatientClass>,
    pub level: Option<Dangerousness>,
    pub missed: u32,
    pub next_on: Option<Date>,
    pub dispatch: Option<DispatchId>,
}

/// The whole of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedVisit {
    pub visit: StoredVisit,
    pub record: VisitRecord,
}

/// A half-filled form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredVisitDraft {
    pub body: String,
    pub saved_at: Timestamp,
}

/// A physical examination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredExamination {
    pub on: Date,
    pub by: StaffId,
    pub at: Timestamp,
    pub findings: String,
}

/// What a physician wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredGuidance {
    pub by: StaffId,
    pub at: Timestamp,
    pub words: String,
}

/// The visit that a window of a patient's visits ended with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitAfter {
    pub on: Date,
    pub id: VisitId,
}

impl fmt::Display for VisitAfter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.on, self.id)
    }
}

impl FromStr for VisitAfter {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (on, id) = text.split_once('.').ok_or(NoPlace)?;
        Ok(Self { on: on.parse().map_err(|_| NoPlace)?, id: id.parse().map_err(|_| NoPlace)? })
    }
}

const VISIT: &str = "SELECT id, patient, visited_on, visited_by, handed_in_at, mode, outcome, class, level, missed, \
     next_on, form, (SELECT MAX(dispatch) FROM visit_dispatch WHERE visit_dispatch.visit = visit.id) AS dispatch \
     FROM visit WHERE ";

impl Store {
    /// A patient's visits, the latest first.
    pub async fn visits_of(
        &self,
        patient: PatientId,
        after: Option<VisitAfter>,
        limit: usize,
    ) -> Result<Vec<StoredVisit>, Error> {
        let mut query = Statement::new(VISIT);
        query.push("patient = ").push_bind(patient.to_string());
        if let Some(VisitAfter { on, id }) = after {
            query.push(" AND (visited_on, id) < (").push_bind(on.to_string()).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY visited_on DESC, id DESC LIMIT ").push_bind(limit as i64);
        query.build().fetch_all(&self.read).await?.iter().map(visit).collect()
    }

    /// One visit, opened.
    pub async fn one_visit(&self, visit: VisitId) -> Result<Option<OpenedVisit>, Error> {
        let mut query = Statement::new(VISIT);
        query.push("id = ").push_bind(visit.to_string());
        match query.build().fetch_optional(&self.read).await? {
            Some(row) => self.open_visit(&row).await.map(Some),
            None => Ok(None),
        }
    }

    /// What the last visit that reached the patient found, and when.
    pub async fn last_findings(&self, patient: PatientId) -> Result<Option<(Date, VisitFindings)>, Error> {
        let mut query = Statement::new(VISIT);
        query.push("patient = ").push_bind(patient.to_string());
        query.push(" AND outcome = 'reached' ORDER BY visited_on DESC, id DESC LIMIT 1");
        let Some(row) = query.build().fetch_optional(&self.read).await? else { return Ok(None) };
        let opened = self.open_visit(&row).await?;
        match opened.record.form.outcome {
            VisitOutcome::Reached { findings } => Ok(Some((opened.visit.on, *findings))),
            VisitOutcome::NotReached { .. } | VisitOutcome::Died { .. } => Err(Error::Damaged("visit.form")),
        }
    }

    /// The class of the last visit that reached the patient; none before the first.
    pub async fn last_class(&self, patient: PatientId) -> Result<Option<PatientClass>, Error> {
        last_class(&mut *self.read.acquire().await?, patient).await
    }

    async fn open_visit(&self, row: &AnyRow) -> Result<OpenedVisit, Error> {
        let visit = visit(row)?;
        let seal = self.seal(&visit.patient.to_string()).await?;
        let record = seal.open(Field::VisitForm, &visit.id.to_string(), row.try_get("form")?)?;
        Ok(OpenedVisit { visit, record: serde_json::from_str(&record)? })
    }

    /// Somebody's half-filled form.
    pub async fn visit_draft(&self, patient: PatientId, staff: StaffId) -> Result<Option<StoredVisitDraft>, Error> {
        let row = sqlx::query("SELECT body, saved_at FROM visit_draft WHERE patient = $1 AND staff = $2")
            .bind(patient.to_string())
            .bind(staff.to_string())
            .fetch_optional(&self.read)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let seal = self.seal(&patient.to_string()).await?;
        Ok(Some(StoredVisitDraft {
            body: seal.open(Field::VisitDraft, &draft_row(patient, staff), row.try_get("body")?)?,
            saved_at: Timestamp(row.try_get("saved_at")?),
        }))
    }

    /// The physical examinations, the latest first, at most `limit`.
    pub async fn examinations_of(&self, patient: PatientId, limit: usize) -> Result<Vec<StoredExamination>, Error> {
        let seal = self.seal(&patient.to_string()).await?;
        let rows = sqlx::query(
            "SELECT id, made_on, findings, recorded_by, recorded_at FROM examination WHERE patient = $1 \
             ORDER BY made_on DESC, id DESC LIMIT $2",
        )
        .bind(patient.to_string())
        .bind(limit as i64)
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                let own: String = row.try_get("id")?;
                Ok(StoredExamination {
                    on: day(row, "made_on")?,
                    by: id(row, "recorded_by")?,
                    at: Timestamp(row.try_get("recorded_at")?),
                    findings: seal.open(Field::ExaminationFindings, &own, row.try_get("findings")?)?,
                })
            })
            .collect()
    }

    /// What a physician wrote last.
    pub async fn last_guidance(&self, patient: PatientId) -> Result<Option<StoredGuidance>, Error> {
        let row = sqlx::query(
            "SELECT id, given_by, given_at, words FROM guidance WHERE patient = $1 ORDER BY given_at DESC, id DESC LIMIT 1",
        )
        .bind(patient.to_string())
        .fetch_optional(&self.read)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let (seal, own) = (self.seal(&patient.to_string()).await?, row.try_get::<String, _>("id")?);
        Ok(Some(StoredGuidance {
            by: id(&row, "given_by")?,
            at: instant(&row, "given_at")?.ok_or(Error::Damaged("guidance.given_at"))?,
            words: seal.open(Field::GuidanceWords, &own, row.try_get("words")?)?,
        }))
    }
}

fn visit(row: &AnyRow) -> Result<StoredVisit, Error> {
    Ok(StoredVisit {
        id: id(row, "id")?,
        patient: id(row, "patient")?,
        on: day(row, "visited_on")?,
        by: id(row, "visited_by")?,
        at: Timestamp(row.try_get("handed_in_at")?),
        mode: code(row, "mode", VisitMode::from_code)?,
        outcome: code(row, "outcome", VisitOutcomeWord::from_code)?,
        class: maybe_code(row, "class", PatientClass::from_code)?,
        level: level(row, "level")?,
        missed: count(row, "missed")?,
        next_on: maybe_day(row, "next_on")?,
        dispatch: maybe_id(row, "dispatch")?,
    })
}

/// The class of the last visit that reached the patient.
pub(super) async fn last_class(
    connection: &mut AnyConnection,
    patient: PatientId,
) -> Result<Option<PatientClass>, Error> {
    let row = sqlx::query(
        "SELECT class FROM visit WHERE patient = $1 AND outcome = 'reached' ORDER BY visited_on DESC, id DESC LIMIT 1",
    )
    .bind(patient.to_string())
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| maybe_code(&row, "class", PatientClass::from_code)).transpose()?.flatten())
}
