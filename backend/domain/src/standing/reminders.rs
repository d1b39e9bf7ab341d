//! Who is written to before a period ends, and after it ended with something missing. Asked on any day, the answer is
//! what should have been said by then: a day on which nobody asked costs nobody a reminder.

use super::{Finding, LedgerStanding, Period, Requirement};
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// Day of the month on which supervisors are told who is still unsupervised [D].
pub const DIGEST_DAY: i8 = 20;
/// Days before a period's end at which something missing is said [D].
pub const REMINDER_DAYS: [u32; 3] = [10, 3, 0];
/// Most distances a centre may set, and the farthest of them in days.
pub const MOST_REMINDERS: usize = 10;
/// The farthest distance, in days: a quarter of a year.
pub const FARTHEST_REMINDER: u32 = 92;

/// How far from its period's end a reminder speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Distance {
    /// This many days before the end, or fewer.
    Before { days: u32 },
    /// From the day after it.
    Missed,
}

/// A text that is no distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a distance is a number of days, or `missed`")]
pub struct NoDistance;

/// The word of [`Distance::Missed`].
const MISSED: &str = "missed";

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Before { days } => days.fmt(f),
            Self::Missed => f.write_str(MISSED),
        }
    }
}

impl FromStr for Distance {
    type Err = NoDistance;

    fn from_str(text: &str) -> Result<Self, NoDistance> {
        if text == MISSED {
            return Ok(Self::Missed);
        }
        text.parse().map(|days| Self::Before { days }).map_err(|_| NoDistance)
    }
}

/// Something to be said of one person: once for each requirement, period and distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    pub requirement: Requirement,
    pub period: Period,
    pub distance: Distance,
    /// What took place, of what is needed.
    pub counted: u32,
    pub needed: u32,
    /// The last day on which it counts; past where it was missed.
    pub due_by: Date,
}

/// What should have been said of somebody by `today`, of what is still so: for each thing that is due, the nearest of the
/// `distances` that has been reached, and for each that was missed, that it was.
pub fn reminders(standing: &LedgerStanding, distances: &[u32], today: Date) -> Vec<Reminder> {
    let of = |reason: &super::Reason| {
        let (period, due_by) = (reason.period?, reason.due_by?);
        let distance = match reason.finding {
            Finding::Due => {
                let left = u32::try_from((due_by - today).get_days()).ok()?;
                let days = distances.iter().copied().filter(|days| *days >= left).min()?;
                Distance::Before { days }
            }
            Finding::Missed => Distance::Missed,
            Finding::Met | Finding::Open | Finding::Decided => return None,
        };
        let (requirement, counted, needed) = (reason.requirement, reason.counted, reason.needed);
        Some(Reminder { requirement, period, distance, counted, needed, due_by })
    };
    standing.reasons.iter().filter_map(of).collect()
}

/// Whether what a reminder spoke of is still so.
pub fn still_so(standing: &LedgerStanding, requirement: Requirement, period: Period) -> bool {
    standing.reasons.iter().any(|reason| {
        reason.requirement == requirement
            && reason.period == Some(period)
            && matches!(reason.finding, Finding::Due | Finding::Missed)
    })
}

/// The month whose digest should have been sent by `today`, from its 20th on.
pub fn digest_month(today: Date) -> Option<Period> {
    (today.day() >= DIGEST_DAY).then(|| Period::month_of(today))
}

/// Whether somebody has had no supervision, or too little, in the month that is going on.
pub fn unsupervised(standing: &LedgerStanding, month: Period) -> bool {
    standing.reasons.iter().any(|reason| {
        reason.requirement == Requirement::Supervision && reason.period == Some(month) && reason.counted < reason.needed
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Reason, StandingWord};
    use super::*;
    use jiff::civil::date;

    fn standing(finding: Finding, counted: u32) -> LedgerStanding {
        let last = date(2026, 11, 30);
        let reason = Reason {
            requirement: Requirement::Supervision,
            finding,
            period: Some(Period::month_of(last)),
            counted,
            needed: 1,
            due_by: Some(last),
        };
        LedgerStanding { word: StandingWord::Due, reasons: vec![reason] }
    }

    #[test]
    fn which_reminder_is_due_on_which_day() {
        use Distance::{Before, Missed};
        let day = |day| date(2026, 11, day);
        let table = [
            (Finding::Due, day(19), None),
            (Finding::Due, day(20), Some(Before { days: 10 })),
            // Nobody asked on the 20th: it is said on the 24th all the same, as the same reminder.
            (Finding::Due, day(24), Some(Before { days: 10 })),
            (Finding::Due, day(27), Some(Before { days: 3 })),
            (Finding::Due, day(29), Some(Before { days: 3 })),
            (Finding::Due, day(30), Some(Before { days: 0 })),
            (Finding::Missed, date(2026, 12, 1), Some(Missed)),
            (Finding::Missed, date(2026, 12, 9), Some(Missed)),
            (Finding::Open, day(24), None),
            (Finding::Met, day(30), None),
            (Finding::Decided, day(30), None),
        ];
        for (finding, today, expected) in table {
            let found = reminders(&standing(finding, 0), &REMINDER_DAYS, today);
            assert_eq!(found.first().map(|reminder| reminder.distance), expected, "{finding:?} {today}");
        }
    }

    #[test]
    fn are_distances_in_any_order_and_may_there_be_none() {
        let found = reminders(&standing(Finding::Due, 0), &[0, 7, 3], date(2026, 11, 25));
        assert_eq!(found[0].distance, Distance::Before { days: 7 });
        assert_eq!(reminders(&standing(Finding::Due, 0), &[], date(2026, 11, 30)), []);
        assert_eq!(reminders(&standing(Finding::Missed, 0), &[], date(2026, 12, 1)).len(), 1);
    }

    #[test]
    fn is_a_reminder_still_so() {
        let month = Period::month_of(date(2026, 11, 1));
        let asked = |finding| still_so(&standing(finding, 0), Requirement::Supervision, month);
        assert!(asked(Finding::Due) && asked(Finding::Missed));
        assert!(!asked(Finding::Met) && !asked(Finding::Open));
        assert!(!still_so(&standing(Finding::Due, 0), Requirement::Training, month));
        assert!(!still_so(&standing(Finding::Due, 0), Requirement::Supervision, month.after()));
    }

    #[test]
    fn who_is_in_the_digest_and_when_is_it_sent() {
        let month = Period::month_of(date(2026, 11, 1));
        assert_eq!(digest_month(date(2026, 11, 19)), None);
        assert_eq!(digest_month(date(2026, 11, 20)), Some(month));
        assert_eq!(digest_month(date(2026, 11, 30)), Some(month));
        assert!(unsupervised(&standing(Finding::Open, 0), month));
        assert!(!unsupervised(&standing(Finding::Met, 1), month));
        assert!(!unsupervised(&standing(Finding::Open, 0), month.after()));
    }

    #[test]
    fn is_a_distance_read_as_it_is_written() {
        for distance in [Distance::Before { days: 0 }, Distance::Before { days: 10 }, Distance::Missed] {
            assert_eq!(distance.to_string().parse(), Ok(distance));
        }
        assert_eq!("soon".parse::<Distance>(), Err(NoDistance));
    }
}
