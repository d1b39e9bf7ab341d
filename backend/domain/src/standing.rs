//! Whether an operator is routed to, derived from the ledgers: what took place in each calendar period, against the
//! rules that held then. A count is never typed in (domain: "Training and supervision").

mod period;
mod reminders;
mod rules;
#[cfg(test)]
mod tests;

pub use period::{Period, PeriodFault};
pub use reminders::{
    DIGEST_DAY, Distance, FARTHEST_REMINDER, MOST_REMINDERS, NoDistance, REMINDER_DAYS, Reminder, digest_month,
    reminders, still_so, unsupervised,
};
pub use rules::{AbsenceRule, LedgerRules, LedgerRulesFault, OverdueRouting, RulesHistory, Span};

use crate::codes::codes;
use crate::routing::Duty;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

codes!(
    /// How somebody stands towards the ledgers.
    StandingWord {
        /// Nothing is missing.
        Qualified = "qualified",
        /// Something is still missing in a period that ends soon: a reminder, nothing more.
        Due = "due",
        /// A period ended with something missing that has not been made up for since.
        Overdue = "overdue",
        /// Not trained before the first duty, or suspended by an administrator: never routed to.
        Suspended = "suspended",
    }
);

codes!(
    /// What the ledgers must show of an operator.
    Requirement {
        /// Trained before the first duty: once, a hard block [F].
        PreService = "pre_service",
        /// Trained, counted by calendar year [P].
        Training = "training",
        /// Supervised, counted by calendar month [P].
        Supervision = "supervision",
    }
);

codes!(
    /// What one reason says.
    Finding {
        /// Enough took place.
        Met = "met",
        /// Not yet, and there is time.
        Open = "open",
        /// Not yet, and the period ends soon.
        Due = "due",
        /// The period ended without it, and it was not made up for.
        Missed = "missed",
        /// An administrator's decision.
        Decided = "decided",
    }
);

/// One line of the explanation: "1 of 2 trainings in 2026, due by 31 Dec".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Reason {
    pub requirement: Requirement,
    pub finding: Finding,
    /// The calendar period counted in; none for what is asked once.
    #[cfg_attr(feature = "wire", ts(type = "string | null"), schema(value_type = Option<String>))]
    pub period: Option<Period>,
    /// What took place.
    pub counted: u32,
    /// What the rules of that period ask for.
    pub needed: u32,
    /// By when, where a day is set. A civil date of the centre.
    #[cfg_attr(feature = "wire", ts(type = "string | null"), schema(value_type = Option<String>, format = "date"))]
    pub due_by: Option<Date>,
}

/// What is known of one operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Counts are asked of whoever answers as their work; a supervisor, who steps in, is asked to be trained for it.
    pub duty: Duty,
    /// First day of employment at the hotline.
    pub employed_from: Date,
    /// Leave taken; matters only where the rules pro-rate.
    pub leaves: Vec<Span>,
    pub pre_service: PreService,
    /// Days of trainings attended and confirmed by the trainer.
    pub trainings: Vec<Date>,
    /// Days of supervisions confirmed by both.
    pub supervisions: Vec<Date>,
    pub decision: Decision,
}

/// Whether somebody was trained before the first duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum PreService {
    /// The ledger shows it.
    Trained {
        #[cfg_attr(feature = "wire", ts(type = "string"), schema(value_type = String, format = "date"))]
        on: Date,
    },
    /// An administrator recognised a training that took place elsewhere, with a reason.
    Recognised,
    Missing,
}

/// What an administrator has decided beside the ledgers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Nothing,
    Suspended,
}

/// How somebody stands, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct LedgerStanding {
    pub word: StandingWord,
    pub reasons: Vec<Reason>,
}

