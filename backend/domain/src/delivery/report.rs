//! What a provider reports later of what it took: late, twice, or out of order.

use super::{Delivery, DeliveryReason};
use crate::codes::codes;
use crate::time::Timestamp;

codes!(
    /// What a provider reports later of something that it took.
    DeliveryReport { Delivered = "delivered", NotDelivered = "not_delivered" }
);

impl Delivery {
    /// The provider reports what became of it, perhaps late, twice or out of order. Whatever else is known, what arrived
    /// has arrived; `delivered` says that it was reported before, and no later report takes it back.
    #[must_use]
    pub fn reported(self, report: DeliveryReport, delivered: Option<Timestamp>, now: Timestamp) -> Self {
        match (report, self) {
            (DeliveryReport::NotDelivered, Self::Accepted { attempt, .. }) if delivered.is_none() => {
                Self::Failed { attempt, at: now, because: DeliveryReason::NotDelivered }
            }
            (
                DeliveryReport::Delivered,
                Self::Pending { attempt, .. }
                | Self::Sending { attempt, .. }
                | Self::Unknown { attempt, .. }
                | Self::Failed { attempt, .. }
                | Self::Expired { attempt, .. },
            ) if attempt.number() > 0 => Self::Accepted { attempt, at: now },
            (DeliveryReport::Delivered | DeliveryReport::NotDelivered, _) => self,
        }
    }
}
