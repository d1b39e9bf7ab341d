//! The stages of a session; each carries what is true only in it.

use super::EndedBy;
use crate::codes::codes;
use crate::ids::{OfferId, StaffId};
use crate::routing::OfferReason;
use crate::time::Timestamp;

/// Where a session stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// In the queue.
    Waiting(Waiting),
    /// Reserved for one operator, who has not answered yet. Still waiting, as far as the caller is told.
    Offered(Waiting, Offer),
    /// Talked in under a lease.
    Held(Lease),
    /// The holder's connection is lost; theirs again if they are back in time.
    Detached(Lease, Lost),
    /// The talk is over; its last holder writes the record.
    WrapUp(Lease, Ended),
    /// Done. A session nobody ever held has no lease.
    Closed(Closed),
}

/// In the queue since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    pub since: Timestamp,
}

/// A reservation for one operator, with a time-out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub id: OfferId,
    pub operator: StaffId,
    pub at: Timestamp,
    pub expires_at: Timestamp,
    pub because: Vec<OfferReason>,
}

/// The right to write in a conversation. A write with an older fencing number is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    pub operator: StaffId,
    pub fence: i64,
    pub since: Timestamp,
}

/// When the holder was lost, and until when the session waits for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost {
    pub since: Timestamp,
    pub until: Timestamp,
}

/// When the talk ended, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    pub at: Timestamp,
    pub by: EndedBy,
}

/// How it was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed {
    pub at: Timestamp,
    pub ended: Ended,
    /// The last holder's lease; none when the caller left before anybody came.
    pub lease: Option<Lease>,
}

codes!(
    /// The stage's name alone, as stored.
    StageName {
        Waiting = "waiting",
        Offered = "offered",
        Held = "held",
        Detached = "detached",
        WrapUp = "wrap_up",
        Closed = "closed",
    }
);

impl Stage {
    /// The stage's name alone.
    pub fn name(&self) -> StageName {
        match self {
            Self::Waiting(_) => StageName::Waiting,
            Self::Offered(..) => StageName::Offered,
            Self::Held(_) => StageName::Held,
            Self::Detached(..) => StageName::Detached,
            Self::WrapUp(..) => StageName::WrapUp,
            Self::Closed(_) => StageName::Closed,
        }
    }

    /// The lease in force or last in force.
    pub fn lease(&self) -> Option<Lease> {
        match self {
            Self::Waiting(_) | Self::Offered(..) => None,
            Self::Held(lease) | Self::Detached(lease, _) | Self::WrapUp(lease, _) => Some(*lease),
            Self::Closed(closed) => closed.lease,
        }
    }

    /// The pending offer.
    pub fn offer(&self) -> Option<&Offer> {
        match self {
            Self::Offered(_, offer) => Some(offer),
            Self::Waiting(_) | Self::Held(_) | Self::Detached(..) | Self::WrapUp(..) | Self::Closed(_) => None,
        }
    }
}
