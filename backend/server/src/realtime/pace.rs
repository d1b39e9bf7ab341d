//! How fast one socket may send frames: a bucket that fills steadily (security: 120 a minute, burst 30).

use std::num::NonZeroU32;
use tokio::time::Instant;

/// A socket's bucket.
#[derive(Debug)]
pub struct FramePace {
    per_second: f64,
    burst: f64,
    left: f64,
    looked_at: Instant,
}

/// Whether a frame is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Now,
    /// Too fast: refused, and the sender is told.
    Refused,
    /// Far too fast: the socket is closed.
    Closed,
}

impl FramePace {
    /// A full bucket.
    pub fn new(per_minute: NonZeroU32, burst: NonZeroU32, now: Instant) -> Self {
        let burst = f64::from(burst.get());
        Self { per_second: f64::from(per_minute.get()) / 60.0, burst, left: burst, looked_at: now }
    }

    /// One more frame.
    pub fn turn(&mut self, now: Instant) -> Turn {
        let passed = now.saturating_duration_since(self.looked_at).as_secs_f64();
        self.looked_at = now;
        self.left = (self.left + passed * self.per_second).min(self.burst) - 1.0;
        if self.left >= 0.0 {
            Turn::Now
        } else if self.left > -self.burst {
            Turn::Refused
        } else {
            Turn::Closed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_burst_passes_then_frames_are_refused_then_the_socket_is_closed_and_waiting_helps() {
        let start = Instant::now();
        let number = |n| NonZeroU32::new(n).unwrap();
        let mut pace = FramePace::new(number(120), number(30), start);
        assert!((0..30).all(|_| pace.turn(start) == Turn::Now));
        assert_eq!(pace.turn(start), Turn::Refused);
        assert_eq!(pace.turn(start + Duration::from_secs(2)), Turn::Now);
        assert!((0..40).any(|_| pace.turn(start + Duration::from_secs(2)) == Turn::Closed));
    }
}
