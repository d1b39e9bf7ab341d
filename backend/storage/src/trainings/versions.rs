//! Every version of a training, with who wrote it and why it was corrected.

use super::{COLUMNS, Listed, Wanted, centre_seal, courses, people, read};
use crate::places::Place;
use crate::sealing::Field;
use crate::sessions::id;
use crate::statements::Statement;
use crate::{Error, Store};
use sqlx::Row;
use xinqiao_domain::{EntryId, StaffId};

/// A version as it was written down. Its people are those of the training as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingVersion {
    pub listed: Listed,
    pub by: StaffId,
    /// Why it was corrected; empty for the first.
    pub reason: String,
}

impl TrainingVersion {
    /// Its place among the versions.
    pub fn place(&self) -> Place<EntryId> {
        Place { at: self.listed.training.version.recorded_at, id: self.listed.training.version.entry }
    }
}

impl Store {
    /// The versions of a training after a place, at most `limit`, the latest first.
    pub async fn training_versions(
        &self,
        root: EntryId,
        after: Option<Place<EntryId>>,
        limit: usize,
    ) -> Result<Vec<TrainingVersion>, Error> {
        let mut connection = self.read.acquire().await?;
        let Some(seal) = centre_seal(&mut connection, self).await? else { return Ok(Vec::new()) };
        let mut query = Statement::new("SELECT entry.*, training.recorded_by, training.reason FROM (");
        query.push(COLUMNS).push(" WHERE root = ").push_bind(root.to_string());
        query.push(") AS entry JOIN training ON training.id = entry.id");
        if let Some(Place { at, id }) = after {
            query.push(" WHERE (entry.recorded_at, entry.id) < (").push_bind(at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY entry.recorded_at DESC, entry.id DESC LIMIT ").push_bind(limit as i64);
        let rows = query.build().fetch_all(&mut *connection).await?;
        let mut enrolled = people::of(&mut connection, Wanted::One(root)).await?;
        let enrolled = enrolled.remove(&root).unwrap_or_default();
        let courses = courses::all(&mut connection).await?;
        rows.iter()
            .map(|row| {
                let training = read(row, &seal)?;
                let course = courses.get(&training.course).cloned().ok_or(Error::Damaged("training.course"))?;
                let at = training.version.entry.to_string();
                let reason = seal.open(Field::CorrectionReason, &at, row.try_get("reason")?)?;
                let listed = Listed { training, course, people: enrolled.clone() };
                Ok(TrainingVersion { listed, by: id(row, "recorded_by")?, reason })
            })
            .collect()
    }
}
