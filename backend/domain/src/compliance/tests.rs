//! Does the board count right, on every awkward day of the calendar?

use super::BoardFinding::{AfterLeaving, Ahead, BeforeHire, BeforeLedger, Met, Missed, NothingAsked, Open};
use super::*;
use crate::ids::EntryId;
use crate::ledger::{AttendanceResult, EntryState, Organiser, TrainingKind};
use crate::routing::Duty;
use crate::standing::{AbsenceRule, Decision, LedgerRules, PreService, Span};
use crate::time::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

fn rules(versions: Vec<LedgerRules>) -> RulesHistory {
    RulesHistory::new(versions).unwrap()
}

fn policy() -> RulesHistory {
    rules(vec![LedgerRules::of_policy(date(2024, 1, 1))])
}

fn person(supervisions: &[Date]) -> Person {
    let facts = Facts {
        duty: Duty::Operator,
        employed_from: date(2020, 1, 1),
        leaves: Vec::new(),
        pre_service: PreService::Trained { on: date(2020, 1, 1) },
        trainings: Vec::new(),
        supervisions: supervisions.to_vec(),
        decision: Decision::Nothing,
    };
    Person { facts, left_on: None }
}

fn month(person: &Person, rules: &RulesHistory, of: Date, today: Date) -> (u32, u32, BoardFinding) {
    let tally = line(person, rules, of.year(), today).months[of.month() as usize - 1];
    (tally.counted, tally.needed, tally.finding)
}

#[test]
fn what_does_each_month_come_to() {
    let (hired, left) = (date(2026, 3, 16), date(2026, 9, 10));
    // Supervisions held, hired, left, the month asked about, today, and what it comes to.
    let table = [
        (vec![date(2026, 3, 31)], None, None, date(2026, 3, 1), date(2026, 4, 1), (1, 1, Met)),
        (vec![date(2026, 4, 1)], None, None, date(2026, 3, 1), date(2026, 4, 1), (0, 1, Missed)),
        (vec![], None, None, date(2026, 3, 1), date(2026, 3, 31), (0, 1, Open)),
        (vec![], None, None, date(2026, 5, 1), date(2026, 4, 30), (0, 1, Ahead)),
        // What has not happened yet does not count.
        (vec![date(2026, 3, 20)], None, None, date(2026, 3, 1), date(2026, 3, 19), (0, 1, Open)),
        // A leap day belongs to February.
        (vec![date(2024, 2, 29)], None, None, date(2024, 2, 1), date(2024, 3, 1), (1, 1, Met)),
        (vec![date(2024, 2, 29)], None, None, date(2024, 3, 1), date(2024, 4, 1), (0, 1, Missed)),
        // Strict: the month of the hire is asked for whole, the one before is not asked for.
        (vec![], Some(hired), None, date(2026, 2, 1), date(2026, 6, 1), (0, 1, BeforeHire)),
        (vec![], Some(hired), None, date(2026, 3, 1), date(2026, 6, 1), (0, 1, Missed)),
        // Whoever left in a month is not held to it, and what took place in it counts.
        (vec![], None, Some(left), date(2026, 8, 1), date(2026, 11, 1), (0, 1, Missed)),
        (vec![], None, Some(left), date(2026, 9, 1), date(2026, 11, 1), (0, 1, AfterLeaving)),
        (vec![date(2026, 9, 2)], None, Some(left), date(2026, 9, 1), date(2026, 11, 1), (1, 1, Met)),
        // Nothing is held against anybody before the ledger began.
        (vec![], None, None, date(2023, 12, 1), date(2026, 1, 1), (0, 1, BeforeLedger)),
        (vec![date(2023, 12, 5)], None, None, date(2023, 12, 1), date(2026, 1, 1), (1, 1, Met)),
        // A month made up for later stays missed: the board says what took place in it.
        (vec![date(2026, 5, 2), date(2026, 5, 3)], None, None, date(2026, 4, 1), date(2026, 6, 1), (0, 1, Missed)),
    ];
    for (at, (held, from, left_on, of, today, expected)) in table.into_iter().enumerate() {
        let mut person = Person { left_on, ..person(&held) };
        person.facts.employed_from = from.unwrap_or(person.facts.employed_from);
        assert_eq!(month(&person, &policy(), of, today), expected, "case {at}");
    }
}

#[test]
fn may_the_month_that_the_ledger_begins_in_still_be_met() {
    let rules = rules(vec![LedgerRules::of_policy(date(2026, 11, 12))]);
    let month_on = |held: &[Date], today| month(&person(held), &rules, date(2026, 11, 1), today);
    assert_eq!(month_on(&[], date(2026, 11, 22)), (0, 1, Open), "the standing says that it is due");
    assert_eq!(month_on(&[date(2026, 11, 20)], date(2026, 11, 22)), (1, 1, Met));
    assert_eq!(month_on(&[], date(2026, 12, 1)), (0, 1, BeforeLedger), "and nobody is held to it");
}

