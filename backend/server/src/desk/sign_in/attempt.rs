//! An attempt to sign in, after the password was compared. A name that nobody has is answered like one that somebody
//! has, in what is said, when it is locked, and in the work that is done.

use super::SIGN_IN_LENGTH;
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use crate::passwords::Match;
use lru::LruCache;
use serde::{Deserialize, Serialize};
use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};
use xinqiao_domain::accounts::{Locked, SignInGuard};
use xinqiao_domain::{Actor, Event, SignInId, StaffId, Timestamp};
use xinqiao_storage::people::Staff;
use xinqiao_storage::sha256;

/// What came of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Attempted {
    /// The password was right and the account may be used.
    Admitted,
    Wrong,
    /// Five failures: not before then, whatever is typed.
    Locked {
        until: Timestamp,
    },
    /// The password was right, but the account is closed. Said only to whoever knows the password.
    Disabled,
}

impl Attempted {
    /// The answer to a failure that brought the guard to this state.
    fn after_failure(guard: SignInGuard) -> Self {
        match guard {
            SignInGuard::Open { .. } => Self::Wrong,
            SignInGuard::Locked { until } => Self::Locked { until },
        }
    }
}

/// Somebody with an account tried to sign in.
pub struct SignIn {
    pub staff: StaffId,
    pub compared: Match,
    /// The PHC string that was compared with; another one by now is no longer the password.
    pub against: String,
    /// What is begun if all is well.
    pub sign_in: SignInId,
    /// SHA-256 of its first refresh token.
    pub refresh_hash: Vec<u8>,
}

impl Command for SignIn {
    type Answer = Attempted;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Attempted, Decline> {
        let Some(mut staff) = work.batch.staff(self.staff).await? else { return Ok(Attempted::Wrong) };
        let attempted = attempt(work, &mut staff, self.compared, &self.against).await?;
        if attempted == Attempted::Admitted {
            let now = work.batch.now();
            staff.last_sign_in_at = Some(now);
            work.batch.change_staff(&staff).await?;
            let (id, hash) = (self.sign_in, self.refresh_hash.clone());
            work.batch.create_sign_in(id, staff.id, hash, now + SIGN_IN_LENGTH).await?;
            work.batch.tell(Actor::Staff(staff.id), Event::SignedIn { staff: staff.id, sign_in: id })?;
        }
        Ok(attempted)
    }
}

/// Somebody signed in wants another password. Their other sign-ins end.
pub struct ChangePassword {
    pub staff: StaffId,
    /// The sign-in that stays.
    pub sign_in: SignInId,
    /// How the current password compared.
    pub compared: Match,
    /// The PHC string it was compared with.
    pub against: String,
    /// PHC string of the new password.
    pub password: String,
}

impl Command for ChangePassword {
    type Answer = Attempted;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Attempted, Decline> {
        let Some(mut staff) = work.batch.staff(self.staff).await? else { return Ok(Attempted::Wrong) };
        let attempted = attempt(work, &mut staff, self.compared, &self.against).await?;
        if attempted == Attempted::Admitted {
            staff.password.clone_from(&self.password);
            staff.password_at = work.batch.now();
            staff.must_change_at = None;
            work.batch.change_staff(&staff).await?;
            work.batch.end_sign_ins(staff.id, Some(self.sign_in)).await?;
            work.batch.tell(Actor::Staff(staff.id), Event::PasswordChanged { staff: staff.id })?;
        }
        Ok(attempted)
    }
}

/// The guard decides here, in the one order of the journal: a hundred guesses sent at once count one after another. A
/// failure is written down; a success is left in `staff` for the caller to write.
async fn attempt(work: &mut Work<'_>, staff: &mut Staff, compared: Match, against: &str) -> Result<Attempted, Decline> {
    let now = work.batch.now();
    let guard = match guard_of(staff).admit(now) {
        Ok(guard) => guard,
        Err(Locked { until }) => return Ok(Attempted::Locked { until }),
    };
    if staff.password != against {
        return Ok(Attempted::Wrong);
    }
    match compared {
        Match::Right if staff.disabled_at.is_some() => Ok(Attempted::Disabled),
        Match::Right => {
            keep_guard(staff, guard.cleared());
            Ok(Attempted::Admitted)
        }
        Match::Wrong => {
            let guard = guard.failed(now);
            keep_guard(staff, guard);
            work.batch.change_staff(staff).await?;
            work.batch.tell(Actor::Hotline, Event::SignInFailed { staff: staff.id })?;
            if let SignInGuard::Locked { until } = guard {
                work.batch.tell(Actor::Hotline, Event::SignInLocked { staff: staff.id, until })?;
            }
            Ok(Attempted::after_failure(guard))
        }
    }
}

fn guard_of(staff: &Staff) -> SignInGuard {
    match staff.locked_until {
        Some(until) => SignInGuard::Locked { until },
        None => SignInGuard::Open { failures: u32::try_from(staff.failures).unwrap_or(0) },
    }
}

fn keep_guard(staff: &mut Staff, guard: SignInGuard) {
    (staff.failures, staff.locked_until) = match guard {
        SignInGuard::Open { failures } => (i64::from(failures), None),
        SignInGuard::Locked { until } => (0, Some(until)),
    };
}

/// Somebody tried a name that nobody has. Writes nothing, but waits for a commit like any other attempt, so that the
/// time taken does not tell either.
pub struct StrangerTried {}

impl Command for StrangerTried {
    type Answer = Done;

    async fn decide(&mut self, _work: &mut Work<'_>) -> Result<Done, Decline> {
        Ok(Done {})
    }
}

/// Names remembered; the one tried longest ago is forgotten first.
const REMEMBERED: NonZeroUsize = NonZeroUsize::new(16_384).expect("it is not zero");

/// Guards of names that nobody has: they lock like accounts, so that a lock does not tell which names are real. Kept in
/// memory only and by hash, since a mistyped name may be a password.
#[derive(Debug)]
pub struct Strangers {
    guards: Mutex<LruCache<Vec<u8>, SignInGuard>>,
}

impl Default for Strangers {
    fn default() -> Self {
        Self { guards: Mutex::new(LruCache::new(REMEMBERED)) }
    }
}

impl Strangers {
    /// Counts an attempt at a name that nobody has.
    pub fn tried(&self, username: &str, now: Timestamp) -> Attempted {
        let mut guards = self.guards.lock().unwrap_or_else(PoisonError::into_inner);
        let guard = guards.get_or_insert_mut(sha256(username.as_bytes()), SignInGuard::default);
        *guard = guard.failed(now);
        Attempted::after_failure(*guard)
    }
}
