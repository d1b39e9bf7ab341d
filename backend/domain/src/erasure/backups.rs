//! From when copies of the database open no more for a caller who was erased.
//!
//! A copy made before holds the caller's keys, wrapped by the key file of that time. It opens until every wrapping key of
//! that time is gone from the key file: until a rotation is through that was begun after the erasing.

use crate::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

/// How the centre keeps keys and copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct ErasureRules {
    /// Days from one rotation of the key file to the next.
    pub rotate_keys_days: u32,
    /// Days after which a copy of the database is destroyed.
    pub keep_backups_days: u32,
}

impl Default for ErasureRules {
    fn default() -> Self {
        Self { rotate_keys_days: 90, keep_backups_days: 90 }
    }
}

/// Whether copies from before an erasing still open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum InBackups {
    /// Whoever has such a copy and the key file can read it; the next rotation is due by then.
    ReadableUntil { by: Timestamp },
    /// They still can: the rotation was due then.
    RotationOverdue { since: Timestamp },
    /// No key file opens them any more.
    Unreadable { since: Timestamp },
}

/// How it stands with copies made before `erased_at`. `through` is when the first rotation was through that was begun after
/// it; `last` when the newest one before it was, or since when there is a key file.
pub fn in_backups(through: Option<Timestamp>, last: Timestamp, rules: &ErasureRules, now: Timestamp) -> InBackups {
    if let Some(since) = through {
        return InBackups::Unreadable { since };
    }
    let by = last + Millis::days(i64::from(rules.rotate_keys_days));
    if by > now { InBackups::ReadableUntil { by } } else { InBackups::RotationOverdue { since: by } }
}

/// When the last copy is destroyed in which the number's digest stands. Its key is not rotated, so whoever holds such a copy
/// and the key file may try numbers one by one until then.
pub fn numbers_gone_by(erased_at: Timestamp, rules: &ErasureRules) -> Timestamp {
    erased_at + Millis::days(i64::from(rules.keep_backups_days))
}
