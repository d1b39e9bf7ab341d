//! The number of a request to be called back.

use crate::refusal::Refusal;

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
