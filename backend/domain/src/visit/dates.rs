//! When the next visit is due, which quarters of the year have one, and who is lost.

use super::form::VisitOutcome;
use super::words::{LostReason, TreatmentEffect};
use crate::codes::codes;
use crate::patient::PatientClass;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The numbers of the follow-up of patients, as a centre sets them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct VisitRules {
    /// The first visit after registering. Default 14 days [D].
    pub first_days: u32,
    /// After a visit that found the patient unstable: 14 days [F].
    pub unstable_days: u32,
    /// Basically stable for the first time: 14 days [F].
    pub unsettled_first_days: u32,
    /// Basically stable again, and not settling: 30 days [F].
    pub unsettled_days: u32,
    /// Basically stable again, and settling: 90 days [F].
    pub settling_days: u32,
    /// Stable: 90 days [F].
    pub stable_days: u32,
    /// After a visit at which nobody was reached. Default 14 days [D].
    pub retry_days: u32,
    /// Somebody lost is looked for again. Default 90 days [D].
    pub lost_days: u32,
    /// So many in a row at which nobody was reached, and the patient is lost: 3 [F].
    pub missed_until_lost: u32,
}

impl Default for VisitRules {
    fn default() -> Self {
        Self {
            first_days: 14,
            unstable_days: 14,
            unsettled_first_days: 14,
            unsettled_days: 30,
            settling_days: 90,
            stable_days: 90,
            retry_days: 14,
            lost_days: 90,
            missed_until_lost: 3,
        }
    }
}

impl VisitRules {
    /// The first visit of somebody registered on that day.
    pub fn first_on(&self, registered_on: Date) -> Date {
        later(registered_on, self.first_days)
    }

    /// The next one after this class was decided on that day; `before` is the class of the last visit that reached the
    /// patient, none at the first.
    pub fn next_on(
        &self,
        on: Date,
        before: Option<PatientClass>,
        class: PatientClass,
        effect: TreatmentEffect,
    ) -> Date {
        let days = match (class, before) {
            (PatientClass::Unstable, _) => self.unstable_days,
            (PatientClass::Stable, _) => self.stable_days,
            (PatientClass::BasicallyStable, Some(PatientClass::BasicallyStable)) => match Course::of(effect) {
                Course::Settling => self.settling_days,
                Course::NotSettling => self.unsettled_days,
            },
            (PatientClass::BasicallyStable, Some(PatientClass::Unstable | PatientClass::Stable) | None) => {
                self.unsettled_first_days
            }
        };
        later(on, days)
    }

    /// The next one after nobody was reached: soon, unless the patient is lost.
    pub fn retry_on(&self, on: Date, lost: Option<LostReason>) -> Date {
        later(on, if lost.is_some() { self.lost_days } else { self.retry_days })
    }
}

/// A day so many days later; the calendar's last where it ends.
fn later(day: Date, days: u32) -> Date {
    day.saturating_add(i64::from(days).days())
}

/// Whether a patient who is basically stable gets better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Course {
    /// 趋于稳定
    Settling,
    NotSettling,
}

impl Course {
    /// What the treatment did says it.
    const fn of(effect: TreatmentEffect) -> Self {
        match effect {
            TreatmentEffect::Cured | TreatmentEffect::Better => Self::Settling,
            TreatmentEffect::Unchanged | TreatmentEffect::Worse | TreatmentEffect::NotApplicable => Self::NotSettling,
        }
    }
}

/// How many visits in a row reached nobody, this one included; nobody is counted for one that reached the patient.
pub const fn missed_in_a_row(before: u32, outcome: &VisitOutcome) -> u32 {
    match outcome {
        VisitOutcome::NotReached { .. } => before + 1,
        VisitOutcome::Reached { .. } | VisitOutcome::Died { .. } => 0,
    }
}

/// Why the patient is lost from this visit on; none while there is hope. `missed` counts this visit in.
pub const fn lost_by(outcome: &VisitOutcome, missed: u32, rules: &VisitRules) -> Option<LostReason> {
    match outcome {
        VisitOutcome::NotReached { lost: Some(reason), .. } => Some(*reason),
        VisitOutcome::NotReached { lost: None, .. } if missed >= rules.missed_until_lost => {
            Some(LostReason::ThreeMissed)
        }
        VisitOutcome::NotReached { lost: None, .. } | VisitOutcome::Reached { .. } | VisitOutcome::Died { .. } => None,
    }
}

/// A quarter of a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    pub year: i16,
    /// 1-4.
    pub number: i8,
}

impl Quarter {
    /// The one a day lies in.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), number: (day.month() - 1) / 3 + 1 }
    }

    /// The four of a year.
    pub fn all(year: i16) -> [Self; 4] {
        [1, 2, 3, 4].map(|number| Self { year, number })
    }

    /// Its first day.
    pub fn first(self) -> Date {
        jiff::civil::date(self.year, (self.number - 1) * 3 + 1, 1)
    }

    /// Its last day.
    pub fn last(self) -> Date {
        jiff::civil::date(self.year, self.number * 3, 1).last_of_month()
    }
}

codes!(
    /// How a quarter stands for one patient.
    QuarterStanding {
        /// At least one visit reached the patient.
        Done = "done",
        /// It runs, and there is none yet.
        Open = "open",
        /// It is over without one.
        Missed = "missed",
        /// It has not begun.
        Ahead = "ahead",
        /// The patient was not registered in it.
        NotAsked = "not_asked",
    }
);

/// How each quarter of a year stands for somebody registered on that day who was reached on these days.
pub fn quarters(year: i16, registered_on: Date, reached_on: &[Date], today: Date) -> [QuarterStanding; 4] {
    Quarter::all(year).map(|quarter| {
        if reached_on.iter().any(|day| Quarter::of(*day) == quarter) {
            QuarterStanding::Done
        } else if quarter.last() < registered_on {
            QuarterStanding::NotAsked
        } else if today < quarter.first() {
            QuarterStanding::Ahead
        } else if quarter.last() < today {
            QuarterStanding::Missed
        } else {
            QuarterStanding::Open
        }
    })
}

codes!(
    /// The physical examination of a calendar year: one is asked of each patient [P].
    ExaminationStanding { Done = "done", Due = "due" }
);

/// Whether a year's examination has been made; `last_on` is the latest one up to that year's end.
pub fn examination(year: i16, last_on: Option<Date>) -> ExaminationStanding {
    match last_on {
        Some(day) if day.year() == year => ExaminationStanding::Done,
        Some(_) | None => ExaminationStanding::Due,
    }
}

codes!(
    /// How a patient's next visit stands.
    DueStanding { Overdue = "overdue", Today = "today", Ahead = "ahead" }
);

impl DueStanding {
    /// On this day.
    pub fn of(next_on: Date, today: Date) -> Self {
        match next_on.cmp(&today) {
            std::cmp::Ordering::Less => Self::Overdue,
            std::cmp::Ordering::Equal => Self::Today,
            std::cmp::Ordering::Greater => Self::Ahead,
        }
    }
}

/// What is due within so many days from tomorrow is due soon.
const SOON_DAYS: u32 = 7;

/// The last day on which a visit is due soon.
pub fn soon(today: Date) -> Date {
    later(today, SOON_DAYS)
}
