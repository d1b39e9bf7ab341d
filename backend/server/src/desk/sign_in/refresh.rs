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

/// The same for a phone that stays signed in: its answers get lost where there is no network, and nobody who goes out may
/// find themselves signed out because of that. Whoever steals its cookie is shut out by revoking it.
pub const PHONE_GRACE: Millis = Millis::hours(12);

/// Until when a phone stays signed in that was used now: for as long as the centre has set.
pub async fn phone_lasts_until(work: &mut Work<'_>) -> Result<Timestamp, Decline> {
    let rules = work.batch.crisis_rules().await?;
    Ok(work.batch.now() + rules.phone_lasts_ms)
}

/// What came of presenting a refresh token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refreshed {
    /// The sign-in goes on with the next token, until `expires_at` at the latest.
    Good { staff: StaffId, sign_in: SignInId, expires_at: Timestamp, seat: Seat },
    /// Unknown, ended or too old: sign in again.
    NotGood,
}

/// Where a sign-in is at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Seat {
    /// A browser, which forgets it when it is closed.
    Browser,
    /// A phone that stays signed in.
    Phone,
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
    } else if now.since(sign_in.rotated_at) < grace(sign_in) {
        Presented::UsedJustNow
    } else {
        Presented::Reused
    }
}

const fn grace(sign_in: &StoredSignIn) -> Millis {
    match seat(sign_in) {
        Seat::Browser => GRACE,
        Seat::Phone => PHONE_GRACE,
    }
}

const fn seat(sign_in: &StoredSignIn) -> Seat {
    match sign_in.enrolled_at {
        None => Seat::Browser,
        Some(_) => Seat::Phone,
    }
}

impl Command for RotateRefresh {
    type Answer = Refreshed;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Refreshed, Decline> {
        let Some(found) = work.batch.sign_in_by_token(&self.presented).await? else {
            return Ok(Refreshed::NotGood);
        };
        let (now, seat) = (work.batch.now(), seat(&found));
        let StoredSignIn { id: sign_in, staff, expires_at, .. } = found;
        match presented(&found, &self.presented, now) {
            Presented::Current => {
                work.batch.rotate_sign_in(sign_in, self.next.clone(), self.presented.clone()).await?;
                let expires_at = match seat {
                    Seat::Browser => expires_at,
                    Seat::Phone => phone_lasts_until(work).await?,
                };
                if seat == Seat::Phone {
                    work.batch.device_seen(sign_in, expires_at).await?;
                }
                Ok(Refreshed::Good { staff, sign_in, expires_at, seat })
            }
            Presented::UsedJustNow => Ok(Refreshed::Good { staff, sign_in, expires_at, seat }),
            Presented::Over => Ok(Refreshed::NotGood),
            Presented::Reused => {
                work.batch.end_sign_in(sign_in).await?;
                work.batch.tell(Actor::Hotline, Event::RefreshReused { staff, sign_in })?;
                Ok(Refreshed::NotGood)
            }
        }
    }
}