#[test]
fn does_a_past_month_keep_its_rules() {
    let first = LedgerRules::of_policy(date(2024, 1, 1));
    // From the middle of a month: it holds on that month's last day.
    let second = LedgerRules { supervisions_per_month: 2, from: date(2026, 6, 15), ..first.clone() };
    let rules = rules(vec![first, second]);
    let one_each: Vec<Date> = (1..=12).map(|month| date(2026, month, 10)).collect();
    let person = person(&one_each);
    let today = date(2026, 12, 31);
    assert_eq!(month(&person, &rules, date(2026, 5, 1), today), (1, 1, Met));
    assert_eq!(month(&person, &rules, date(2026, 6, 1), today), (1, 2, Missed));
    assert_eq!(month(&person, &rules, date(2026, 12, 1), today), (1, 2, Open));
}

#[test]
fn is_less_asked_of_whoever_was_away_only_where_the_rules_say_so() {
    let leave = Span { first: date(2026, 4, 1), last: date(2026, 4, 30) };
    let mut person = person(&[]);
    person.facts.leaves = vec![leave];
    let today = date(2026, 6, 1);
    assert_eq!(month(&person, &policy(), date(2026, 4, 1), today), (0, 1, Missed));
    let fair = LedgerRules { absence: AbsenceRule::ProRata, ..LedgerRules::of_policy(date(2024, 1, 1)) };
    let fair = rules(vec![fair]);
    assert_eq!(month(&person, &fair, date(2026, 4, 1), today), (0, 0, NothingAsked));
    assert_eq!(month(&person, &fair, date(2026, 5, 1), today), (0, 1, Missed));
}

#[test]
fn are_trainings_counted_by_the_year() {
    let mut person = person(&[]);
    person.facts.trainings = vec![date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31)];
    let of = |year, today| line(&person, &policy(), year, today).trainings;
    assert_eq!(of(2025, date(2026, 6, 1)), ComplianceTally { counted: 1, needed: 2, finding: Missed });
    assert_eq!(of(2026, date(2026, 6, 1)), ComplianceTally { counted: 1, needed: 2, finding: Open });
    assert_eq!(of(2026, date(2026, 12, 31)), ComplianceTally { counted: 2, needed: 2, finding: Met });
}

#[test]
fn which_courses_are_held_and_which_are_missing() {
    let held = |kind, organiser, month, attended| HeldCourse { kind, organiser, on: date(2026, month, 1), attended };
    let courses = [
        held(TrainingKind::CrisisTeam, Organiser::City, 1, 9),
        held(TrainingKind::CrisisTeam, Organiser::City, 2, 9),
        // The county's is none of the city's; nobody's attendance is confirmed of the next; the last is still to come.
        held(TrainingKind::CrisisTeam, Organiser::County, 3, 9),
        held(TrainingKind::CrisisTeam, Organiser::City, 4, 0),
        held(TrainingKind::CommunityDoctors, Organiser::City, 5, 0),
        held(TrainingKind::CommunityDoctors, Organiser::City, 6, 0),
        held(TrainingKind::CommunityDoctors, Organiser::City, 7, 0),
        held(TrainingKind::CommunityDoctors, Organiser::City, 12, 0),
    ];
    let today = date(2026, 8, 1);
    let found = |today| {
        let found = courses_found(&courses, &[], &policy(), 2026, today);
        found.into_iter().map(|one| (one.held, one.needed, one.finding)).collect::<Vec<_>>()
    };
    assert_eq!(found(today), [(2, 2, Met), (0, 1, Open), (3, 4, Open), (5, 6, Open)]);
    assert_eq!(found(date(2027, 1, 1)), [(2, 2, Met), (0, 1, Missed), (4, 4, Met), (6, 6, Met)]);
}

/// A drill run as a dispatch from one day of March to another.
fn run(began: i8, ended: i8) -> DrillRunOn {
    DrillRunOn { began: date(2026, 3, began), ended: date(2026, 3, ended) }
}

#[test]
fn is_a_drill_counted_once_that_was_run_and_entered() {
    let entered = |days: &[i8]| days.iter().map(|day| date(2026, 3, *day)).collect::<Vec<_>>();
    for (runs, days, held) in [
        (vec![], vec![], 0),
        (vec![run(4, 4)], vec![], 1),
        (vec![], vec![4], 1),
        // Run and entered: one drill. On other days: two.
        (vec![run(4, 4)], vec![4], 1),
        (vec![run(4, 4)], vec![5], 2),
        // Through the night it may be entered for either day, and is one all the same; entered twice, one of them is another.
        (vec![run(4, 5)], vec![5], 1),
        (vec![run(4, 5)], vec![4, 5], 2),
        (vec![run(4, 5), run(5, 5)], vec![5, 4], 2),
        (vec![run(4, 4), run(4, 4)], vec![4], 2),
    ] {
        assert_eq!(drills_held(&runs, &entered(&days)), held, "{runs:?} {days:?}");
    }
}

