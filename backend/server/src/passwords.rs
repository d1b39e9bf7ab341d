//! Hashing passwords on one thread of its own, so that a whole shift signing in never starves messages.

mod one_time;

pub use one_time::one_time;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::rand;
use tokio::sync::{mpsc, oneshot};
use zeroize::Zeroizing;

/// Memory of one hash in KiB: 19 MiB (security: "Accounts").
const MEMORY_KIB: u32 = 19_456;
/// Passes over the memory.
const PASSES: u32 = 2;
/// Lanes: the pool is one thread.
const LANES: u32 = 1;
/// Bytes of salt.
const SALT_BYTES: usize = 16;
/// Longest password taken, in bytes: far beyond any phrase, and a bound on the work.
pub const PASSWORD_BYTES: usize = 1_024;

/// How long hashing takes is chosen: what is stored is always checked by the cost it was made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// argon2id, 19 MiB, 2 passes (131 ms where it was measured).
    Full,
    /// As little as argon2 allows, for tests and demonstrations that make many accounts. Never for a real centre.
    Least,
}

impl Cost {
    fn argon2(self) -> Argon2<'static> {
        let (memory, passes) = match self {
            Self::Full => (MEMORY_KIB, PASSES),
            Self::Least => (Params::MIN_M_COST, Params::MIN_T_COST),
        };
        let params = Params::new(memory, passes, LANES, None).expect("constants within argon2's bounds");
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
    }
}

/// Whether a password was the right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    Right,
    Wrong,
}

/// Whose hash a password is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Against {
    /// The PHC string of an account.
    Account(String),
    /// No such account: as much work is done, so that the time taken does not tell; the answer is always `Wrong`.
    Nobody,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// More sign-ins wait than the queue holds: come back in a moment.
    #[error("too many passwords wait to be hashed")]
    Overloaded,
    /// Longer than [`PASSWORD_BYTES`].
    #[error("the password is longer than {PASSWORD_BYTES} bytes")]
    TooLong,
    /// The stored hash is none, or the random generator is silent.
    #[error("a password could not be hashed or compared")]
    Broken,
}

enum Job {
    Hash { password: Zeroizing<String>, answer: oneshot::Sender<Result<String, PasswordFault>> },
    Verify { password: Zeroizing<String>, against: Against, answer: oneshot::Sender<Result<Match, PasswordFault>> },
}

/// The way to the hashing thread; clones share it. The thread ends when the last one is dropped.
#[derive(Debug, Clone)]
pub struct Passwords {
    jobs: mpsc::Sender<Job>,
}

impl Passwords {
    /// Starts the thread; `waiting` passwords may queue for it.
    pub fn start(cost: Cost, waiting: usize) -> std::io::Result<Self> {
        let (jobs, queue) = mpsc::channel(waiting);
        std::thread::Builder::new().name("passwords".to_owned()).spawn(move || work(cost, queue))?;
        Ok(Self { jobs })
    }

    /// The PHC string to keep for a new password.
    pub async fn hash(&self, password: Zeroizing<String>) -> Result<String, PasswordFault> {
        self.ask(password, |password, answer| Job::Hash { password, answer }).await
    }

    /// Whether the password is the account's.
    pub async fn verify(&self, password: Zeroizing<String>, against: Against) -> Result<Match, PasswordFault> {
        self.ask(password, |password, answer| Job::Verify { password, against, answer }).await
    }

    async fn ask<A>(
        &self,
        password: Zeroizing<String>,
        job: impl FnOnce(Zeroizing<String>, oneshot::Sender<Result<A, PasswordFault>>) -> Job,
    ) -> Result<A, PasswordFault> {
        if password.len() > PASSWORD_BYTES {
            return Err(PasswordFault::TooLong);
        }
        let (answer, answered) = oneshot::channel();
        self.jobs.try_send(job(password, answer)).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(_) => PasswordFault::Overloaded,
            mpsc::error::TrySendError::Closed(_) => PasswordFault::Broken,
        })?;
        answered.await.unwrap_or(Err(PasswordFault::Broken))
    }
}

fn work(cost: Cost, mut queue: mpsc::Receiver<Job>) {
    let argon2 = cost.argon2();
    // Of a password nobody knows; made once, compared with for unknown users.
    let nobody = hash(&argon2, "");
    while let Some(job) = queue.blocking_recv() {
        // Whoever asked may be gone: then the answer is nobody's.
        match job {
            Job::Hash { password, answer } => {
                let _ = answer.send(hash(&argon2, &password));
            }
            Job::Verify { password, against: Against::Account(stored), answer } => {
                let _ = answer.send(compare(&argon2, &password, &stored));
            }
            Job::Verify { password, against: Against::Nobody, answer } => {
                let compared = nobody.clone().and_then(|nobody| compare(&argon2, &password, &nobody));
                let _ = answer.send(compared.map(|_| Match::Wrong));
            }
        }
    }
}

fn hash(argon2: &Argon2<'_>, password: &str) -> Result<String, PasswordFault> {
    let mut salt = [0; SALT_BYTES];
    rand::fill(&mut salt).map_err(|_| PasswordFault::Broken)?;
    let phc = argon2.hash_password_with_salt(password.as_bytes(), &salt).map_err(|_| PasswordFault::Broken)?;
    Ok(phc.to_string())
}

fn compare(argon2: &Argon2<'_>, password: &str, stored: &str) -> Result<Match, PasswordFault> {
    match argon2.verify_password(password.as_bytes(), stored) {
        Ok(()) => Ok(Match::Right),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(Match::Wrong),
        Err(_) => Err(PasswordFault::Broken),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Zeroizing<String> {
        Zeroizing::new(text.to_owned())
    }

    #[tokio::test]
    async fn is_only_the_right_password_right() {
        let passwords = Passwords::start(Cost::Least, 8).unwrap();
        let stored = passwords.hash(word("安静的湖 and a long walk")).await.unwrap();
        for (password, against, expected) in [
            ("安静的湖 and a long walk", Against::Account(stored.clone()), Ok(Match::Right)),
            ("安静的湖 and a long wal", Against::Account(stored.clone()), Ok(Match::Wrong)),
            ("", Against::Account(stored.clone()), Ok(Match::Wrong)),
            ("", Against::Nobody, Ok(Match::Wrong)),
            ("anything", Against::Nobody, Ok(Match::Wrong)),
            ("anything", Against::Account("not a hash".to_owned()), Err(PasswordFault::Broken)),
        ] {
            assert_eq!(passwords.verify(word(password), against.clone()).await, expected, "{password:?} {against:?}");
        }
        assert_ne!(
            passwords.hash(word("安静的湖 and a long walk")).await.unwrap(),
            stored,
            "each hash has its own salt"
        );
    }

    #[tokio::test]
    async fn is_the_full_cost_what_was_decided() {
        let passwords = Passwords::start(Cost::Full, 1).unwrap();
        let stored = passwords.hash(word("a password of the centre")).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
    }

    #[tokio::test]
    async fn is_a_full_queue_said_instead_of_waited_for() {
        // No thread works on this queue, so its one place stays taken.
        let (jobs, _queue) = mpsc::channel(1);
        let passwords = Passwords { jobs };
        let (answer, _answered) = oneshot::channel();
        passwords.jobs.try_send(Job::Hash { password: word("first"), answer }).unwrap();
        assert_eq!(passwords.hash(word("second")).await, Err(PasswordFault::Overloaded));
        let long = word(&"x".repeat(PASSWORD_BYTES + 1));
        assert_eq!(passwords.verify(long, Against::Nobody).await, Err(PasswordFault::TooLong));
    }
}
