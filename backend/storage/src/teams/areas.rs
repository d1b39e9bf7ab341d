//! Counties and townships.

use crate::sessions::{code, id, instant, maybe_id};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use xinqiao_domain::team::AreaLevel;
use xinqiao_domain::{AreaId, Timestamp};

/// An area as it was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredArea {
    pub id: AreaId,
    pub level: AreaLevel,
    /// The county of a township.
    pub county: Option<AreaId>,
    pub name: String,
    pub closed_at: Option<Timestamp>,
}

const AREA: &str = "SELECT id, level, parent, name, closed_at FROM area WHERE centre = ";

impl Batch<'_> {
    /// Writes an area, new or in place of what was known.
    pub async fn put_area(&mut self, area: &StoredArea) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "INSERT INTO area (id, centre, level, parent, name, created_at, closed_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) \
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, closed_at = excluded.closed_at",
        )
        .bind(area.id.to_string())
        .bind(CENTRE)
        .bind(area.level.code())
        .bind(area.county.map(|county| county.to_string()))
        .bind(area.name.clone())
        .bind(now.0)
        .bind(area.closed_at.map(|at| at.0))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// One area, as this batch has made it so far.
    pub async fn area(&mut self, area: AreaId) -> Result<Option<StoredArea>, Error> {
        Ok(read(self.connection(), Some(area)).await?.pop())
    }

    /// Every area, by name.
    pub async fn areas(&mut self) -> Result<Vec<StoredArea>, Error> {
        read(self.connection(), None).await
    }
}

impl Store {
    /// Every area, by name.
    pub async fn all_areas(&self) -> Result<Vec<StoredArea>, Error> {
        read(&mut *self.read.acquire().await?, None).await
    }
}

async fn read(connection: &mut AnyConnection, only: Option<AreaId>) -> Result<Vec<StoredArea>, Error> {
    let mut query = Statement::new(AREA);
    query.push_bind(CENTRE);
    if let Some(area) = only {
        query.push(" AND id = ").push_bind(area.to_string());
    }
    query.push(" ORDER BY name, id");
    query.build().fetch_all(connection).await?.iter().map(area_of).collect()
}

fn area_of(row: &AnyRow) -> Result<StoredArea, Error> {
    Ok(StoredArea {
        id: id(row, "id")?,
        level: code(row, "level", AreaLevel::from_code)?,
        county: maybe_id(row, "parent")?,
        name: row.try_get("name")?,
        closed_at: instant(row, "closed_at")?,
    })
}
