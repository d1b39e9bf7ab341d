//! Passwords and codes that somebody else makes and one person types once: easy to read out, hard to guess.

use crate::tokens::NoRandomness;
use aws_lc_rs::rand::SecureRandom;
use zeroize::Zeroizing;

/// Letters and digits that nobody mistakes for one another on paper or by phone: no i, l, o, u.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Groups of [`GROUP`] letters: 100 random bits.
const GROUPS: usize = 4;
const GROUP: usize = 5;

/// A new one, such as `7k2mf-q0v8d-3xw9c-hn4tz`.
pub fn one_time(rng: &dyn SecureRandom) -> Result<Zeroizing<String>, NoRandomness> {
    let mut random = Zeroizing::new([0u8; GROUPS * GROUP]);
    rng.fill(random.as_mut_slice()).map_err(|_| NoRandomness)?;
    let mut text = Zeroizing::new(String::with_capacity(GROUPS * (GROUP + 1)));
    for (at, byte) in random.iter().enumerate() {
        if at > 0 && at % GROUP == 0 {
            text.push('-');
        }
        // 256 is a multiple of 32: every letter is equally likely.
        text.push(char::from(ALPHABET[usize::from(byte % 32)]));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use xinqiao_domain::accounts::{PasswordProfile, check_password};

    #[test]
    fn is_a_one_time_password_readable_long_enough_and_never_the_same() {
        let rng = aws_lc_rs::rand::SystemRandom::new();
        let (one, other) = (one_time(&rng).unwrap(), one_time(&rng).unwrap());
        assert_ne!(*one, *other);
        assert_eq!(one.split('-').map(str::len).collect::<Vec<_>>(), [GROUP; GROUPS]);
        assert!(one.bytes().all(|letter| letter == b'-' || ALPHABET.contains(&letter)), "{}", *one);
        assert_eq!(check_password(PasswordProfile::Asvs, &one, "lin.yue"), Ok(()));
    }
}
