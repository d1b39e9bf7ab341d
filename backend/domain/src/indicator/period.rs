//! The periods that indicators are counted over: a year, a quarter, a month of the centre's calendar.

use crate::standing::Period;
use crate::visit::Quarter;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Written `2026`, `2026-Q4`, `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndicatorPeriod {
    Calendar(Period),
    Quarter(Quarter),
}

/// A period that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a period is a year (2026), a quarter (2026-Q4) or a month (2026-11)")]
pub struct NoPeriod;

impl IndicatorPeriod {
    /// Its first day.
    pub fn first(self) -> Date {
        match self {
            Self::Calendar(period) => period.first(),
            Self::Quarter(quarter) => quarter.first(),
        }
    }

    /// Its last day.
    pub fn last(self) -> Date {
        match self {
            Self::Calendar(period) => period.last(),
            Self::Quarter(quarter) => quarter.last(),
        }
    }

    /// Who was in the registry on this day is counted: the last day of the period, or today while it runs.
    pub fn denominator_on(self, today: Date) -> Date {
        self.last().min(today)
    }
}

impl fmt::Display for IndicatorPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Calendar(period) => period.fmt(f),
            Self::Quarter(Quarter { year, number }) => write!(f, "{year:04}-Q{number}"),
        }
    }
}

impl FromStr for IndicatorPeriod {
    type Err = NoPeriod;

    fn from_str(text: &str) -> Result<Self, NoPeriod> {
        let Some((year, number)) = text.split_once("-Q") else {
            return text.parse().map(Self::Calendar).map_err(|_| NoPeriod);
        };
        let year = year.parse::<Period>().map_err(|_| NoPeriod)?.first().year();
        let number: i8 = number.parse().map_err(|_| NoPeriod)?;
        Quarter::all(year).into_iter().find(|one| one.number == number).map(Self::Quarter).ok_or(NoPeriod)
    }
}

impl Serialize for IndicatorPeriod {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for IndicatorPeriod {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}
