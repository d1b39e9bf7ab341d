//! Chance for simulated people: nothing secret depends on it.

use aws_lc_rs::rand;
use std::ops::Range;
use std::time::Duration;

/// Draws what nobody needs to be able to guess or to repeat.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Seeded by the operating system; by a fixed number where it does not answer, which does no harm here.
    pub fn new() -> Self {
        let mut seed = [0; 8];
        let _ = rand::fill(&mut seed);
        Self(u64::from_le_bytes(seed) | 1)
    }

    /// xorshift64* (Vigna 2016): small, and even enough for choosing lines.
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    /// A number of the range; its start when the range is empty.
    pub fn below(&mut self, range: Range<u64>) -> u64 {
        range.start + self.next() % (range.end.saturating_sub(range.start)).max(1)
    }

    /// Whether something happens that happens once in `times`.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(0..times) == 0
    }

    /// A length of so many seconds, to the millisecond.
    pub fn seconds(&mut self, range: Range<u64>) -> Duration {
        Duration::from_millis(self.below(range.start * 1_000..range.end * 1_000))
    }

    /// Another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(0..at as u64 + 1) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn does_chance_keep_to_the_range_and_reach_all_of_it() {
        let mut chance = Chance::new();
        let drawn: Vec<u64> = (0..1_000).map(|_| chance.below(3..7)).collect();
        assert!((3..7).all(|number| drawn.contains(&number)), "{drawn:?}");
        assert!(drawn.iter().all(|number| (3..7).contains(number)));
        assert_eq!(chance.below(5..5), 5);
    }

    #[test]
    fn does_a_shuffle_lose_nothing() {
        let mut cards: Vec<u32> = (0..12).collect();
        Chance::new().shuffle(&mut cards);
        cards.sort_unstable();
        assert_eq!(cards, (0..12).collect::<Vec<_>>());
    }
}
