//! Stretches of being on call: entered as the clock on a wall shows them, in a zone, and turned into exact instants, so
//! that those that follow each other on the clock follow each other without gap or overlap in every zone.

mod proof;
#[cfg(test)]
mod tests;

pub use proof::{Entered, Gap, TeamCover, Telling, first, tell};

use crate::calendar::Zone;
use crate::ids::{OnCallId, StaffId, TeamId};
use crate::refusal::Refusal;
use crate::time::{Millis, Timestamp};
use jiff::civil::DateTime;

/// The shortest stretch: whoever relieves somebody has to be told, and to answer [D].
pub const SHORTEST: Millis = Millis::minutes(15);
/// The longest one [D].
pub const LONGEST: Millis = Millis::days(7);
/// How far ahead one may be entered [D].
pub const FARTHEST: Millis = Millis::days(400);
/// How far ahead the proof looks.
pub const LOOK_AHEAD: Millis = Millis::days(14);
/// How long before it begins a gap is told to the supervisors [D].
pub const TELL_AHEAD: Millis = Millis::days(3);
/// How long whoever enters a new team has until its gaps are told [D].
pub const ENTERING: Millis = Millis::hours(1);

/// A stretch of time, from its first instant until the one that is no longer part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    pub from: Timestamp,
    pub until: Timestamp,
}

impl Interval {
    /// Whether an instant is part of both.
    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }

    /// How long it is.
    pub fn length(self) -> Millis {
        self.until.since(self.from)
    }
}

/// Somebody's stretch on call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub id: OnCallId,
    pub team: TeamId,
    pub staff: StaffId,
    pub interval: Interval,
}

/// The text of a time on the wall, to the minute: `2026-11-22T18:00`.
const WALL: &str = "%Y-%m-%dT%H:%M";

/// Reads a time on the wall, to the minute.
///
/// # Errors
/// [`Refusal::ShiftInvalid`] when it is none.
pub fn wall_time(text: &str) -> Result<DateTime, Refusal> {
    DateTime::strptime(WALL, text).map_err(|_| Refusal::ShiftInvalid)
}

/// Writes it.
pub fn wall_text(time: DateTime) -> String {
    time.strftime(WALL).to_string()
}

/// What a clock on the wall of a zone shows at an instant, to the minute.
pub fn wall_at(at: Timestamp, zone: &Zone) -> String {
    zone.minute_of(at).replacen(' ', "T", 1)
}

/// A new stretch from one time on the wall to another.
///
/// # Errors
/// [`Refusal::ShiftInvalid`]: it ends before it begins, is too short, too long, over already, or too far ahead.
pub fn interval(starts: DateTime, ends: DateTime, zone: &Zone, now: Timestamp) -> Result<Interval, Refusal> {
    let interval = Interval { from: zone.instant_of(starts), until: zone.instant_of(ends) };
    let lasts = (SHORTEST..=LONGEST).contains(&interval.length());
    if lasts && now < interval.until && interval.from <= now + FARTHEST {
        Ok(interval)
    } else {
        Err(Refusal::ShiftInvalid)
    }
}

/// Nobody is on call twice at the same time, in whatever team.
///
/// # Errors
/// [`Refusal::ShiftInvalid`] when it overlaps another of the same person.
pub fn fits(interval: Interval, others: &[Period]) -> Result<(), Refusal> {
    if others.iter().any(|other| other.interval.overlaps(interval)) { Err(Refusal::ShiftInvalid) } else { Ok(()) }
}

/// What is left of a stretch that is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// It had not begun.
    Nothing,
    /// What was served: it ends at the instant at which it was taken out.
    Served(Interval),
}

/// A stretch is taken out. What was served of it stays, and one that is over stays as it was.
///
/// # Errors
/// [`Refusal::AlreadyDone`].
pub fn take_out(interval: Interval, now: Timestamp) -> Result<Left, Refusal> {
    if interval.until <= now {
        Err(Refusal::AlreadyDone)
    } else if now <= interval.from {
        Ok(Left::Nothing)
    } else {
        Ok(Left::Served(Interval { until: now, ..interval }))
    }
}
