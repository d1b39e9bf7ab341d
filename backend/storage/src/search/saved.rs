//! Searches that people keep. The name is theirs, and sealed under the centre's key; the search is a document of the
//! protocol, made of codes, ids and days.

use crate::sealing::Field;
use crate::sessions::id;
use crate::trainings::centre_seal;
use crate::{Batch, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use xinqiao_domain::{SavedSearchId, StaffId, Timestamp};

/// A search that somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    pub search: SavedSearchId,
    pub name: String,
    /// The filter, as the protocol writes it.
    pub query: String,
    pub saved_at: Timestamp,
}

impl Batch<'_> {
    /// Somebody's searches, by age.
    pub async fn saved_searches(&mut self, staff: StaffId) -> Result<Vec<SavedSearch>, Error> {
        let store = self.store;
        saved_searches(self.connection(), store, staff).await
    }

    /// Keeps a search.
    pub async fn save_search(&mut self, staff: StaffId, search: &SavedSearch) -> Result<(), Error> {
        let row = search.search.to_string();
        let name = self.centre_seal().await?.seal(Field::SavedSearchName, &row, &search.name)?;
        sqlx::query("INSERT INTO saved_search (id, staff, name, query, at) VALUES ($1, $2, $3, $4, $5)")
            .bind(row)
            .bind(staff.to_string())
            .bind(name)
            .bind(search.query.clone())
            .bind(search.saved_at.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Gives a search up; how many of theirs there were of this id.
    pub async fn drop_search(&mut self, staff: StaffId, search: SavedSearchId) -> Result<u64, Error> {
        let dropped = sqlx::query("DELETE FROM saved_search WHERE id = $1 AND staff = $2")
            .bind(search.to_string())
            .bind(staff.to_string())
            .execute(self.connection())
            .await?;
        Ok(dropped.rows_affected())
    }
}

impl Store {
    /// Somebody's searches, by age.
    pub async fn saved_searches(&self, staff: StaffId) -> Result<Vec<SavedSearch>, Error> {
        let mut connection = self.read.acquire().await?;
        saved_searches(&mut connection, self, staff).await
    }
}

/// So few are kept by one person that the writer counts them here.
async fn saved_searches(
    connection: &mut AnyConnection,
    store: &Store,
    staff: StaffId,
) -> Result<Vec<SavedSearch>, Error> {
    let Some(seal) = centre_seal(connection, store).await? else { return Ok(Vec::new()) };
    let rows = sqlx::query("SELECT id, name, query, at FROM saved_search WHERE staff = $1 ORDER BY at, id")
        .bind(staff.to_string())
        .fetch_all(connection)
        .await?;
    let open = |row: &AnyRow| {
        let search: SavedSearchId = id(row, "id")?;
        Ok(SavedSearch {
            name: seal.open(Field::SavedSearchName, &search.to_string(), row.try_get("name")?)?,
            search,
            query: row.try_get("query")?,
            saved_at: Timestamp(row.try_get("at")?),
        })
    };
    rows.iter().map(open).collect()
}
