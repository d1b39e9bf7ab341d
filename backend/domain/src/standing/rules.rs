//! What the centre asks of its operators. Each version of the rules holds from a date; a past period keeps its own.

use super::period::{Period, days_between};
use crate::compliance::CourseTargets;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Numbers that hold from a date. Standing per `domain.md`: [P] policy, [D] default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct LedgerRules {
    /// First day they hold.
    #[cfg_attr(feature = "wire", ts(type = "string"), schema(value_type = String, format = "date"))]
    pub from: Date,
    /// Trainings of each operator in a calendar year: 2 [P].
    pub trainings_per_year: u32,
    /// Supervisions of each operator in a calendar month: 1 [P].
    pub supervisions_per_month: u32,
    /// How many days before a period's end something missing makes somebody `due`. Default 10 [D].
    pub due_days: u32,
    /// Whether less is asked of whoever was not there for a whole period. Strict by default [D].
    pub absence: AbsenceRule,
    /// Whether an overdue operator is offered callers. Never by default [D].
    pub overdue: OverdueRouting,
    /// Courses of a calendar year; rules written down before there were targets hold those of the policy.
    #[serde(default)]
    pub courses: CourseTargets,
}

/// Whether absence lessens what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum AbsenceRule {
    /// Every operator, every month, every year.
    Strict,
    /// In proportion to the days employed and not on leave, rounded half up.
    ProRata,
}

/// What `overdue` means to routing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum OverdueRouting {
    Never,
    /// After everybody else.
    Last,
}

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Span {
    #[cfg_attr(feature = "wire", ts(type = "string"), schema(value_type = String, format = "date"))]
    pub first: Date,
    #[cfg_attr(feature = "wire", ts(type = "string"), schema(value_type = String, format = "date"))]
    pub last: Date,
}

/// Most versions of the rules a centre keeps.
pub const MOST_VERSIONS: usize = 60;
/// Most that can be asked in a period, and the longest notice in days.
const MOST_ASKED: u32 = 31;

/// What is wrong with rules that were entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LedgerRulesFault {
    /// No version at all, or too many.
    #[error("there are 1 to {MOST_VERSIONS} versions")]
    Versions,
    /// Two versions from the same day, or not in order.
    #[error("versions stand in the order of their first days, one a day")]
    Order,
    /// A number out of range.
    #[error("numbers are 0 to {MOST_ASKED}")]
    Number,
}

impl LedgerRules {
    /// The rules of the policy, from a day on.
    pub fn of_policy(from: Date) -> Self {
        Self {
            from,
            trainings_per_year: 2,
            supervisions_per_month: 1,
            due_days: 10,
            absence: AbsenceRule::Strict,
            overdue: OverdueRouting::Never,
            courses: CourseTargets::default(),
        }
    }

    /// Whether a period that ends on `last` is near its end.
    pub(super) fn is_due(&self, today: Date, last: Date) -> bool {
        today.saturating_add(i64::from(self.due_days).days()) >= last
    }
}

impl AbsenceRule {
    /// What is left of `full` for somebody who was not there for the whole period.
    pub(super) fn share(self, full: u32, period: Period, employed_from: Date, leaves: &[Span]) -> u32 {
        match self {
            Self::Strict => full,
            Self::ProRata => {
                let whole = u64::from(period.days());
                let there = u64::from(days_there(period, employed_from, leaves));
                // Rounded half up, without floating point.
                let share = (2 * u64::from(full) * there + whole) / (2 * whole);
                u32::try_from(share).unwrap_or(full)
            }
        }
    }
}

/// Days of the period employed and not on leave. Leaves that overlap count once.
fn days_there(period: Period, employed_from: Date, leaves: &[Span]) -> u32 {
    let first = period.first().max(employed_from);
    let mut spans: Vec<Span> = leaves
        .iter()
        .map(|leave| Span { first: leave.first.max(first), last: leave.last.min(period.last()) })
        .filter(|leave| leave.first <= leave.last)
        .collect();
    spans.sort_by_key(|leave| leave.first);
    let mut away = 0;
    let mut next = first;
    for span in spans {
        away += days_between(span.first.max(next), span.last);
        next = next.max(span.last.saturating_add(1.day()));
    }
    days_between(first, period.last()).saturating_sub(away)
}

/// Every version, oldest first; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesHistory(Vec<LedgerRules>);

impl RulesHistory {
    /// Checks versions that were entered.
    pub fn new(versions: Vec<LedgerRules>) -> Result<Self, LedgerRulesFault> {
        if versions.is_empty() || versions.len() > MOST_VERSIONS {
            return Err(LedgerRulesFault::Versions);
        }
        if !versions.is_sorted_by(|earlier, later| earlier.from < later.from) {
            return Err(LedgerRulesFault::Order);
        }
        let within = |rules: &LedgerRules| {
            [rules.trainings_per_year, rules.supervisions_per_month, rules.due_days]
                .iter()
                .chain(&rules.courses.numbers())
                .all(|number| *number <= MOST_ASKED)
        };
        if versions.iter().all(within) { Ok(Self(versions)) } else { Err(LedgerRulesFault::Number) }
    }

    /// The first day any rules hold: the ledger's first day.
    pub fn began(&self) -> Date {
        self.0.first().map_or(Date::MIN, |rules| rules.from)
    }

    /// The rules that hold on a day; before the first, the first.
    pub fn on(&self, day: Date) -> &LedgerRules {
        let after = self.0.partition_point(|rules| rules.from <= day);
        &self.0[after.saturating_sub(1)]
    }

    /// The versions, oldest first.
    pub fn versions(&self) -> &[LedgerRules] {
        &self.0
    }
}
