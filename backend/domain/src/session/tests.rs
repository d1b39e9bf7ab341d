//! What happens to a session in each stage, and what never happens whatever comes in whatever order?

mod always;
mod supervising;
mod table;

use super::*;
use crate::ids::{OfferId, SessionId, StaffId};
use crate::policy::Policy;
use crate::time::Millis;
use uuid::Uuid;

/// When everything in these tests begins.
const NOON: Timestamp = Timestamp(1_800_000_000_000_000);

fn staff(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}

fn offer_to(operator: StaffId, number: u128, at: Timestamp) -> Offer {
    let expires_at = at + Policy::default().offer_timeout_ms;
    Offer { id: OfferId(Uuid::from_u128(number)), operator, at, expires_at, because: Vec::new() }
}

fn opened(at: Timestamp) -> Session {
    let id = SessionId(Uuid::from_u128(1));
    let arrival = Arrival { id, language: Language::Chinese, wished_gender: None, tier: None, reasons: Vec::new() };
    Session::open(arrival, at)
}
