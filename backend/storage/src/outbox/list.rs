//! The outbox as supervisors read it: newest first, in windows. Without what was said.

use super::columns;
use crate::places::Place;
use crate::sessions::{code, id, instant, maybe_id};
use crate::statements::Statement;
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::delivery::{Delivery, DeliveryChannel, DeliveryPurpose};
use xinqiao_domain::{OutboxId, StaffId, Timestamp};

/// An item of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: OutboxId,
    pub channel: DeliveryChannel,
    pub purpose: DeliveryPurpose,
    pub staff: Option<StaffId>,
    pub state: Delivery,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// When the provider said that it had arrived; only some ever say so.
    pub delivered_at: Option<Timestamp>,
    /// The provider's last answer.
    pub answer: Option<String>,
}

impl Listed {
    /// Its place in the list.
    pub fn place(&self) -> Place<OutboxId> {
        Place { at: self.created_at, id: self.id }
    }
}

impl Store {
    /// Items after a place, at most `limit`, newest first.
    pub async fn outbox(&self, after: Option<Place<OutboxId>>, limit: usize) -> Result<Vec<Listed>, Error> {
        let mut query = Statement::new(
            "SELECT id, channel, purpose, staff, state, attempt, perhaps_arrived_at, because, due_at, claim, \
             created_at, expires_at, settled_at, delivered_at, answer FROM outbox WHERE centre = ",
        );
        query.push_bind(CENTRE);
        if let Some(Place { at, id }) = after {
            query.push(" AND (created_at, id) < (").push_bind(at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY created_at DESC, id DESC LIMIT ").push_bind(limit as i64);
        let rows = query.build().fetch_all(&self.read).await?;
        rows.iter().map(listed).collect()
    }
}

fn listed(row: &AnyRow) -> Result<Listed, Error> {
    Ok(Listed {
        id: id(row, "id")?,
        channel: code(row, "channel", DeliveryChannel::from_code)?,
        purpose: code(row, "purpose", DeliveryPurpose::from_code)?,
        staff: maybe_id(row, "staff")?,
        state: columns::state(row)?,
        created_at: Timestamp(row.try_get("created_at")?),
        expires_at: Timestamp(row.try_get("expires_at")?),
        delivered_at: instant(row, "delivered_at")?,
        answer: row.try_get("answer")?,
    })
}
