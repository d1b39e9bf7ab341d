//! When the hotline is open. Round the clock unless a setting says otherwise; narrower hours warn.

use crate::calendar::Zone;
use crate::time::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

/// Open hours in the centre's time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum OpeningHours {
    /// Day and night, every day.
    RoundTheClock,
    /// The same hours each day, as minutes after midnight; `until` before or equal to `from` passes midnight.
    Daily { from_minute: u16, until_minute: u16, time_zone: String },
}

/// What the hours say of an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenState {
    /// Inside the open hours.
    Open,
    /// Outside them; open again at that instant.
    Closed { opens_at: Timestamp },
}

/// What is wrong with hours that were entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpeningFault {
    /// `from_minute` is not 0-1439, or `until_minute` not 0-1440.
    #[error("minutes after midnight are 0 to 1440")]
    MinuteOutOfRange,
    /// The time zone is not in the IANA database.
    #[error("the time zone is not known")]
    UnknownTimeZone,
}

/// Minutes of a civil day; as `until_minute` it means midnight at its end.
pub const DAY_MINUTES: u16 = 24 * 60;

impl OpeningHours {
    /// Checks hours before they are kept.
    pub fn check(&self) -> Result<(), OpeningFault> {
        match self {
            Self::RoundTheClock => Ok(()),
            Self::Daily { from_minute, until_minute, .. }
                if *from_minute >= DAY_MINUTES || *until_minute > DAY_MINUTES =>
            {
                Err(OpeningFault::MinuteOutOfRange)
            }
            Self::Daily { time_zone, .. } => {
                Zone::named(time_zone).map(|_| ()).map_err(|_| OpeningFault::UnknownTimeZone)
            }
        }
    }

    /// Whether the hotline is open `at` that instant, by the clock on the wall of the centre.
    ///
    /// Where the clock is changed, the hours that are skipped or come twice count as open. Hours that cannot be read
    /// (see [`Self::check`]) count as open too: no caller is turned away by a wrong setting.
    pub fn is_open(&self, at: Timestamp) -> OpenState {
        match self {
            Self::RoundTheClock => OpenState::Open,
            Self::Daily { from_minute, until_minute, time_zone } => Hours::read(*from_minute, *until_minute, time_zone)
                .and_then(|hours| hours.state(at))
                .unwrap_or(OpenState::Open),
        }
    }
}

/// Daily hours that were read. `None` from its functions: beyond what the calendar can say.
struct Hours {
    from: Time,
    until: Time,
    zone: Zone,
}

impl Hours {
    fn read(from_minute: u16, until_minute: u16, time_zone: &str) -> Option<Self> {
        let zone = Zone::named(time_zone).ok()?;
        // 1440 is 0 of the next day, and so passes midnight like every `until` that is not after `from`.
        Some(Self { from: time_of(from_minute)?, until: time_of(until_minute % DAY_MINUTES)?, zone })
    }

    fn state(&self, at: Timestamp) -> Option<OpenState> {
        let today = self.zone.day_of(at);
        for day in [today.yesterday().ok()?, today] {
            if self.opens(day)? <= at && at < self.closes(day)? {
                return Some(OpenState::Open);
            }
        }
        let next = [today, today.tomorrow().ok()?].into_iter().filter_map(|day| self.opens(day));
        next.filter(|opens_at| *opens_at > at).min().map(|opens_at| OpenState::Closed { opens_at })
    }

    /// The instant at which the hours of this day begin; the earlier one where the clock leaves a doubt.
    fn opens(&self, day: Date) -> Option<Timestamp> {
        let instant = self.zone.zone().to_ambiguous_timestamp(day.to_datetime(self.from)).earlier().ok()?;
        Some(Timestamp(instant.as_microsecond()))
    }

    /// The instant at which the hours that began on this day end; the later one where the clock leaves a doubt.
    fn closes(&self, day: Date) -> Option<Timestamp> {
        let last_day = if self.until > self.from { day } else { day.tomorrow().ok()? };
        let instant = self.zone.zone().to_ambiguous_timestamp(last_day.to_datetime(self.until)).later().ok()?;
        Some(Timestamp(instant.as_microsecond()))
    }
}

fn time_of(minute: u16) -> Option<Time> {
    let (hour, minute) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
    Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests;
