//! What left the house, or should have: for supervisors.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::delivery::{DeliveryChannel, DeliveryPurpose, DeliveryReason, DeliveryWord};
use xinqiao_domain::{CommandId, OutboxId, StaffId, Timestamp};

/// A row of `GET /api/v1/outbox`. Never what was said, nor the address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct OutboxItem {
    pub item: OutboxId,
    pub channel: DeliveryChannel,
    pub purpose: DeliveryPurpose,
    /// To whom.
    pub staff: Option<StaffId>,
    pub staff_name: Option<String>,
    pub word: DeliveryWord,
    /// Why it was not, or not yet, accepted.
    pub because: Option<DeliveryReason>,
    /// Attempts made so far.
    pub attempts: u32,
    pub arrival: Arrival,
    pub created_at: Timestamp,
    /// When it is looked at next; none once it is settled.
    pub due_at: Option<Timestamp>,
    pub expires_at: Timestamp,
    /// When the provider said that it had arrived; only gateways of messages ever say so.
    pub delivered_at: Option<Timestamp>,
    /// The provider's last answer, without addresses.
    pub answer: Option<String>,
    pub retry: RetryAllowed,
}

/// Whether an attempt that was not accepted may have arrived all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Arrival {
    /// No such attempt.
    Certain,
    /// Sent once more, it says that it may be a repeat.
    MayBeRepeat,
}

/// Whether a supervisor may send it once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RetryAllowed {
    Yes,
    /// It is on its way, accepted, or called off.
    No,
}

/// `POST /api/v1/outbox/{id}/retry`: once more, after seeing to what stood in its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RetryDelivery {
    pub id: CommandId,
}

/// `POST /api/v1/outbox/test`: a letter to oneself, to see whether the channel works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskTestMail {
    pub id: CommandId,
}
