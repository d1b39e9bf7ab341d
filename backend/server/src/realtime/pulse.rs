//! Whether the other end is alive: our own pings, answered by its WebSocket layer, never a timer of a background tab.

use crate::hub::outlet::Audience;
use std::time::Duration;
use tokio::time::Instant;

/// The pulse of one socket.
#[derive(Debug)]
pub struct Pulse {
    every: Duration,
    silence: Duration,
    heard_at: Instant,
    next: Instant,
    asked: Asked,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    No,
    Yes,
}

/// What to do when the pulse's instant has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beat {
    Ping,
    /// Nothing was heard since the ping.
    Dead,
}

impl Pulse {
    /// Staff are asked every 20 s and given 10 s; callers 6 s and 4 s, so that an operator sees within 10 s that a
    /// caller is gone (security: "Sockets").
    pub fn new(audience: Audience, now: Instant) -> Self {
        let (every, silence) = match audience {
            Audience::Caller => (Duration::from_secs(6), Duration::from_secs(4)),
            Audience::Staff => (Duration::from_secs(20), Duration::from_secs(10)),
        };
        Self { every, silence, heard_at: now, next: now + every, asked: Asked::No }
    }

    /// Something was received.
    pub fn heard(&mut self, now: Instant) {
        self.heard_at = now;
        if self.asked == Asked::Yes {
            self.asked = Asked::No;
            self.next = now + self.every;
        }
    }

    /// When [`Self::beat`] should be asked.
    pub fn next(&self) -> Instant {
        self.next
    }

    /// The instant has come.
    pub fn beat(&mut self, now: Instant) -> Beat {
        match self.asked {
            Asked::No => {
                self.asked = Asked::Yes;
                self.next = now + self.silence;
                Beat::Ping
            }
            Asked::Yes => Beat::Dead,
        }
    }
}
