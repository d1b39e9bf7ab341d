//! A page: what became of it, from its way out of the house to the person's answer.

use crate::codes::codes;
use crate::delivery::DeliveryWord;
use crate::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

codes!(
    /// Why somebody does not go.
    DeclineBecause {
        TooFar = "too_far",
        OnOtherDuty = "on_other_duty",
        Unwell = "unwell",
        /// Has been drinking, or may not drive.
        NotFit = "not_fit",
        KnowsThePerson = "knows_the_person",
        Other = "other",
    }
);

codes!(
    /// Whether somebody who does not go can talk by telephone.
    Telephone { Now = "now", Later = "later", No = "no" }
);

/// What somebody who declines can do instead: "20 min away, can phone now". Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct CounterOffer {
    /// Could be there after so long; null: not at all.
    pub there_in_ms: Option<Millis>,
    pub telephone: Telephone,
    pub words: String,
}

codes!(
    /// Where a page stands, as it is shown: the furthest that is known.
    PageWord {
        Pending = "pending",
        Sending = "sending",
        AcceptedByProvider = "accepted_by_provider",
        Delivered = "delivered",
        Seen = "seen",
        Acknowledged = "acknowledged",
        Declined = "declined",
        /// Answered too late: the role was filled, or the team stood down.
        NotNeeded = "not_needed",
        Unknown = "unknown",
        Failed = "failed",
        Expired = "expired",
        Suppressed = "suppressed",
        Cancelled = "cancelled",
    }
);

impl PageWord {
    /// How much it tells of the person, of several pages to the same one: an answer more than an eye, an eye more than a
    /// provider, and anything more than that it did not get out.
    pub const fn tells(self) -> u8 {
        match self {
            Self::Acknowledged => 12,
            Self::Declined => 11,
            Self::NotNeeded => 10,
            Self::Seen => 9,
            Self::Delivered => 8,
            Self::AcceptedByProvider => 7,
            Self::Sending => 6,
            Self::Pending => 5,
            Self::Unknown => 4,
            Self::Failed => 3,
            Self::Expired => 2,
            Self::Suppressed => 1,
            Self::Cancelled => 0,
        }
    }
}

/// What the person said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageAnswer {
    None,
    Acknowledged {
        at: Timestamp,
    },
    /// What they can do instead stands beside it: [`CounterOffer`].
    Declined {
        at: Timestamp,
        because: DeclineBecause,
    },
    NotNeeded {
        at: Timestamp,
    },
}

/// The word of a page: an answer says more than an eye, an eye more than the provider. A page that stays inside the house
/// has no delivery: it is out when it is written.
pub fn word(
    delivery: Option<DeliveryWord>,
    delivered: Option<Timestamp>,
    seen: Option<Timestamp>,
    stood_down: Option<Timestamp>,
    answer: PageAnswer,
) -> PageWord {
    match answer {
        PageAnswer::Acknowledged { .. } => return PageWord::Acknowledged,
        PageAnswer::Declined { .. } => return PageWord::Declined,
        PageAnswer::NotNeeded { .. } => return PageWord::NotNeeded,
        PageAnswer::None => {}
    }
    match (stood_down, seen, delivered) {
        (Some(_), _, _) => return PageWord::Cancelled,
        (None, Some(_), _) => return PageWord::Seen,
        (None, None, Some(_)) => return PageWord::Delivered,
        (None, None, None) => {}
    }
    match delivery {
        Some(DeliveryWord::Pending) => PageWord::Pending,
        Some(DeliveryWord::Sending) => PageWord::Sending,
        None | Some(DeliveryWord::Accepted) => PageWord::AcceptedByProvider,
        Some(DeliveryWord::Unknown) => PageWord::Unknown,
        Some(DeliveryWord::Failed) => PageWord::Failed,
        Some(DeliveryWord::Expired) => PageWord::Expired,
        Some(DeliveryWord::Suppressed) => PageWord::Suppressed,
        Some(DeliveryWord::Cancelled) => PageWord::Cancelled,
    }
}
