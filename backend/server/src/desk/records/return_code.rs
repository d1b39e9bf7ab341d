//! Return codes: a caller may ask for one, and give it on a later visit, so that it is linked to this one. The centre
//! keeps only a keyed hash. A code opens nothing; it only lets the operator see what was agreed before.

use crate::desk::{Desk, Failure};
use aws_lc_rs::rand;
use xinqiao_domain::{CommandId, SessionId};
use xinqiao_storage::SealingKeys;

/// Crockford's base 32: no letter that is taken for another, none that makes a word ugly.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols of a code: 40 bits.
const SYMBOLS: usize = 8;

/// A new code, as it is shown: `4F7K-92QD`.
///
/// # Panics
/// When the operating system's random generator does not answer; nothing safe could be done then.
pub fn draw() -> String {
    let mut random = [0; SYMBOLS];
    rand::fill(&mut random).expect("the operating system's random generator answers once the process has started");
    let symbols = random.map(|byte| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]));
    let (first, second) = symbols.split_at(SYMBOLS / 2);
    format!("{}-{}", first.iter().collect::<String>(), second.iter().collect::<String>())
}

/// What a typed code is found by; none when it cannot be a code. Spaces, case and look-alikes do not matter.
pub fn hash(keys: &SealingKeys, typed: &str) -> Option<Vec<u8>> {
    let code: Option<String> = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => Some('0'),
            'I' | 'L' => Some('1'),
            symbol => u8::try_from(symbol).ok().filter(|byte| ALPHABET.contains(byte)).map(char::from),
        })
        .collect();
    code.filter(|code| code.len() == SYMBOLS).map(|code| keys.lookup_hash(&code))
}

/// Makes a code for a session, or gives the one that this same command made before.
///
/// # Errors
/// As [`super::MakeReturnCode`] refuses, or [`Failure::Unavailable`].
pub async fn make(desk: &Desk, id: CommandId, session: SessionId) -> Result<String, Failure> {
    let made = desk.run(super::MakeReturnCode { id, session, code: draw() }).await?;
    let seal = desk.store().session_seal(session).await.map_err(|_| Failure::Unavailable)?;
    seal.and_then(|seal| made.open(session, &seal).ok()).ok_or(Failure::Unavailable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_code_found_however_it_is_typed() {
        let keys = SealingKeys::new(&[1; 32], &[2; 32], &[3; 32], &[4; 32]);
        let known = hash(&keys, "10AB-CDEF");
        assert!(known.is_some());
        for typed in ["10abcdef", " IO AB-CD EF ", "l0ab-cdef"] {
            assert_eq!(hash(&keys, typed), known, "{typed}");
        }
        assert_ne!(hash(&keys, "10AB-CDEG"), known);
        for typed in ["", "10AB-CDE", "10AB-CDEFG", "10AB-CDEU", "回访码回访码回访"] {
            assert_eq!(hash(&keys, typed), None, "{typed}");
        }
    }

    #[test]
    fn is_a_drawn_code_shown_in_two_groups_and_found_again() {
        let keys = SealingKeys::new(&[1; 32], &[2; 32], &[3; 32], &[4; 32]);
        let code = draw();
        assert_eq!((code.len(), code.find('-')), (9, Some(4)));
        assert!(hash(&keys, &code).is_some());
        assert_ne!(draw(), code);
    }
}
