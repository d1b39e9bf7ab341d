//! Every version of a supervision, with why it was corrected.

use super::{COLUMNS, Supervision, people, read};
use crate::places::Place;
use crate::sealing::Field;
use crate::statements::Statement;
use crate::trainings::{Whose, centre_seal};
use crate::{Error, Store};
use sqlx::Row;
use xinqiao_domain::EntryId;

/// A version as it was written down, by its supervisor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupervisionVersion {
    pub supervision: Supervision,
    /// Why it was corrected; empty for the first.
    pub reason: String,
}

impl SupervisionVersion {
    /// Its place among the versions.
    pub fn place(&self) -> Place<EntryId> {
        Place { at: self.supervision.version.recorded_at, id: self.supervision.version.entry }
    }
}

impl Store {
    /// The versions of a supervision after a place, at most `limit`, the latest first: all, or those that name somebody.
    pub async fn supervision_versions(
        &self,
        root: EntryId,
        whose: Whose,
        after: Option<Place<EntryId>>,
        limit: usize,
    ) -> Result<Vec<SupervisionVersion>, Error> {
        let mut connection = self.read.acquire().await?;
        let Some(seal) = centre_seal(&mut connection, self).await? else { return Ok(Vec::new()) };
        let mut query = Statement::new("SELECT entry.*, supervision.reason FROM (");
        query.push(COLUMNS).push(" WHERE root = ").push_bind(root.to_string());
        query.push(") AS entry JOIN supervision ON supervision.id = entry.id");
        if let Whose::Of(staff) = whose {
            query.push(" JOIN supervision_person AS mine ON mine.supervision = entry.id AND mine.staff = ");
            query.push_bind(staff.to_string());
        }
        if let Some(Place { at, id }) = after {
            query.push(" WHERE (entry.recorded_at, entry.id) < (").push_bind(at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY entry.recorded_at DESC, entry.id DESC LIMIT ").push_bind(limit as i64);
        let rows = query.build().fetch_all(&mut *connection).await?;
        let mut found: Vec<Supervision> = rows.iter().map(|row| read(row, &seal)).collect::<Result<_, _>>()?;
        people::fill(&mut connection, &mut found).await?;
        found
            .into_iter()
            .zip(&rows)
            .map(|(supervision, row)| {
                let at = supervision.version.entry.to_string();
                let reason = seal.open(Field::CorrectionReason, &at, row.try_get("reason")?)?;
                Ok(SupervisionVersion { supervision, reason })
            })
            .collect()
    }
}