/// Derives the standing on `today`, a civil date of the centre.
pub fn derive(facts: &Facts, rules: &RulesHistory, today: Date) -> LedgerStanding {
    let mut reasons = vec![pre_service(facts)];
    if facts.decision == Decision::Suspended {
        reasons.push(decided());
    }
    let asked: &[Requirement] = match facts.duty {
        Duty::Operator => &[Requirement::Training, Requirement::Supervision],
        Duty::Supervisor => &[],
    };
    for requirement in asked {
        reasons.extend(counted(*requirement, facts, rules, today));
    }
    let word = reasons.iter().map(word_of).max().unwrap_or(StandingWord::Qualified);
    LedgerStanding { word, reasons }
}

fn word_of(reason: &Reason) -> StandingWord {
    match (reason.finding, reason.requirement) {
        (Finding::Met | Finding::Open, _) => StandingWord::Qualified,
        (Finding::Due, _) => StandingWord::Due,
        (Finding::Missed, Requirement::Training | Requirement::Supervision) => StandingWord::Overdue,
        (Finding::Missed, Requirement::PreService) | (Finding::Decided, _) => StandingWord::Suspended,
    }
}

fn pre_service(facts: &Facts) -> Reason {
    let (finding, counted) = match facts.pre_service {
        PreService::Trained { .. } | PreService::Recognised => (Finding::Met, 1),
        PreService::Missing => (Finding::Missed, 0),
    };
    Reason { requirement: Requirement::PreService, finding, period: None, counted, needed: 1, due_by: None }
}

fn decided() -> Reason {
    Reason {
        requirement: Requirement::PreService,
        finding: Finding::Decided,
        period: None,
        counted: 0,
        needed: 0,
        due_by: None,
    }
}

/// The current period, and the last one where it still counts against somebody.
fn counted(requirement: Requirement, facts: &Facts, rules: &RulesHistory, today: Date) -> Vec<Reason> {
    let days = match requirement {
        Requirement::Training => &facts.trainings,
        Requirement::Supervision => &facts.supervisions,
        Requirement::PreService => return Vec::new(),
    };
    let current = match requirement {
        Requirement::Training => Period::year_of(today),
        Requirement::Supervision | Requirement::PreService => Period::month_of(today),
    };
    let count = |period: Period| days.iter().filter(|day| **day <= today && period.contains(**day)).count() as u32;
    let now = count(current);
    let mut reasons = Vec::new();
    if let Some(reason) = missed(requirement, current.before(), facts, rules, (count(current.before()), now)) {
        reasons.push(reason);
    }
    let needed = needed(requirement, current, facts, rules);
    let last = current.last();
    let finding = if now >= needed {
        Finding::Met
    } else if rules.on(today).is_due(today, last) {
        Finding::Due
    } else {
        Finding::Open
    };
    reasons.push(Reason { requirement, finding, period: Some(current), counted: now, needed, due_by: Some(last) });
    reasons
}

/// What the last period left open, if what has taken place since does not make up for it. A period counts only where the
/// ledger covers it from its first day: what came before it nobody wrote down.
fn missed(
    requirement: Requirement,
    period: Period,
    facts: &Facts,
    rules: &RulesHistory,
    (then, since): (u32, u32),
) -> Option<Reason> {
    if facts.employed_from > period.last() || rules.began() > period.first() {
        return None;
    }
    let needed = needed(requirement, period, facts, rules);
    let missing = needed.saturating_sub(then);
    (missing > since).then_some(Reason {
        requirement,
        finding: Finding::Missed,
        period: Some(period),
        counted: then,
        needed,
        due_by: Some(period.last()),
    })
}

/// How many the rules ask of this person in this period: the rules that hold on its last day.
pub fn needed(requirement: Requirement, period: Period, facts: &Facts, rules: &RulesHistory) -> u32 {
    let held = rules.on(period.last());
    let full = match requirement {
        Requirement::Training => held.trainings_per_year,
        Requirement::Supervision => held.supervisions_per_month,
        Requirement::PreService => return 1,
    };
    held.absence.share(full, period, facts.employed_from, &facts.leaves)
}
