//! What an account may be called: lengths and characters, with the name of the field that is wrong.

use super::answers;
use crate::desk::Decline;
use xinqiao_domain::Refusal;
use xinqiao_protocol::http::accounts::ChangeAccount;
use xinqiao_storage::people::Staff;

/// Longest name, in characters.
const NAME_CHARS: usize = 60;
/// Longest badge, in characters: callers see it.
const BADGE_CHARS: usize = 8;
/// Shortest and longest name of log-in.
const USERNAME_CHARS: std::ops::RangeInclusive<usize> = 2..=40;

/// The name of log-in as it is kept and looked for: no spaces around it, no capitals.
pub fn normal_username(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// Small letters, digits, `.`, `_` and `-`, so that nobody's name looks like another's.
pub(super) fn check_username(username: &str) -> Result<(), Decline> {
    let allowed = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "._-".contains(letter);
    let good = USERNAME_CHARS.contains(&username.len()) && username.chars().all(allowed);
    if good { Ok(()) } else { Err(wrong("username")) }
}

/// The details without spaces around them and without repeated roles or languages, or which field is wrong.
pub(super) fn checked(mut details: ChangeAccount) -> Result<ChangeAccount, Decline> {
    details.name = details.name.trim().to_owned();
    details.badge = details.badge.trim().to_owned();
    details.roles.sort_unstable();
    details.roles.dedup();
    details.languages.sort_unstable();
    details.languages.dedup();
    let fits = |text: &str, most: usize| (1..=most).contains(&text.chars().count()) && !text.contains(char::is_control);
    if !fits(&details.name, NAME_CHARS) {
        return Err(wrong("name"));
    }
    if !fits(&details.badge, BADGE_CHARS) {
        return Err(wrong("badge"));
    }
    if details.roles.is_empty() {
        return Err(wrong("roles"));
    }
    // Nobody could be routed to somebody who speaks nothing.
    if answers(&details.roles) && details.languages.is_empty() {
        return Err(wrong("languages"));
    }
    Ok(details)
}

/// Writes the details into an account.
pub(super) fn apply(details: ChangeAccount, staff: &mut Staff) {
    let ChangeAccount { name, badge, roles, languages, gender, grade } = details;
    staff.name = name;
    staff.badge = badge;
    staff.roles = roles;
    staff.languages = languages;
    staff.gender = gender;
    staff.grade = grade;
}

fn wrong(field: &str) -> Decline {
    Decline::with(Refusal::FieldInvalid, "field", field)
}
