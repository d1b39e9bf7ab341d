//! Is the standing right, on every awkward day of the calendar?

use super::*;
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

fn rules() -> RulesHistory {
    RulesHistory::new(vec![LedgerRules::of_policy(date(2024, 1, 1))]).unwrap()
}

fn pro_rata() -> RulesHistory {
    let version = LedgerRules { absence: AbsenceRule::ProRata, ..LedgerRules::of_policy(date(2024, 1, 1)) };
    RulesHistory::new(vec![version]).unwrap()
}

/// Somebody long employed, trained, with these trainings and supervisions.
fn operator(trainings: &[Date], supervisions: &[Date]) -> Facts {
    Facts {
        duty: Duty::Operator,
        employed_from: date(2020, 1, 1),
        leaves: Vec::new(),
        pre_service: PreService::Trained { on: date(2020, 1, 1) },
        trainings: trainings.to_vec(),
        supervisions: supervisions.to_vec(),
        decision: Decision::Nothing,
    }
}

/// Two trainings in each year the tables look at, so that only supervision is asked about.
fn well_trained(supervisions: &[Date]) -> Facts {
    let trainings: Vec<Date> = (2023..=2027).flat_map(|year| [date(year, 1, 1), date(year, 1, 1)]).collect();
    operator(&trainings, supervisions)
}

fn word(facts: &Facts, rules: &RulesHistory, today: Date) -> StandingWord {
    derive(facts, rules, today).word
}

#[test]
fn how_does_supervision_make_somebody_stand_on_each_day() {
    use StandingWord::{Due, Overdue, Qualified};
    // Supervisions held, today, and the word.
    let table = [
        (vec![date(2026, 3, 5)], date(2026, 3, 31), Qualified),
        // The month after is open until ten days before its end, whatever its length.
        (vec![date(2026, 3, 5)], date(2026, 4, 19), Qualified),
        (vec![date(2026, 3, 5)], date(2026, 4, 20), Due),
        (vec![date(2026, 3, 5)], date(2026, 4, 30), Due),
        (vec![date(2026, 3, 5)], date(2026, 5, 1), Overdue),
        // One entry brings back at once, also for a month that is long over.
        (vec![date(2026, 3, 5), date(2026, 5, 1)], date(2026, 5, 1), Qualified),
        (vec![date(2026, 1, 5), date(2026, 7, 2)], date(2026, 7, 2), Qualified),
        // The last day of a month counts for it, the first of the next does not.
        (vec![date(2026, 4, 30)], date(2026, 5, 1), Qualified),
        (vec![date(2026, 5, 1)], date(2026, 6, 1), Qualified),
        // A leap day belongs to February.
        (vec![date(2024, 2, 29)], date(2024, 3, 1), Qualified),
        (vec![date(2024, 3, 1)], date(2024, 2, 29), Overdue),
        // What has not happened yet does not count.
        (vec![date(2026, 3, 5), date(2026, 4, 29)], date(2026, 4, 28), Due),
        // The year's end is a month's end too.
        (vec![date(2025, 12, 31)], date(2026, 1, 1), Qualified),
        (vec![date(2025, 11, 30)], date(2026, 1, 1), Overdue),
    ];
    for (supervisions, today, expected) in table {
        assert_eq!(word(&well_trained(&supervisions), &rules(), today), expected, "{supervisions:?} on {today}");
    }
}

#[test]
fn how_do_trainings_make_somebody_stand_over_the_year() {
    use StandingWord::{Due, Overdue, Qualified};
    let table = [
        (vec![date(2025, 3, 1), date(2025, 9, 1)], date(2026, 1, 1), Qualified),
        (vec![date(2025, 3, 1), date(2025, 9, 1)], date(2026, 12, 20), Qualified),
        (vec![date(2025, 3, 1), date(2025, 9, 1)], date(2026, 12, 21), Due),
        (vec![date(2025, 3, 1)], date(2026, 1, 1), Overdue),
        // What is missing of last year must be made up for, all of it.
        (vec![date(2026, 1, 10)], date(2026, 1, 11), Overdue),
        (vec![date(2026, 1, 10), date(2026, 1, 11)], date(2026, 1, 11), Qualified),
        (vec![date(2025, 3, 1), date(2026, 1, 10)], date(2026, 1, 11), Qualified),
    ];
    let monthly: Vec<Date> = (0..40).map(|month| date(2024, 1, 1).saturating_add(month.months())).collect();
    for (trainings, today, expected) in table {
        assert_eq!(word(&operator(&trainings, &monthly), &rules(), today), expected, "{trainings:?} on {today}");
    }
}

