//! How fast simulated people are.

use std::time::Duration;

/// How fast simulated people read, write and think.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tempo {
    /// As people are.
    Natural,
    /// Twenty times as fast, for tests.
    Hurried,
}

impl Tempo {
    /// How long something takes that takes people `natural`.
    pub fn takes(self, natural: Duration) -> Duration {
        match self {
            Self::Natural => natural,
            Self::Hurried => natural / 20,
        }
    }
}