#[test]
fn does_a_drill_run_as_a_dispatch_meet_the_year() {
    let entered =
        HeldCourse { kind: TrainingKind::Drill, organiser: Organiser::County, on: date(2026, 3, 4), attended: 7 };
    let drills = |courses: &[HeldCourse], runs: &[DrillRunOn]| {
        let found = courses_found(courses, runs, &policy(), 2026, date(2026, 8, 1));
        let drills = found.into_iter().find(|one| one.target == CourseTarget::Drills).unwrap();
        (drills.held, drills.finding)
    };
    assert_eq!(drills(&[], &[]), (0, Open));
    assert_eq!(drills(&[], &[run(4, 4)]), (1, Met));
    assert_eq!(drills(&[entered], &[run(4, 4)]), (1, Met));
    assert_eq!(drills(&[HeldCourse { attended: 0, ..entered }], &[]), (0, Open), "nobody is known to have been there");
}

proptest! {
    #[test]
    fn does_entering_a_drill_ever_lessen_the_count(
        runs in prop::collection::vec((1i8..20, 0i8..2), 0..6),
        days in prop::collection::vec(1i8..22, 0..6),
    ) {
        let runs: Vec<_> = runs.into_iter().map(|(began, nights)| run(began, began + nights)).collect();
        let days: Vec<_> = days.into_iter().map(|day| date(2026, 3, day)).collect();
        let held = drills_held(&runs, &days) as usize;
        prop_assert!(held >= runs.len().max(days.len()) && held <= runs.len() + days.len());
    }
}

#[test]
fn which_trainings_count_and_why_do_the_others_not() {
    let today = date(2026, 6, 1);
    let part = |kind, on, state, result| count_training(TrainingPart { kind, on, state, result }, today);
    let (then, annual) = (date(2026, 5, 1), TrainingKind::Annual);
    let stands = EntryState::Stands;
    assert_eq!(part(annual, then, stands, Some(AttendanceResult::Passed)), Counting::Counts);
    assert_eq!(part(annual, then, stands, Some(AttendanceResult::Attended)), Counting::Counts);
    assert_eq!(part(annual, then, stands, Some(AttendanceResult::NotPassed)), Counting::NotPassed);
    assert_eq!(part(annual, then, stands, Some(AttendanceResult::Absent)), Counting::Absent);
    assert_eq!(part(annual, then, stands, None), Counting::NotConfirmed);
    assert_eq!(part(annual, date(2026, 6, 2), stands, None), Counting::NotHeldYet);
    assert_eq!(part(annual, then, EntryState::Withdrawn, Some(AttendanceResult::Passed)), Counting::Withdrawn);
    let doctors = TrainingKind::CommunityDoctors;
    assert_eq!(part(doctors, then, stands, Some(AttendanceResult::Passed)), Counting::OtherTrade);
}

fn version(entry: u128, root: u128, state: EntryState, confirmed: Option<i64>) -> SupervisionVersion {
    SupervisionVersion {
        entry: EntryId(Uuid::from_u128(entry)),
        root: EntryId(Uuid::from_u128(root)),
        state,
        recorded_at: Timestamp(entry as i64),
        confirmed_at: confirmed.map(Timestamp),
    }
}

#[test]
fn which_version_of_a_supervision_counts() {
    use Counting::{Corrected, Counts, NotConfirmed, Withdrawn};
    use EntryState::{Stands, Superseded};
    let table = [
        (vec![version(1, 1, Stands, None)], vec![NotConfirmed]),
        (vec![version(1, 1, Stands, Some(9))], vec![Counts]),
        // A correction counts once it is confirmed as well; until then what was confirmed stands.
        (vec![version(1, 1, Superseded, Some(9)), version(2, 1, Stands, None)], vec![Counts, NotConfirmed]),
        (vec![version(1, 1, Superseded, Some(9)), version(2, 1, Stands, Some(9))], vec![Corrected, Counts]),
        // The correction does not name them any more: only the old version does.
        (vec![version(1, 1, Superseded, Some(9))], vec![Corrected]),
        (vec![version(1, 1, EntryState::Withdrawn, Some(9))], vec![Withdrawn]),
    ];
    for (at, (versions, expected)) in table.into_iter().enumerate() {
        let counted: Vec<Counting> = count_supervision(&versions).into_values().collect();
        assert_eq!(counted, expected, "case {at}");
    }
}

proptest! {
    /// Whoever is asked met it, has time, or missed it; and the year's supervisions are those of its months.
    #[test]
    fn does_every_month_come_to_one_thing(days in prop::collection::vec(0_i64..730, 0..30), today in 0_i64..730) {
        use jiff::ToSpan;
        let at = |day: i64| date(2025, 1, 1).saturating_add(day.days());
        let held: Vec<Date> = days.iter().map(|day| at(*day)).collect();
        let person = person(&held);
        let months = line(&person, &policy(), 2026, at(today)).months;
        let counted: u32 = months.iter().map(|tally| tally.counted).sum();
        let so_far = held.iter().filter(|day| day.year() == 2026 && **day <= at(today)).count() as u32;
        prop_assert_eq!(counted, so_far);
        let share = share(months);
        prop_assert_eq!(share.met + share.open + share.missed, share.asked);
    }
}
