//! Words on files that leave the house, in the language that is asked for.

use xinqiao_domain::report::Days;
use xinqiao_domain::session::Language;

/// The one of the two that is asked for.
pub fn said<T>(language: Language, zh: T, en: T) -> T {
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}

/// First and last day.
pub fn days(language: Language, days: Days) -> String {
    let Days { first, last } = days;
    said(language, format!("{first} 至 {last}"), format!("{first} to {last}"))
}

/// Between several.
pub const fn comma(language: Language) -> &'static str {
    match language {
        Language::Chinese => "，",
        Language::English => ", ",
    }
}
