//! A request to be called back: who works on it, and how it ended.

use crate::desk_words::CallbackOutcome;
use crate::ids::StaffId;
use crate::refusal::Refusal;
use crate::time::Timestamp;

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Callback {
    /// Nobody has taken it.
    Open,
    /// Somebody is calling.
    Taken { by: StaffId, at: Timestamp },
    /// Called, with what came of it.
    Done { by: StaffId, at: Timestamp, outcome: CallbackOutcome },
}

impl Callback {
    /// One colleague takes it; the first one does.
    pub fn take(self, by: StaffId, now: Timestamp) -> Result<Self, Refusal> {
        match self {
            Self::Open => Ok(Self::Taken { by, at: now }),
            Self::Taken { .. } | Self::Done { .. } => Err(Refusal::AlreadyDone),
        }
    }

    /// Whoever took it gives it back to the list.
    pub fn release(self, by: StaffId) -> Result<Self, Refusal> {
        self.check_taken(by)?;
        Ok(Self::Open)
    }

    /// Whoever took it has called.
    pub fn finish(self, by: StaffId, outcome: CallbackOutcome, now: Timestamp) -> Result<Self, Refusal> {
        self.check_taken(by)?;
        Ok(Self::Done { by, at: now, outcome })
    }

    fn check_taken(self, by: StaffId) -> Result<(), Refusal> {
        match self {
            Self::Taken { by: holder, .. } if holder == by => Ok(()),
            Self::Open | Self::Taken { .. } | Self::Done { .. } => Err(Refusal::AlreadyDone),
        }
    }
}

/// Digits a number may have: a short service number to the longest of ITU-T E.164 with its exit code.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=18;
/// Longest number as typed, with its spaces and signs.
const NUMBER_CHARS: usize = 32;

/// A phone number as it is kept: full-width digits and signs, which Chinese keyboards type, become plain ones.
pub fn phone_number(typed: &str) -> Result<String, Refusal> {
    let plain: String = typed.trim().chars().map(plain).collect();
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    let well_formed = plain.chars().all(|letter| letter.is_ascii_digit() || " +-()".contains(letter));
    if well_formed && DIGITS.contains(&digits) && plain.chars().count() <= NUMBER_CHARS {
        Ok(plain)
    } else {
        Err(Refusal::FieldInvalid)
    }
}

fn plain(letter: char) -> char {
    match letter {
        // Full-width forms lie at a fixed distance from ASCII.
        '！'..='～' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{2010}'..='\u{2015}' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const NOON: Timestamp = Timestamp(1_800_000_000_000_000);

    fn staff(number: u128) -> StaffId {
        StaffId(Uuid::from_u128(number))
    }

    #[test]
    fn does_only_the_first_colleague_take_a_request() {
        let taken = Callback::Open.take(staff(1), NOON).unwrap();
        assert_eq!(taken, Callback::Taken { by: staff(1), at: NOON });
        assert_eq!(taken.take(staff(2), NOON), Err(Refusal::AlreadyDone));
    }

    #[test]
    fn may_only_the_taker_release_or_finish() {
        let taken = Callback::Open.take(staff(1), NOON).unwrap();
        assert_eq!(taken.release(staff(2)), Err(Refusal::AlreadyDone));
        assert_eq!(taken.finish(staff(2), CallbackOutcome::Reached, NOON), Err(Refusal::AlreadyDone));
        assert_eq!(taken.release(staff(1)), Ok(Callback::Open));
        let done = taken.finish(staff(1), CallbackOutcome::NotReached, NOON).unwrap();
        assert_eq!(done, Callback::Done { by: staff(1), at: NOON, outcome: CallbackOutcome::NotReached });
        assert_eq!(done.release(staff(1)), Err(Refusal::AlreadyDone));
        assert_eq!(done.take(staff(1), NOON), Err(Refusal::AlreadyDone));
    }

    #[test]
    fn which_numbers_are_kept_and_how() {
        let table = [
            ("131 2345 6789", Ok("131 2345 6789")),
            (" +86（131）2345—6789 ", Ok("+86(131)2345-6789")),
            ("１３１２３４５６７８９", Ok("13123456789")),
            ("110", Ok("110")),
            ("12", Err(Refusal::FieldInvalid)),
            ("", Err(Refusal::FieldInvalid)),
            ("ask for Li", Err(Refusal::FieldInvalid)),
            ("1234567890123456789", Err(Refusal::FieldInvalid)),
            ("1                                 23", Err(Refusal::FieldInvalid)),
        ];
        for (typed, expected) in table {
            assert_eq!(phone_number(typed).as_deref().map_err(|refusal| *refusal), expected, "{typed}");
        }
    }
}
