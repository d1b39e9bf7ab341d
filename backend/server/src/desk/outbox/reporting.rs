//! A provider reports what became of something it took: late, twice, or out of order, as providers do.

use super::{Said, change};
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::delivery::{DeliveryChannel, DeliveryReport};
use xinqiao_domain::event::DeliveryEvent;
use xinqiao_domain::{Actor, Event};

/// What a provider says of one item.
pub struct Report {
    pub channel: DeliveryChannel,
    /// The provider's own name of it, or our id.
    pub reference: String,
    pub report: DeliveryReport,
}

/// Whether we know what it speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reported {
    Known,
    /// Nothing was taken under this name, or not yet: its report may be faster than the answer to the message.
    Unknown,
}

impl Command for Report {
    type Answer = Reported;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        let Some(found) = work.batch.outbox_reported(self.channel, &self.reference).await? else {
            return Ok(Reported::Unknown);
        };
        let (item, delivered_at) = (found.item, found.delivered_at);
        let next = item.state.reported(self.report, delivered_at, work.batch.now());
        let first_delivery = self.report == DeliveryReport::Delivered && delivered_at.is_none();
        if next == item.state && !first_delivery {
            return Ok(Reported::Known);
        }
        if first_delivery {
            work.batch.outbox_delivered(item.id).await?;
        }
        let reported = DeliveryEvent::DeliveryReported { item: item.id, report: self.report };
        work.batch.tell(Actor::Hotline, Event::Delivery(reported))?;
        change(work, item, next, Said::Nothing).await?;
        Ok(Reported::Known)
    }
}
