//! Courses of the training plan.

use crate::entries::count;
use crate::sessions::{code, id};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::BTreeMap;
use xinqiao_domain::CourseId;
use xinqiao_domain::ledger::TrainingKind;

/// A course of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    pub id: CourseId,
    pub kind: TrainingKind,
    pub title: String,
    /// What is taught.
    pub content: String,
    pub minutes: u32,
    /// How long a certificate of it is good for; for ever where none is given.
    pub valid_months: Option<u32>,
}

const COLUMNS: &str = "SELECT id, kind, title, content, minutes, valid_months FROM course WHERE centre = ";

impl Batch<'_> {
    /// A new course.
    pub async fn create_course(&mut self, course: &Course) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "INSERT INTO course (id, centre, kind, title, content, minutes, valid_months, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(course.id.to_string())
        .bind(CENTRE)
        .bind(course.kind.code())
        .bind(course.title.clone())
        .bind(course.content.clone())
        .bind(i64::from(course.minutes))
        .bind(course.valid_months.map(i64::from))
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Every course, by title.
    pub async fn courses(&mut self) -> Result<Vec<Course>, Error> {
        by_title(self.connection()).await
    }
}

impl Store {
    /// Every course, by title.
    pub async fn courses(&self) -> Result<Vec<Course>, Error> {
        let mut connection = self.read.acquire().await?;
        by_title(&mut connection).await
    }
}

pub(super) async fn all(connection: &mut AnyConnection) -> Result<BTreeMap<CourseId, Course>, Error> {
    Ok(by_title(connection).await?.into_iter().map(|course| (course.id, course)).collect())
}

async fn by_title(connection: &mut AnyConnection) -> Result<Vec<Course>, Error> {
    let mut query = Statement::new(COLUMNS);
    query.push_bind(CENTRE).push(" ORDER BY title, id");
    query.build().fetch_all(connection).await?.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<Course, Error> {
    let valid_months: Option<i64> = row.try_get("valid_months")?;
    Ok(Course {
        id: id(row, "id")?,
        kind: code(row, "kind", TrainingKind::from_code)?,
        title: row.try_get("title")?,
        content: row.try_get("content")?,
        minutes: count(row, "minutes")?,
        valid_months: valid_months
            .map(|months| u32::try_from(months).map_err(|_| Error::Damaged("months")))
            .transpose()?,
    })
}
