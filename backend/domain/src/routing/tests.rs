//! Is the right one asked, and never a wrong one?

mod always;
mod choice;
mod signature;

use super::*;
use crate::time::Millis;
use uuid::Uuid;

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);

fn staff(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}

/// An operator whom nothing speaks against.
fn candidate(number: u128) -> Candidate {
    Candidate {
        staff: staff(number),
        duty: Duty::Operator,
        link: StaffLink::Connected(Presence::Available),
        standing: Standing::Qualified,
        grade: Grade::Full,
        languages: vec![Language::Chinese],
        gender: None,
        load: Load::default(),
        last_offered_at: NOON,
    }
}

/// A caller who came at noon and wishes nothing.
fn need(number: u128) -> Need {
    Need {
        session: SessionId(Uuid::from_u128(number)),
        tier: None,
        language: Language::Chinese,
        wished_gender: None,
        waiting_since: NOON,
        footing: Footing::WithinTarget,
        meant_for: None,
        continued: Continued::Fresh,
        passed: Vec::new(),
    }
}
