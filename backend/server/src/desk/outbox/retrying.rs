//! A supervisor sends something once more, after seeing to what stood in its way.

use super::{Said, change};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::{Actor, CommandId, Millis, OutboxId, Refusal, StaffId};

/// How long it is tried again, at least.
const LIFE: Millis = Millis::days(1);

/// Sends an item once more that failed, expired or was suppressed.
pub struct Retry {
    pub id: CommandId,
    pub item: OutboxId,
    pub by: StaffId,
}

impl Command for Retry {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.item).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        let mut item = work.batch.outbox_item(self.item).await?.ok_or(Refusal::NotFound)?;
        let next = item.state.retry(now)?;
        item.expires_at = item.expires_at.max(now + LIFE);
        // The address may be what was missing, or wrong.
        let address = work.batch.address_of(item.recipient()).await?;
        if address.is_empty() {
            return Err(Decline::with(Refusal::FieldInvalid, "field", "email"));
        }
        if address != item.letter.to {
            item.letter.to = address;
            work.batch.readdress_outbox(&item).await?;
        }
        change(work, item, next, Said::Colleague(Actor::Staff(self.by))).await?;
        Ok(Done {})
    }
}
