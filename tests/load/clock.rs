//! The rig's own time and ids: it stands outside the hotline, so it reads the machine's clock.

use std::time::Instant;
use uuid::Uuid;
use xinqiao_domain::Timestamp;

/// Now, for measuring.
#[expect(clippy::disallowed_methods, reason = "the rig measures real time from outside the program")]
pub fn now() -> Instant {
    Instant::now()
}

/// This instant of the calendar.
#[expect(clippy::disallowed_methods, reason = "the rig writes histories that end now")]
pub fn today() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Timestamp(since.map_or(0, |length| i64::try_from(length.as_micros()).unwrap_or(i64::MAX)))
}

/// A seed that differs from run to run; printed, so that a run can be repeated.
pub fn fresh_seed() -> u64 {
    new_id().as_u64_pair().1
}

/// A new id, as a client makes it.
#[expect(clippy::disallowed_methods, reason = "the rig is a client, and clients make their own ids")]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}
