//! The centre's days: which civil day an instant lies in, and when a day begins. Every period and every rule that holds
//! from a day counts in the zone that the centre has set.

#[cfg(test)]
mod tests;

use crate::time::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use std::sync::LazyLock;

/// Where a centre lies unless it says otherwise [D].
pub const DEFAULT_ZONE: &str = "Asia/Shanghai";

/// The time zones come with the program: the rules read no files, and every machine decides alike.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A time zone of the IANA database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// A zone that is not in the IANA database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the time zone is not known")]
pub struct UnknownZone;

impl Zone {
    /// The zone of this name, such as `Asia/Shanghai`.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        ZONES.get(name).map(Self).map_err(|_| UnknownZone)
    }

    /// Its name in the IANA database.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The civil day an instant lies in. Beyond what the calendar can say it is the calendar's first or last day.
    pub fn day_of(&self, at: Timestamp) -> Date {
        match jiff::Timestamp::from_microsecond(at.0) {
            Ok(instant) => instant.to_zoned(self.0.clone()).date(),
            Err(_) if at.0 < 0 => Date::MIN,
            Err(_) => Date::MAX,
        }
    }

    /// The first instant of a day: midnight, or the instant to which the clock is moved where there is none; the earlier
    /// one where midnight comes twice.
    pub fn day_begins(&self, day: Date) -> Timestamp {
        match day.to_zoned(self.0.clone()) {
            Ok(midnight) => Timestamp(midnight.timestamp().as_microsecond()),
            Err(_) if day < jiff::civil::date(1970, 1, 1) => Timestamp(i64::MIN),
            Err(_) => Timestamp(i64::MAX),
        }
    }

    /// The instant at which a clock on the wall shows this time. One that is shown twice is its first; one that is skipped
    /// is the instant at which the clock is moved. So no later time comes before an earlier one.
    pub fn instant_of(&self, time: DateTime) -> Timestamp {
        let ambiguous = self.0.to_ambiguous_timestamp(time);
        let moved = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => None,
            AmbiguousOffset::Gap { after, .. } => {
                let shortly_before = ambiguous.earlier().ok();
                shortly_before.and_then(|before| self.0.following(before).find(|moved| moved.offset() == after))
            }
        };
        let instant = moved.map_or_else(|| ambiguous.compatible().ok(), |moved| Some(moved.timestamp()));
        match instant {
            Some(instant) => Timestamp(instant.as_microsecond()),
            None if time.date() < jiff::civil::date(1970, 1, 1) => Timestamp(i64::MIN),
            None => Timestamp(i64::MAX),
        }
    }

    /// An instant as a clock on the wall shows it, to the minute: `2026-11-22 14:05`. For sentences.
    pub fn minute_of(&self, at: Timestamp) -> String {
        self.shown(at, "%Y-%m-%d %H:%M")
    }

    /// The same to the second, where seconds are what is looked at.
    pub fn second_of(&self, at: Timestamp) -> String {
        self.shown(at, "%Y-%m-%d %H:%M:%S")
    }

    fn shown(&self, at: Timestamp, how: &str) -> String {
        jiff::Timestamp::from_microsecond(at.0)
            .map(|instant| instant.to_zoned(self.0.clone()).strftime(how).to_string())
            .unwrap_or_default()
    }

    /// The zone itself, for rules that look at the hour.
    pub(crate) fn zone(&self) -> &TimeZone {
        &self.0
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::named(DEFAULT_ZONE).unwrap_or(Self(TimeZone::UTC))
    }
}
