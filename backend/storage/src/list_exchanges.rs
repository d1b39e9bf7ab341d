//! Lists of departments laid beside ours. The lines that differ are sealed by the centre's key.

use crate::entries::count;
use crate::people::CENTRE_SEAL;
use crate::places::Place;
use crate::sealing::Field;
use crate::sessions::id;
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::{InstitutionId, ListExchangeId, StaffId, Timestamp};

/// An exchange with its counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredExchange {
    pub id: ListExchangeId,
    pub institution: InstitutionId,
    pub by: StaffId,
    pub at: Timestamp,
    pub in_both: u32,
    pub differing: u32,
    pub only_ours: u32,
    pub only_theirs: u32,
}

impl StoredExchange {
    /// Its place in the list.
    pub fn place(&self) -> Place<ListExchangeId> {
        Place { at: self.at, id: self.id }
    }
}

const LIST: &str = "SELECT id, institution, given_by, given_at, in_both, differing, only_ours, only_theirs \
     FROM list_exchange WHERE centre = ";

impl Batch<'_> {
    /// Two lists were laid beside each other; `difference` is a document of the wire.
    pub async fn exchange_lists(&mut self, exchange: &StoredExchange, difference: &str) -> Result<(), Error> {
        let row = exchange.id.to_string();
        let sealed = self.centre_seal().await?.seal(Field::ListDifference, &row, difference)?;
        sqlx::query(
            "INSERT INTO list_exchange (id, centre, institution, given_by, given_at, in_both, differing, only_ours, \
             only_theirs, content) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(row)
        .bind(CENTRE)
        .bind(exchange.institution.to_string())
        .bind(exchange.by.to_string())
        .bind(exchange.at.0)
        .bind(i64::from(exchange.in_both))
        .bind(i64::from(exchange.differing))
        .bind(i64::from(exchange.only_ours))
        .bind(i64::from(exchange.only_theirs))
        .bind(sealed)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

impl Store {
    /// Exchanges of these institutions behind a place, the latest first.
    pub async fn list_exchanges(
        &self,
        institutions: &[InstitutionId],
        after: Option<Place<ListExchangeId>>,
        limit: usize,
    ) -> Result<Vec<StoredExchange>, Error> {
        if institutions.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = Statement::new(LIST);
        query.push_bind(CENTRE).push(" AND institution IN (");
        for (at, institution) in institutions.iter().enumerate() {
            query.push(if at == 0 { "" } else { ", " }).push_bind(institution.to_string());
        }
        query.push(")");
        if let Some(Place { at, id }) = after {
            query.push(" AND (given_at, id) < (").push_bind(at.0).push(", ").push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY given_at DESC, id DESC LIMIT ").push_bind(limit as i64);
        query.build().fetch_all(&self.read).await?.iter().map(exchange).collect()
    }

    /// One exchange, with its difference.
    pub async fn list_exchange(&self, wanted: ListExchangeId) -> Result<Option<(StoredExchange, String)>, Error> {
        let at = wanted.to_string();
        let row = sqlx::query(
            "SELECT id, institution, given_by, given_at, in_both, differing, only_ours, only_theirs, content \
             FROM list_exchange WHERE centre = $1 AND id = $2",
        )
        .bind(CENTRE)
        .bind(at.clone())
        .fetch_optional(&self.read)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let difference = self.seal(CENTRE_SEAL).await?.open(Field::ListDifference, &at, row.try_get("content")?)?;
        Ok(Some((exchange(&row)?, difference)))
    }
}

fn exchange(row: &AnyRow) -> Result<StoredExchange, Error> {
    Ok(StoredExchange {
        id: id(row, "id")?,
        institution: id(row, "institution")?,
        by: id(row, "given_by")?,
        at: Timestamp(row.try_get("given_at")?),
        in_both: count(row, "in_both")?,
        differing: count(row, "differing")?,
        only_ours: count(row, "only_ours")?,
        only_theirs: count(row, "only_theirs")?,
    })
}
