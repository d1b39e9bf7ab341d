//! Who reads a dispatch: the first look of a sitting is a reading, and stands in the journal; a page that asks again every
//! few seconds is the same one.

use crate::time::{Millis, Timestamp};

/// How long a sitting lasts from the reading that began it [D].
pub const SITTING: Millis = Millis::minutes(15);

/// What a look at place, person and words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// It begins a sitting, and is to be written down before anything is shown.
    Begins,
    /// It belongs to the sitting that was written down.
    GoesOn,
}

/// What a look is of somebody whose last reading of this dispatch was then.
pub fn reading(last: Option<Timestamp>, now: Timestamp) -> Reading {
    match last {
        // A reading of an instant to come is a clock that was set back: what is written down twice does no harm.
        Some(last) if last <= now && now < last + SITTING => Reading::GoesOn,
        Some(_) | None => Reading::Begins,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp(1_800_000_000_000_000);

    #[test]
    fn which_looks_begin_a_sitting() {
        let after = |length| reading(Some(NOON), NOON + length);
        assert_eq!(reading(None, NOON), Reading::Begins, "nobody looks unseen");
        assert_eq!(after(Millis(0)), Reading::GoesOn);
        assert_eq!(after(Millis(SITTING.0 - 1)), Reading::GoesOn);
        assert_eq!(after(SITTING), Reading::Begins);
        assert_eq!(after(Millis(-1)), Reading::Begins);
    }

    #[test]
    fn how_often_is_a_phone_written_down_that_asks_every_five_seconds_for_a_day() {
        let (mut last, mut written) = (None, 0);
        for ask in 0..24 * 60 * 12 {
            let now = NOON + Millis::seconds(5 * ask);
            if reading(last, now) == Reading::Begins {
                (last, written) = (Some(now), written + 1);
            }
        }
        assert_eq!(written, 24 * 4);
    }
}
