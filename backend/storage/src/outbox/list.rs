//! The outbox as supervisors read it: newest first, in windows. Without what was said.

use super::columns;
use crate::sessions::{code, id, maybe_id};
use crate::statements::Statement;
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::str::FromStr;
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
    /// The provider's last answer.
    pub answer: Option<String>,
}

/// Where the next window begins: after this item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub created_at: Timestamp,
    pub id: OutboxId,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.created_at.0, self.id)
    }
}

/// A text that is no place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place in the list")]
pub struct NoPlace;

impl FromStr for Place {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (at, id) = text.split_once('.').ok_or(NoPlace)?;
        Ok(Self { created_at: Timestamp(at.parse().map_err(|_| NoPlace)?), id: id.parse().map_err(|_| NoPlace)? })
    }
}

impl Listed {
    /// Its place in the list.
    pub fn place(&self) -> Place {
        Place { created_at: self.created_at, id: self.id }
    }
}

impl Store {
    /// Items after a place, at most `limit`, newest first.
    pub async fn outbox(&self, after: Option<Place>, limit: usize) -> Result<Vec<Listed>, Error> {
        let mut query = Statement::new(
            "SELECT id, channel, purpose, staff, state, attempt, perhaps_arrived_at, because, due_at, claim, \
             created_at, expires_at, settled_at, answer FROM outbox WHERE centre = ",
        );
        query.push_bind(CENTRE);
        if let Some(Place { created_at, id }) = after {
            query.push(" AND (created_at, id) < (").push_bind(created_at.0).push(", ");
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
        answer: row.try_get("answer")?,
    })
}
