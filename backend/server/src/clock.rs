//! Where time and new ids come from: the only module that looks at the machine's clock.

use aws_lc_rs::rand;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::Uuid;
use xinqiao_domain::{Millis, Timestamp};

/// The time of this node: the machine's, or one that a test moves by hand.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Stands still until its [`ClockHand`] is moved.
    Movable(Arc<AtomicI64>),
}

/// Moves a [`Clock::Movable`]; all clones of the clock move with it.
#[derive(Debug, Clone)]
pub struct ClockHand(Arc<AtomicI64>);

impl Clock {
    /// A clock that stands at `start`, and the hand that moves it.
    pub fn movable(start: Timestamp) -> (Self, ClockHand) {
        let micros = Arc::new(AtomicI64::new(start.0));
        (Self::Movable(Arc::clone(&micros)), ClockHand(micros))
    }

    /// The instant it is now.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => machine_time(),
            Self::Movable(micros) => Timestamp(micros.load(Ordering::SeqCst)),
        }
    }
}

impl ClockHand {
    /// Moves the clock on by `length`; every clone shows it at once.
    pub fn advance(&self, length: Millis) {
        self.0.fetch_add(length.0.saturating_mul(1_000), Ordering::SeqCst);
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
fn machine_time() -> Timestamp {
    let since_epoch = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    // A machine set before 1970 is at the epoch: the store never goes back behind its last instant anyway.
    Timestamp(since_epoch.map_or(0, |length| i64::try_from(length.as_micros()).unwrap_or(i64::MAX)))
}

/// Draws new ids: UUIDv7 of the clock's milliseconds and 74 random bits, so that they sort by age.
#[derive(Debug, Clone)]
pub struct Ids {
    clock: Clock,
}

impl Ids {
    /// Ids dated by this clock.
    pub fn new(clock: Clock) -> Self {
        Self { clock }
    }

    /// A new id.
    ///
    /// # Panics
    /// When the operating system's random generator does not answer; nothing safe could be done then.
    pub fn draw(&self) -> Uuid {
        let millis = u64::try_from(self.clock.now().0 / 1_000).unwrap_or(0);
        let mut random = [0; 10];
        rand::fill(&mut random).expect("the operating system's random generator answers once the process has started");
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn does_a_movable_clock_stand_still_until_moved_and_take_its_clones_along() {
        let (clock, hand) = Clock::movable(Timestamp(1_000_000));
        let clone = clock.clone();
        assert_eq!(clock.now(), Timestamp(1_000_000));
        hand.advance(Millis::seconds(21));
        assert_eq!(clone.now(), Timestamp(22_000_000));
    }

    #[test]
    fn do_ids_differ_and_sort_by_the_time_they_were_drawn() {
        let (clock, hand) = Clock::movable(Timestamp(1_700_000_000_000_000));
        let ids = Ids::new(clock);
        let (first, second) = (ids.draw(), ids.draw());
        assert_ne!(first, second);
        assert_eq!(first.get_version_num(), 7);
        hand.advance(Millis(1));
        assert!(ids.draw() > first.max(second));
    }

    #[test]
    fn is_the_machine_set_to_this_century() {
        assert!(Clock::System.now() > Timestamp(1_700_000_000_000_000));
    }
}
