//! The compliance board: for each operator and each calendar month or year, how many took place, how many the rules of
//! that period asked for, and what follows. Derived from the ledgers like the standing, and never typed in.

mod courses;
mod entries;
#[cfg(test)]
mod tests;

pub use courses::{
    CourseFound, CourseTarget, CourseTargets, CoursesHeld, DrillRunOn, HeldCourse, course_found, courses_found,
    courses_held, drills_held,
};
pub use entries::{Counting, SupervisionVersion, TrainingPart, count_supervision, count_training};

use crate::codes::codes;
use crate::standing::{Facts, Period, Requirement, RulesHistory, needed};
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// Months of a year.
pub const MONTHS: usize = 12;

codes!(
    /// What one period of one operator comes to.
    BoardFinding {
        /// Enough took place.
        Met = "met",
        /// Not yet; the period is not over.
        Open = "open",
        /// The period ended without it. That it was made up for later changes the standing, and not this.
        Missed = "missed",
        /// The period has not begun.
        Ahead = "ahead",
        /// It ended before the first day of employment.
        BeforeHire = "before_hire",
        /// It ended after the account was closed, or the account was closed in it.
        AfterLeaving = "after_leaving",
        /// It is over, and the ledger does not cover it from its first day: what came before nobody wrote down.
        BeforeLedger = "before_ledger",
        /// The rules of the period asked for nothing: by their number, or pro rata.
        NothingAsked = "nothing_asked",
    }
);

/// What is known of one operator of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub facts: Facts,
    /// The centre's day on which the account was closed.
    pub left_on: Option<Date>,
}

/// One period of one operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct ComplianceTally {
    /// What took place.
    pub counted: u32,
    /// What the rules that hold on the period's last day ask for.
    pub needed: u32,
    pub finding: BoardFinding,
}

/// One operator's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Supervisions of each month, January first.
    pub months: [ComplianceTally; MONTHS],
    /// Trainings of the year.
    pub trainings: ComplianceTally,
}

/// Of those who were asked in a period, how many met it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct ComplianceShare {
    pub asked: u32,
    pub met: u32,
    pub open: u32,
    pub missed: u32,
}

/// The months of a year, January first.
pub fn months_of(year: i16) -> [Period; MONTHS] {
    std::array::from_fn(|at| Period::Month(date(year, at as i8 + 1, 1)))
}

/// One operator's year as it stands on `today`, a civil date of the centre.
pub fn line(person: &Person, rules: &RulesHistory, year: i16, today: Date) -> Line {
    Line {
        months: months_of(year).map(|month| tally(person, Requirement::Supervision, month, rules, today)),
        trainings: tally(person, Requirement::Training, Period::Year(year), rules, today),
    }
}

/// What one period of one operator comes to on `today`.
pub fn tally(
    person: &Person,
    requirement: Requirement,
    period: Period,
    rules: &RulesHistory,
    today: Date,
) -> ComplianceTally {
    let days = match requirement {
        Requirement::Training => &person.facts.trainings,
        Requirement::Supervision => &person.facts.supervisions,
        Requirement::PreService => &Vec::new(),
    };
    let counted = days.iter().filter(|day| **day <= today && period.contains(**day)).count() as u32;
    let needed = needed(requirement, period, &person.facts, rules);
    ComplianceTally { counted, needed, finding: finding(person, period, (counted, needed), rules, today) }
}

fn finding(
    person: &Person,
    period: Period,
    (counted, needed): (u32, u32),
    rules: &RulesHistory,
    today: Date,
) -> BoardFinding {
    if period.first() > today {
        BoardFinding::Ahead
    } else if period.last() < person.facts.employed_from {
        BoardFinding::BeforeHire
    } else if needed == 0 {
        BoardFinding::NothingAsked
    } else if counted >= needed {
        BoardFinding::Met
    } else if person.left_on.is_some_and(|day| day <= period.last()) {
        BoardFinding::AfterLeaving
    } else if period.last() >= today {
        BoardFinding::Open
    } else if period.first() < rules.began() {
        BoardFinding::BeforeLedger
    } else {
        BoardFinding::Missed
    }
}

/// How many of those asked met a period.
pub fn share(tallies: impl IntoIterator<Item = ComplianceTally>) -> ComplianceShare {
    tallies.into_iter().fold(ComplianceShare::default(), |share, tally| {
        let ComplianceShare { asked, met, open, missed } = share;
        match tally.finding {
            BoardFinding::Met => ComplianceShare { asked: asked + 1, met: met + 1, ..share },
            BoardFinding::Open => ComplianceShare { asked: asked + 1, open: open + 1, ..share },
            BoardFinding::Missed => ComplianceShare { asked: asked + 1, missed: missed + 1, ..share },
            BoardFinding::Ahead
            | BoardFinding::BeforeHire
            | BoardFinding::AfterLeaving
            | BoardFinding::BeforeLedger
            | BoardFinding::NothingAsked => share,
        }
    })
}
