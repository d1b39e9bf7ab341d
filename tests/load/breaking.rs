//! Breaking the server under live conversations, and checking that nothing acknowledged was lost, doubled, reordered,
//! and that no session was held twice.

pub mod book;
pub mod caller;
pub mod letters;
pub mod line_check;
pub mod operator;
pub mod page_check;
pub mod pages;
pub mod power;
pub mod round;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Unacknowledged lines of each speaker in each session.
pub const WINDOW: usize = 2;
/// Mean pause of a speaker between two lines.
pub const PAUSE: Duration = Duration::from_millis(30);
/// One of so many of an operator's turns hands a session back to the queue instead of saying a line.
pub const TURNS_PER_TRANSFER: u64 = 250;
/// One of so many turns repeats a line that is acknowledged already, or writes under a lease that is lost.
pub const TURNS_PER_MISCHIEF: u64 = 25;
/// Longest pause before a client tries to come back; a restarted server is not to be flooded.
pub const BACK_OFF: Duration = Duration::from_millis(500);

/// What everybody is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Say lines, hand sessions on.
    Talk,
    /// Say nothing new; come back, repeat what was not acknowledged, accept what is offered.
    Quiet,
    /// Go home.
    Over,
}

/// Where a client stands, for whoever waits until all are settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Away,
    Here { outstanding: usize },
}

/// A value shared between a client and the round.
#[derive(Debug)]
pub struct Shared<T>(Arc<Mutex<T>>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Shared<T> {
    /// Shares it.
    pub fn new(value: T) -> Self {
        Self(Arc::new(Mutex::new(value)))
    }

    /// The value; a client that panicked has already failed the run.
    pub fn lock(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
