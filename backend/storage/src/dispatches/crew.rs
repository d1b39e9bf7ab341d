//! Somebody who goes out, as their own desk shows them: since when they cannot be asked, and when they are on call.

use crate::sessions::{id, instant};
use crate::{Error, Store};
use sqlx::Row;
use xinqiao_domain::{OnCallId, StaffId, Timestamp};

/// A stretch on call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub id: OnCallId,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
}

impl Store {
    /// Since when somebody says that they cannot be asked; none while they can.
    pub async fn away_since(&self, staff: StaffId) -> Result<Option<Timestamp>, Error> {
        let row = sqlx::query("SELECT unavailable_since FROM team_member WHERE staff = $1")
            .bind(staff.to_string())
            .fetch_optional(&self.read)
            .await?;
        row.map_or(Ok(None), |row| instant(&row, "unavailable_since"))
    }

    /// The stretch on call that runs at an instant, else the next one.
    pub async fn next_on_call(&self, staff: StaffId, at: Timestamp) -> Result<Option<Stretch>, Error> {
        let row = sqlx::query(
            "SELECT id, starts_at, ends_at FROM on_call WHERE staff = $1 AND ends_at > $2 AND cancelled_at IS NULL \
             ORDER BY starts_at, id LIMIT 1",
        )
        .bind(staff.to_string())
        .bind(at.0)
        .fetch_optional(&self.read)
        .await?;
        row.map(|row| {
            Ok(Stretch {
                id: id(&row, "id")?,
                starts_at: Timestamp(row.try_get("starts_at")?),
                ends_at: Timestamp(row.try_get("ends_at")?),
            })
        })
        .transpose()
    }
}
