//! What a good password is, by the profile that the installation follows.

use crate::codes::codes;
use crate::time::{Millis, Timestamp};
use std::collections::BTreeSet;
use std::sync::LazyLock;

codes!(
    /// Whose rules passwords follow (security: "Accounts").
    PasswordProfile {
        /// OWASP ASVS: length and no common password; no composition, no rotation.
        Asvs = "asvs",
        /// China's multi-level protection scheme 等级保护: also three of four classes, changed every 90 days.
        Mlps = "mlps",
    }
);

codes!(
    /// What is wrong with a password.
    PasswordFault {
        TooShort = "too_short",
        TooLong = "too_long",
        TooCommon = "too_common",
        ContainsUsername = "contains_username",
        TooFewClasses = "too_few_classes",
    }
);

/// Fewest characters.
pub const MIN_PASSWORD_CHARS: usize = 12;

/// Most characters. A longer one is refused, never cut.
pub const MAX_PASSWORD_CHARS: usize = 256;

/// Fewest different characters; "121212121212" is as common as any listed password.
const MIN_DIFFERENT: usize = 5;

/// User names shorter than this are not looked for: they are part of too many words.
const MIN_USERNAME_CHARS: usize = 3;

/// Classes of characters wanted by [`PasswordProfile::Mlps`], of four.
const MIN_CLASSES: usize = 3;

/// Age at which [`PasswordProfile::Mlps`] wants a new password.
const MLPS_AGE: Millis = Millis::days(90);

static COMMON: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Checks a new password. Characters are counted, not bytes.
pub fn check_password(profile: PasswordProfile, password: &str, username: &str) -> Result<(), PasswordFault> {
    let length = password.chars().take(MAX_PASSWORD_CHARS + 1).count();
    if length < MIN_PASSWORD_CHARS {
        return Err(PasswordFault::TooShort);
    }
    if length > MAX_PASSWORD_CHARS {
        return Err(PasswordFault::TooLong);
    }
    let (lower, username) = (password.to_lowercase(), username.to_lowercase());
    if username.chars().count() >= MIN_USERNAME_CHARS && lower.contains(&username) {
        return Err(PasswordFault::ContainsUsername);
    }
    if is_common(&lower) {
        return Err(PasswordFault::TooCommon);
    }
    match profile {
        PasswordProfile::Mlps if classes(password) < MIN_CLASSES => Err(PasswordFault::TooFewClasses),
        PasswordProfile::Asvs | PasswordProfile::Mlps => Ok(()),
    }
}

/// Whether a password that was set then is too old now.
pub fn must_change(profile: PasswordProfile, changed_at: Timestamp, now: Timestamp) -> bool {
    match profile {
        PasswordProfile::Asvs => false,
        PasswordProfile::Mlps => now.since(changed_at) >= MLPS_AGE,
    }
}

/// On the list, or a listed word with nothing but digits and signs around it, or made of very few characters.
fn is_common(lower: &str) -> bool {
    let word = lower.trim_matches(|letter: char| !letter.is_alphabetic());
    let different: BTreeSet<char> = lower.chars().collect();
    different.len() < MIN_DIFFERENT || COMMON.contains(lower) || COMMON.contains(word)
}

/// How many of the four classes occur: small letters, capitals, digits, everything else.
fn classes(password: &str) -> usize {
    let class = |letter: char| {
        if letter.is_lowercase() {
            0
        } else if letter.is_uppercase() {
            1
        } else if letter.is_numeric() {
            2
        } else {
            3
        }
    };
    password.chars().map(class).collect::<BTreeSet<u8>>().len()
}
