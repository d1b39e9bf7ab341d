//! What providers report later of what they took: found by their own name of it, or by ours.

use super::{ITEM, Item, columns};
use crate::sessions::instant;
use crate::{Batch, CENTRE, Error};
use xinqiao_domain::delivery::DeliveryChannel;
use xinqiao_domain::{OutboxId, Timestamp};

/// An item that a provider reports on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    pub item: Item,
    /// It was reported as delivered before.
    pub delivered_at: Option<Timestamp>,
}

impl Batch<'_> {
    /// The item that a provider took under this name of its own, or that bears this id.
    pub async fn outbox_reported(
        &mut self,
        channel: DeliveryChannel,
        reference: &str,
    ) -> Result<Option<Reported>, Error> {
        let by_name = format!("{ITEM} channel = $2 AND provider_ref = $3 ORDER BY id DESC LIMIT 1");
        let mut row = sqlx::query(sqlx::AssertSqlSafe(by_name))
            .bind(CENTRE)
            .bind(channel.code())
            .bind(reference.to_owned())
            .fetch_optional(self.connection())
            .await?;
        if let (None, Ok(ours)) = (&row, reference.parse::<OutboxId>()) {
            row = sqlx::query(sqlx::AssertSqlSafe(format!("{ITEM} channel = $2 AND id = $3")))
                .bind(CENTRE)
                .bind(channel.code())
                .bind(ours.to_string())
                .fetch_optional(self.connection())
                .await?;
        }
        let Some(row) = row else { return Ok(None) };
        let seal = self.centre_seal().await?;
        Ok(Some(Reported { item: columns::item(&row, &seal)?, delivered_at: instant(&row, "delivered_at")? }))
    }

    /// It was delivered; the first report counts.
    pub async fn outbox_delivered(&mut self, item: OutboxId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE outbox SET delivered_at = COALESCE(delivered_at, $1) WHERE id = $2")
            .bind(now.0)
            .bind(item.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// The provider's own name of it, by which its reports come.
    pub async fn name_at_provider(&mut self, item: OutboxId, reference: &str) -> Result<(), Error> {
        sqlx::query("UPDATE outbox SET provider_ref = $1 WHERE id = $2")
            .bind(reference.to_owned())
            .bind(item.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
