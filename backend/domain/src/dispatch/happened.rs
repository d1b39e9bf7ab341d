//! When something happened, as the phone of somebody on the way says it: without a network it is told later.

use crate::refusal::Refusal;
use crate::time::{Millis, Timestamp};

/// So long ago may be told what a phone kept while it had no network [D].
pub const LATEST_TOLD: Millis = Millis::hours(12);
/// So far may the clock of a phone be out: what lies this little outside of what is possible is taken as its edge [D].
pub const CLOCK_SKEW: Millis = Millis::minutes(5);

/// The instant that a report is of, told `now`: after what happened `before` it, and not in the future.
///
/// # Errors
/// [`Refusal::HappenedAtInvalid`]: longer ago than phones keep reports, before what came before it, or in the future.
pub fn happened(told: Option<Timestamp>, before: Timestamp, now: Timestamp) -> Result<Timestamp, Refusal> {
    let Some(told) = told else { return Ok(now) };
    if told > now + CLOCK_SKEW || told < now - LATEST_TOLD || told < before - CLOCK_SKEW {
        return Err(Refusal::HappenedAtInvalid);
    }
    Ok(told.max(before).min(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: Timestamp = Timestamp(1_800_000_000_000_000);

    #[test]
    fn which_instants_does_a_phone_tell_that_can_be() {
        let minutes = |count| BEFORE + Millis::minutes(count);
        for (told, now, expected) in [
            (None, minutes(30), Ok(minutes(30))),
            (Some(minutes(10)), minutes(30), Ok(minutes(10))),
            (Some(BEFORE), minutes(30), Ok(BEFORE)),
            // A clock that is a little out does not keep a team from reporting; the order of things stays.
            (Some(minutes(-5)), minutes(30), Ok(BEFORE)),
            (Some(minutes(-6)), minutes(30), Err(Refusal::HappenedAtInvalid)),
            (Some(minutes(35)), minutes(30), Ok(minutes(30))),
            (Some(minutes(36)), minutes(30), Err(Refusal::HappenedAtInvalid)),
            (Some(minutes(1)), minutes(12 * 60 + 1), Ok(minutes(1))),
            (Some(minutes(1)), minutes(12 * 60 + 2), Err(Refusal::HappenedAtInvalid)),
        ] {
            assert_eq!(happened(told, BEFORE, now), expected, "{told:?} told at {now:?}");
        }
    }
}