#[test]
fn does_the_reason_say_what_is_missing_where_and_by_when() {
    let facts = operator(&[date(2026, 3, 1)], &[date(2026, 11, 2)]);
    let standing = derive(&facts, &rules(), date(2026, 12, 22));
    let training = standing
        .reasons
        .iter()
        .find(|reason| reason.requirement == Requirement::Training && reason.finding == Finding::Due);
    let expected = Reason {
        requirement: Requirement::Training,
        finding: Finding::Due,
        period: Some(Period::Year(2026)),
        counted: 1,
        needed: 2,
        due_by: Some(date(2026, 12, 31)),
    };
    assert_eq!(training, Some(&expected));
}

#[test]
fn is_nobody_routed_to_before_the_first_training_or_while_suspended() {
    let untrained = Facts { pre_service: PreService::Missing, ..well_trained(&[date(2026, 3, 5)]) };
    assert_eq!(word(&untrained, &rules(), date(2026, 3, 6)), StandingWord::Suspended);
    let recognised = Facts { pre_service: PreService::Recognised, ..untrained };
    assert_eq!(word(&recognised, &rules(), date(2026, 3, 6)), StandingWord::Qualified);
    let suspended = Facts { decision: Decision::Suspended, ..recognised };
    assert_eq!(word(&suspended, &rules(), date(2026, 3, 6)), StandingWord::Suspended);
}

#[test]
fn what_is_asked_of_whoever_came_late_or_was_on_leave() {
    let hired = |day| Facts { employed_from: day, ..operator(&[], &[]) };
    let on_leave = |first, last| Facts { leaves: vec![Span { first, last }], ..operator(&[], &[]) };
    let (year, month) = (Period::Year(2026), Period::month_of(date(2026, 2, 1)));
    // Person, period, asked strictly, asked in proportion.
    let table = [
        (hired(date(2026, 1, 1)), year, 2, 2),
        (hired(date(2026, 7, 1)), year, 2, 1),
        // A quarter of a year and a little more asks for one of two; less asks for none.
        (hired(date(2026, 10, 1)), year, 2, 1),
        (hired(date(2026, 10, 3)), year, 2, 0),
        (hired(date(2026, 2, 15)), month, 1, 1),
        (hired(date(2026, 2, 16)), month, 1, 0),
        (on_leave(date(2026, 1, 20), date(2026, 2, 14)), month, 1, 1),
        (on_leave(date(2026, 1, 20), date(2026, 2, 15)), month, 1, 0),
        (on_leave(date(2026, 1, 1), date(2026, 12, 31)), year, 2, 0),
    ];
    for (facts, period, strict, in_proportion) in table {
        let requirement = match period {
            Period::Year(_) => Requirement::Training,
            Period::Month(_) => Requirement::Supervision,
        };
        assert_eq!(needed(requirement, period, &facts, &rules()), strict, "strictly: {facts:?} in {period}");
        assert_eq!(needed(requirement, period, &facts, &pro_rata()), in_proportion, "{facts:?} in {period}");
    }
}

#[test]
fn does_a_leave_written_down_twice_count_once() {
    let leave = Span { first: date(2026, 2, 1), last: date(2026, 2, 10) };
    let overlap = Span { first: date(2026, 2, 5), last: date(2026, 2, 12) };
    let facts = Facts { leaves: vec![leave, overlap, leave], ..operator(&[], &[]) };
    assert_eq!(needed(Requirement::Supervision, Period::month_of(leave.first), &facts, &pro_rata()), 1);
}

#[test]
fn does_each_period_keep_the_rules_of_its_time() {
    let first = LedgerRules::of_policy(date(2025, 1, 1));
    let stricter =
        LedgerRules { trainings_per_year: 3, supervisions_per_month: 2, from: date(2026, 7, 1), ..first.clone() };
    let history = RulesHistory::new(vec![first, stricter]).unwrap();
    let facts = operator(&[], &[]);
    let asked = |day| needed(Requirement::Supervision, Period::month_of(day), &facts, &history);
    assert_eq!((asked(date(2026, 6, 1)), asked(date(2026, 7, 1))), (1, 2));
    // A change in the middle of a year holds for the year that it ends in.
    let in_year = |year| needed(Requirement::Training, Period::Year(year), &facts, &history);
    assert_eq!((in_year(2025), in_year(2026)), (2, 3));
}

