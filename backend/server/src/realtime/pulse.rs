//! Whether the other end is alive: our own pings, answered by its WebSocket layer, never a timer of a background tab.

use crate::hub::outlet::Audience;
use std::time::Duration;
use tokio::time::Instant;

/// The pulse of one socket.
#[derive(Debug)]
pub struct Pulse {
    every: Duration,
    silence: Duration,
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
    /// Staff are asked every 20 s and given 10 s. Callers 5 s and 4 s: an operator sees within 10 s that a caller is
    /// gone, and one second is for writing that down and telling it.
    pub fn new(audience: Audience, now: Instant) -> Self {
        let (every, silence) = match audience {
            Audience::Caller => (Duration::from_secs(5), Duration::from_secs(4)),
            Audience::Staff => (Duration::from_secs(20), Duration::from_secs(10)),
        };
        Self { every, silence, next: now + every, asked: Asked::No }
    }

    /// Something was received.
    pub fn heard(&mut self, now: Instant) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_an_end_that_falls_silent_given_up_and_one_that_answers_never() {
        let start = Instant::now();
        for (audience, given_up_after) in [(Audience::Caller, 9), (Audience::Staff, 30)] {
            let mut pulse = Pulse::new(audience, start);
            for _ in 0..100 {
                let asked_at = pulse.next();
                assert_eq!(pulse.beat(asked_at), Beat::Ping);
                pulse.heard(pulse.next() - Duration::from_millis(1));
            }
            let last_heard = pulse.next() - pulse.every;
            let asked_at = pulse.next();
            assert_eq!(pulse.beat(asked_at), Beat::Ping);
            let given_up_at = pulse.next();
            assert_eq!(pulse.beat(given_up_at), Beat::Dead);
            assert_eq!(given_up_at - last_heard, Duration::from_secs(given_up_after), "{audience:?}");
        }
    }
}
