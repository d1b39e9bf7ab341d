//! Reports of the hotline: drafts, and what was signed. Remarks and the reason of a return are sealed under the centre's
//! key.

mod known;
mod rows;

pub use rows::{NoPlace, Place, Report};

use crate::sealing::Field;
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use rows::{COLUMNS, Columns, read};
use sqlx::{AnyConnection, Row};
use xinqiao_domain::ReportId;
use xinqiao_domain::report::{Days, Known, ReportTyped};

impl Batch<'_> {
    /// A new draft.
    pub async fn create_report(&mut self, report: &Report) -> Result<(), Error> {
        let remarks = self.sealed(Field::ReportRemarks, report.id, &report.remarks).await?;
        sqlx::query(
            "INSERT INTO report (id, centre, first_day, last_day, corrects, state, typed, remarks, created_by, \
             created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(report.id.to_string())
        .bind(CENTRE)
        .bind(report.days.first.to_string())
        .bind(report.days.last.to_string())
        .bind(report.corrects.map(|id| id.to_string()))
        .bind(rows::DRAFT)
        .bind(serde_json::to_string(&report.typed)?)
        .bind(remarks)
        .bind(report.created.by.to_string())
        .bind(report.created.at.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// What may change of a report: what is typed, and where it stands.
    pub async fn put_report(&mut self, report: &Report) -> Result<(), Error> {
        let remarks = self.sealed(Field::ReportRemarks, report.id, &report.remarks).await?;
        let reason = match &report.returned_because {
            Some(reason) => Some(self.sealed(Field::ReportReturned, report.id, reason).await?),
            None => None,
        };
        let columns = Columns::of(&report.stage)?;
        sqlx::query(
            "UPDATE report SET typed = $1, remarks = $2, state = $3, figures = $4, filled_by = $5, filled_at = $6, \
             returned_by = $7, returned_at = $8, returned_reason = $9, reviewed_by = $10, reviewed_at = $11 \
             WHERE id = $12",
        )
        .bind(serde_json::to_string(&report.typed)?)
        .bind(remarks)
        .bind(columns.state)
        .bind(columns.figures)
        .bind(columns.filler.map(|one| one.by.to_string()))
        .bind(columns.filler.map(|one| one.at.0))
        .bind(columns.returned.map(|one| one.by.to_string()))
        .bind(columns.returned.map(|one| one.at.0))
        .bind(reason)
        .bind(columns.reviewer.map(|one| one.by.to_string()))
        .bind(columns.reviewer.map(|one| one.at.0))
        .bind(report.id.to_string())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// One report, as this batch has made it so far.
    pub async fn report(&mut self, report: ReportId) -> Result<Option<Report>, Error> {
        let seal = self.centre_seal().await?;
        let mut query = Statement::new(COLUMNS);
        query.push_bind(CENTRE).push(" AND report.id = ").push_bind(report.to_string());
        let row = query.build().fetch_optional(self.connection()).await?;
        row.map(|row| read(&row, &seal)).transpose()
    }

    /// A frozen report of exactly these days that nothing corrects.
    pub async fn frozen_report_of(&mut self, days: Days) -> Result<Option<ReportId>, Error> {
        let row = sqlx::query(
            "SELECT report.id FROM report WHERE report.centre = $1 AND report.first_day = $2 AND report.last_day = $3 \
             AND report.state = $4 AND NOT EXISTS (SELECT 1 FROM report AS later WHERE later.corrects = report.id) \
             ORDER BY report.id LIMIT 1",
        )
        .bind(CENTRE)
        .bind(days.first.to_string())
        .bind(days.last.to_string())
        .bind(rows::FROZEN)
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| crate::sessions::id(&row, "id")).transpose()
    }

    /// What was typed into the report that was begun last.
    pub async fn typed_last(&mut self) -> Result<Option<ReportTyped>, Error> {
        let row = sqlx::query("SELECT typed FROM report WHERE centre = $1 ORDER BY created_at DESC, id DESC LIMIT 1")
            .bind(CENTRE)
            .fetch_optional(self.connection())
            .await?;
        row.map(|row| Ok(serde_json::from_str(row.try_get("typed")?)?)).transpose()
    }

    /// What the form is filled in from, as this batch has made it so far.
    pub async fn report_known(&mut self, days: Days) -> Result<Known, Error> {
        self.flush_sessions().await?;
        let zone = self.zone().await?;
        known::read(self.connection(), days, &zone).await
    }

    async fn sealed(&mut self, field: Field, report: ReportId, text: &str) -> Result<Vec<u8>, Error> {
        self.centre_seal().await?.seal(field, &report.to_string(), text)
    }
}

impl Store {
    /// One report.
    pub async fn report(&self, report: ReportId) -> Result<Option<Report>, Error> {
        let seal = self.seal(crate::people::CENTRE_SEAL).await?;
        let mut query = Statement::new(COLUMNS);
        query.push_bind(CENTRE).push(" AND report.id = ").push_bind(report.to_string());
        let row = query.build().fetch_optional(&self.read).await?;
        row.map(|row| read(&row, &seal)).transpose()
    }

    /// Reports after a place, at most `limit`, the latest period first.
    pub async fn reports(&self, after: Option<Place>, limit: usize) -> Result<Vec<Report>, Error> {
        let mut query = Statement::new(COLUMNS);
        query.push_bind(CENTRE);
        if let Some(Place { first_day, id }) = after {
            query.push(" AND (report.first_day, report.id) < (").push_bind(first_day.to_string()).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY report.first_day DESC, report.id DESC LIMIT ").push_bind(limit as i64);
        let rows = query.build().fetch_all(&self.read).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let seal = self.seal(crate::people::CENTRE_SEAL).await?;
        rows.iter().map(|row| read(row, &seal)).collect()
    }

    /// What the form is filled in from.
    pub async fn report_known(&self, days: Days) -> Result<Known, Error> {
        let mut connection: sqlx::pool::PoolConnection<sqlx::Any> = self.read.acquire().await?;
        let zone = crate::centre::numbers(&mut connection).await?.zone;
        let connection: &mut AnyConnection = &mut connection;
        known::read(connection, days, &zone).await
    }
}
