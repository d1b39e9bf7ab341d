//! When somebody last opened a dispatch, from the journal.

use crate::{Batch, Error, Store};
use sqlx::{AnyConnection, Row};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Actor, DispatchId, Event, StaffId, Timestamp};

const LAST: &str = "SELECT at FROM journal WHERE subject = $1 AND kind = 'dispatch_read' AND actor = $2 \
     ORDER BY seq DESC LIMIT 1";

impl Batch<'_> {
    /// When somebody's last reading of a dispatch was written down, as this batch has made it so far.
    pub async fn last_reading(&mut self, dispatch: DispatchId, staff: StaffId) -> Result<Option<Timestamp>, Error> {
        let read = Event::Dispatch(DispatchEvent::DispatchRead { dispatch, staff });
        if let Some(entry) = self.told_so_far().iter().rev().find(|entry| entry.event == read) {
            return Ok(Some(entry.at));
        }
        last(self.connection(), dispatch, staff).await
    }
}

impl Store {
    /// When somebody's last reading of a dispatch was written down.
    pub async fn last_reading(&self, dispatch: DispatchId, staff: StaffId) -> Result<Option<Timestamp>, Error> {
        last(&mut *self.read.acquire().await?, dispatch, staff).await
    }
}

async fn last(
    connection: &mut AnyConnection,
    dispatch: DispatchId,
    staff: StaffId,
) -> Result<Option<Timestamp>, Error> {
    let row = sqlx::query(LAST)
        .bind(dispatch.to_string())
        .bind(serde_json::to_string(&Actor::Staff(staff))?)
        .fetch_optional(connection)
        .await?;
    row.map(|row| Ok(Timestamp(row.try_get("at")?))).transpose()
}
