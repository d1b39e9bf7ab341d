//! The soft lock of an account: five failures in a row close it for a quarter of an hour.

use crate::time::{Millis, Timestamp};

/// Failures in a row that lock an account (security: "Accounts").
pub const MAX_FAILURES: u32 = 5;

/// How long a lock lasts; an administrator can lift it at once.
pub const LOCK_LENGTH: Millis = Millis::minutes(15);

/// What an account remembers of failed sign-ins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInGuard {
    /// May try; this many failures since the last success, less than [`MAX_FAILURES`].
    Open { failures: u32 },
    /// May not try before then.
    Locked { until: Timestamp },
}

/// The answer to an attempt at a locked account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the account is locked for a while")]
pub struct Locked {
    pub until: Timestamp,
}

impl Default for SignInGuard {
    fn default() -> Self {
        Self::Open { failures: 0 }
    }
}

impl SignInGuard {
    /// Asked before a password is looked at; a lock that has run out is forgotten, with the failures that led to it.
    pub fn admit(self, now: Timestamp) -> Result<Self, Locked> {
        match self {
            Self::Open { .. } => Ok(self),
            Self::Locked { until } if now < until => Err(Locked { until }),
            Self::Locked { .. } => Ok(Self::default()),
        }
    }

    /// A wrong password. An attempt during a lock does not lengthen it: nobody can be kept out by a stranger's guesses
    /// for longer than one lock at a time.
    #[must_use]
    pub fn failed(self, now: Timestamp) -> Self {
        match self.admit(now) {
            Err(Locked { until }) => Self::Locked { until },
            Ok(Self::Open { failures }) if failures + 1 < MAX_FAILURES => Self::Open { failures: failures + 1 },
            Ok(Self::Open { .. } | Self::Locked { .. }) => Self::Locked { until: now + LOCK_LENGTH },
        }
    }

    /// A good sign-in forgets the failures; the same when an administrator lifts the lock.
    #[must_use]
    pub fn cleared(self) -> Self {
        match self {
            Self::Open { .. } | Self::Locked { .. } => Self::default(),
        }
    }
}