#[test]
fn is_nothing_held_against_anybody_for_the_time_before_the_ledger() {
    let began = RulesHistory::new(vec![LedgerRules::of_policy(date(2026, 3, 2))]).unwrap();
    let facts = operator(&[], &[]);
    // March was not covered from its first day, April was.
    assert_eq!(word(&facts, &began, date(2026, 4, 1)), StandingWord::Qualified);
    assert_eq!(word(&facts, &began, date(2026, 5, 1)), StandingWord::Overdue);
    // Nor for the time before somebody came.
    let newcomer = Facts { employed_from: date(2026, 5, 1), ..facts };
    assert_eq!(word(&newcomer, &began, date(2026, 5, 1)), StandingWord::Qualified);
}

#[test]
fn which_rules_are_refused() {
    let version = |day| LedgerRules::of_policy(date(2026, 1, day));
    assert_eq!(RulesHistory::new(Vec::new()), Err(LedgerRulesFault::Versions));
    assert_eq!(RulesHistory::new(vec![version(2), version(2)]), Err(LedgerRulesFault::Order));
    assert_eq!(RulesHistory::new(vec![version(2), version(1)]), Err(LedgerRulesFault::Order));
    let much = LedgerRules { trainings_per_year: 32, ..version(1) };
    assert_eq!(RulesHistory::new(vec![much]), Err(LedgerRulesFault::Number));
}

#[test]
fn is_a_period_written_as_it_is_read() {
    for text in ["2026", "2026-11", "2024-02"] {
        assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
    }
    for text in ["", "26", "2026-13", "2026-1", "2026-11-01", "十一月"] {
        assert_eq!(text.parse::<Period>(), Err(PeriodFault), "{text}");
    }
}

fn days() -> impl Strategy<Value = Vec<Date>> {
    proptest::collection::vec((0..1_100i64).prop_map(|day| date(2024, 1, 1).saturating_add(day.days())), 0..40)
}

proptest! {
    /// Whatever took place, one more entry never makes anybody stand worse.
    #[test]
    fn does_an_entry_never_harm(trainings in days(), supervisions in days(), more in 0..1_100i64, day in 0..1_100i64) {
        let (more, today) = (date(2024, 1, 1).saturating_add(more.days()), date(2024, 1, 1).saturating_add(day.days()));
        for history in [rules(), pro_rata()] {
            let before = operator(&trainings, &supervisions);
            let mut after = before.clone();
            after.trainings.push(more);
            after.supervisions.push(more);
            prop_assert!(word(&after, &history, today) <= word(&before, &history, today));
        }
    }

    /// Absence never asks for more than presence does.
    #[test]
    fn does_absence_never_ask_for_more(first in 0..1_100i64, length in 0..400i64, day in 0..1_100i64) {
        let start = date(2024, 1, 1);
        let leave = Span { first: start.saturating_add(first.days()), last: start.saturating_add((first + length).days()) };
        let facts = Facts { leaves: vec![leave], ..operator(&[], &[]) };
        let day = start.saturating_add(day.days());
        for (requirement, period) in
            [(Requirement::Training, Period::year_of(day)), (Requirement::Supervision, Period::month_of(day))]
        {
            let asked = needed(requirement, period, &facts, &pro_rata());
            prop_assert!(asked <= needed(requirement, period, &facts, &rules()));
        }
    }

    /// Periods tile the calendar: every day lies in its own, and the next begins on the day after the last.
    #[test]
    fn do_periods_tile(day in 0..40_000i64) {
        let day = date(1950, 1, 1).saturating_add(day.days());
        for period in [Period::year_of(day), Period::month_of(day)] {
            prop_assert!(period.contains(day));
            prop_assert_eq!(period.after().first(), period.last().saturating_add(1.day()));
            prop_assert_eq!(period.after().before(), period);
        }
    }
}

#[test]
fn is_a_supervisor_counted_like_an_operator() {
    let facts = Facts { duty: Duty::Supervisor, ..operator(&[], &[]) };
    assert_eq!(word(&facts, &rules(), date(2026, 6, 1)), StandingWord::Qualified);
    let untrained = Facts { pre_service: PreService::Missing, ..facts };
    assert_eq!(word(&untrained, &rules(), date(2026, 6, 1)), StandingWord::Suspended);
}
