//! Calendar periods of the centre: years and months. Dates are civil; whoever asks has already applied the zone.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A calendar year or month, written `2026` and `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    Year(i16),
    /// The first day of the month.
    Month(Date),
}

/// A period that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a period is a year (2026) or a month (2026-11)")]
pub struct PeriodFault;

impl Period {
    /// The year of a day.
    pub fn year_of(day: Date) -> Self {
        Self::Year(day.year())
    }

    /// The month of a day.
    pub fn month_of(day: Date) -> Self {
        Self::Month(day.first_of_month())
    }

    /// Its first day.
    pub fn first(self) -> Date {
        match self {
            Self::Year(year) => date(year, 1, 1),
            Self::Month(first) => first,
        }
    }

    /// Its last day.
    pub fn last(self) -> Date {
        match self {
            Self::Year(year) => date(year, 12, 31),
            Self::Month(first) => first.last_of_month(),
        }
    }

    /// The one before it; the calendar's first has none before it and stays.
    #[must_use]
    pub fn before(self) -> Self {
        match self {
            Self::Year(year) => Self::Year(year.saturating_sub(1).max(Date::MIN.year())),
            Self::Month(first) => Self::Month(first.saturating_sub(1.month())),
        }
    }

    /// The one after it; the calendar's last has none after it and stays.
    #[must_use]
    pub fn after(self) -> Self {
        match self {
            Self::Year(year) => Self::Year(year.saturating_add(1).min(Date::MAX.year())),
            Self::Month(first) => Self::Month(first.saturating_add(1.month()).first_of_month()),
        }
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.first() <= day && day <= self.last()
    }

    /// Its length in days.
    pub fn days(self) -> u32 {
        days_between(self.first(), self.last())
    }
}

/// Days from the first to the last, both counted; 0 when the last is before the first.
pub(super) fn days_between(first: Date, last: Date) -> u32 {
    let days = (last - first).get_days() + 1;
    u32::try_from(days).unwrap_or(0)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(first) => write!(f, "{:04}-{:02}", first.year(), first.month()),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodFault;

    fn from_str(text: &str) -> Result<Self, PeriodFault> {
        match text.len() {
            4 => format!("{text}-01-01").parse().map(Self::year_of).map_err(|_| PeriodFault),
            7 => format!("{text}-01").parse().map(Self::month_of).map_err(|_| PeriodFault),
            _ => Err(PeriodFault),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}
