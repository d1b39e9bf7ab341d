//! Refresh tokens: each is used once and followed by another. The next one is derived from the one presented, under a
//! key of ours: so whoever repeats a request whose answer was lost is given the very same token again, and nothing but
//! hashes is kept.

use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::{Actor, Event, Millis, SignInId, StaffId, Timestamp};
use xinqiao_storage::sign_ins::StoredSignIn;

/// How long a token that was used may be presented again: for an answer that was lost, or two tabs at once. Later it is
/// a stolen one.
pub const GRACE: Millis = Millis::seconds(10);

/// What came of presenting a refresh token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refreshed {
    /// The sign-in goes on with the next token, until `expires_at` at the latest.
    Good { staff: StaffId, sign_in: SignInId, expires_at: Timestamp },
    /// Unknown, ended or too old: sign in again.
    NotGood,
}

/// A refresh token is presented.
pub struct RotateRefresh {
    /// SHA-256 of it.
    pub presented: Vec<u8>,
    /// SHA-256 of the one that follows it.
    pub next: Vec<u8>,
}

/// How a presented token stands to its sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presented {
    Current,
    /// Used just now: the answer is the same again.
    UsedJustNow,
    /// Used long ago: somebody has a copy.
    Reused,
    /// The sign-in is over.
    Over,
}

pub(super) fn presented(sign_in: &StoredSignIn, hash: &[u8], now: Timestamp) -> Presented {
    if sign_in.ended_at.is_some() || sign_in.expires_at <= now {
        Presented::Over
    } else if sign_in.refresh_hash == hash {
        Presented::Current
    } else if now.since(sign_in.rotated_at) < GRACE {
        Presented::UsedJustNow
    } else {
        Presented::Reused
    }
}

impl Command for RotateRefresh {
    type Answer = Refreshed;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Refreshed, Decline> {
        let Some(found) = work.batch.sign_in_by_token(&self.presented).await? else {
            return Ok(Refreshed::NotGood);
        };
        let StoredSignIn { id: sign_in, staff, expires_at, .. } = found;
        match presented(&found, &self.presented, work.batch.now()) {
            Presented::Current => {
                work.batch.rotate_sign_in(sign_in, self.next.clone(), self.presented.clone()).await?;
                Ok(Refreshed::Good { staff, sign_in, expires_at })
            }
            Presented::UsedJustNow => Ok(Refreshed::Good { staff, sign_in, expires_at }),
            Presented::Over => Ok(Refreshed::NotGood),
            Presented::Reused => {
                work.batch.end_sign_in(sign_in).await?;
                work.batch.tell(Actor::Hotline, Event::RefreshReused { staff, sign_in })?;
                Ok(Refreshed::NotGood)
            }
        }
    }
}
