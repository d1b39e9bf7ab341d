//! What the journal tells of what leaves the house.

use crate::delivery::{DeliveryChannel, DeliveryPurpose, DeliveryReason, DeliveryReport, DeliveryWord};
use crate::ids::OutboxId;
use serde::{Deserialize, Serialize};

/// A fact of the outbox: one for each change of an item's state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DeliveryEvent {
    DeliveryQueued {
        item: OutboxId,
        channel: DeliveryChannel,
        purpose: DeliveryPurpose,
    },
    DeliveryChanged {
        item: OutboxId,
        word: DeliveryWord,
        because: Option<DeliveryReason>,
    },
    /// A provider told what became of it. Its first report of a delivery counts, whenever it comes.
    DeliveryReported {
        item: OutboxId,
        report: DeliveryReport,
    },
}
