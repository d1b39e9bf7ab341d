//! What the invariant checker of dispatches last saw on this node: how many are open, and how many of them nothing covers.

use std::sync::{Mutex, PoisonError};
use xinqiao_domain::Timestamp;
use xinqiao_protocol::http::dispatches::Watchfulness;

/// The last look.
#[derive(Debug)]
pub struct Invariant(Mutex<Watchfulness>);

impl Default for Invariant {
    fn default() -> Self {
        Self(Mutex::new(Watchfulness { looked_at: None, open: 0, silent: 0 }))
    }
}

impl Invariant {
    /// It was looked.
    pub fn looked(&self, at: Timestamp, open: usize, silent: usize) {
        let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) =
            Watchfulness { looked_at: Some(at), open: count(open), silent: count(silent) };
    }

    /// What was seen.
    pub fn seen(&self) -> Watchfulness {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What readiness says of it; nothing while all is as it must be.
    pub fn said(&self) -> Option<String> {
        let Watchfulness { open, silent, .. } = self.seen();
        (silent > 0).then(|| format!("{silent} of {open} open dispatches are silent"))
    }
}
