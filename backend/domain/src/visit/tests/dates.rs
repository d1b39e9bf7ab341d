//! When is the next visit due, which quarters have one, who is lost?

use super::*;
use crate::patient::PatientClass::{self, BasicallyStable, Stable, Unstable};
use crate::visit::dates::{lost_by, missed_in_a_row};
use TreatmentEffect::{Better, Cured, NotApplicable, Unchanged, Worse};
use jiff::ToSpan;
use proptest::prelude::*;

#[test]
fn when_is_the_next_visit_due_after_each_class() {
    let on = date(2026, 1, 31);
    let table = [
        // The class before, the one now, what the treatment did, and the day.
        (None, Unstable, Better, date(2026, 2, 14)),
        (Some(Unstable), Unstable, Worse, date(2026, 2, 14)),
        (Some(Stable), Unstable, Unchanged, date(2026, 2, 14)),
        // Basically stable for the first time: two weeks, whatever the treatment did.
        (None, BasicallyStable, Better, date(2026, 2, 14)),
        (Some(Unstable), BasicallyStable, Better, date(2026, 2, 14)),
        (Some(Stable), BasicallyStable, Worse, date(2026, 2, 14)),
        // Again: three months where it settles, one where it does not.
        (Some(BasicallyStable), BasicallyStable, Better, date(2026, 5, 1)),
        (Some(BasicallyStable), BasicallyStable, Cured, date(2026, 5, 1)),
        (Some(BasicallyStable), BasicallyStable, Unchanged, date(2026, 3, 2)),
        (Some(BasicallyStable), BasicallyStable, Worse, date(2026, 3, 2)),
        (Some(BasicallyStable), BasicallyStable, NotApplicable, date(2026, 3, 2)),
        (None, Stable, Better, date(2026, 5, 1)),
        (Some(Unstable), Stable, Better, date(2026, 5, 1)),
        (Some(Stable), Stable, NotApplicable, date(2026, 5, 1)),
    ];
    for (before, class, effect, next) in table {
        let rules = VisitRules::default();
        assert_eq!(rules.next_on(on, before, class, effect), next, "{before:?} {class:?} {effect:?}");
    }
    // A leap year has a day more.
    assert_eq!(VisitRules::default().next_on(date(2028, 1, 31), None, Stable, Better), date(2028, 4, 30));
}

#[test]
fn when_is_somebody_lost() {
    let rules = VisitRules::default();
    let reached = VisitOutcome::Reached { findings: Box::new(well()) };
    let table = [
        // Missed before, what came of it, missed then, and why lost.
        (0, nobody(None), 1, None),
        (1, nobody(None), 2, None),
        (2, nobody(None), 3, Some(LostReason::ThreeMissed)),
        (3, nobody(None), 4, Some(LostReason::ThreeMissed)),
        (0, nobody(Some(LostReason::WorkingAway)), 1, Some(LostReason::WorkingAway)),
        (2, nobody(Some(LostReason::WanderedOff)), 3, Some(LostReason::WanderedOff)),
        // One that reached the patient begins anew.
        (2, reached, 0, None),
    ];
    for (before, outcome, missed, lost) in table {
        assert_eq!(missed_in_a_row(before, &outcome), missed, "{before} {outcome:?}");
        assert_eq!(lost_by(&outcome, missed, &rules), lost, "{before} {outcome:?}");
    }
}

#[test]
fn which_quarters_have_a_visit() {
    use QuarterStanding::{Ahead, Done, Missed, NotAsked, Open};
    let registered = date(2026, 5, 10);
    let table = [
        (vec![], date(2026, 5, 10), [NotAsked, Open, Ahead, Ahead]),
        (vec![date(2026, 6, 30)], date(2026, 6, 30), [NotAsked, Done, Ahead, Ahead]),
        (vec![date(2026, 6, 30)], date(2026, 7, 1), [NotAsked, Done, Open, Ahead]),
        // The first day of a quarter counts for it and not for the one before.
        (vec![date(2026, 7, 1)], date(2026, 7, 1), [NotAsked, Missed, Done, Ahead]),
        (vec![date(2026, 6, 1), date(2026, 6, 2)], date(2026, 12, 31), [NotAsked, Done, Missed, Open]),
        (vec![date(2026, 6, 1), date(2026, 9, 30), date(2026, 10, 1)], date(2027, 1, 1), [NotAsked, Done, Done, Done]),
    ];
    for (reached_on, today, standing) in table {
        assert_eq!(quarters(2026, registered, &reached_on, today), standing, "{reached_on:?} on {today}");
    }
}

#[test]
fn is_one_examination_asked_for_in_each_year() {
    assert_eq!(examination(2026, None), ExaminationStanding::Due);
    assert_eq!(examination(2026, Some(date(2025, 12, 31))), ExaminationStanding::Due);
    assert_eq!(examination(2026, Some(date(2026, 1, 1))), ExaminationStanding::Done);
}

#[test]
fn how_does_a_visit_that_is_due_stand() {
    let today = date(2026, 11, 22);
    assert_eq!(DueStanding::of(date(2026, 11, 21), today), DueStanding::Overdue);
    assert_eq!(DueStanding::of(today, today), DueStanding::Today);
    assert_eq!(DueStanding::of(date(2026, 11, 23), today), DueStanding::Ahead);
}

fn any_class() -> impl Strategy<Value = PatientClass> {
    prop::sample::select(PatientClass::ALL)
}

proptest! {
    /// Whoever is visited when it is due has a visit in each quarter: no interval of the rules steps over one.
    #[test]
    fn does_the_rule_never_step_over_a_quarter(
        day in 0..7_000i64,
        before in prop::option::of(any_class()),
        class in any_class(),
        effect in prop::sample::select(TreatmentEffect::ALL),
    ) {
        let on = date(2020, 1, 1).checked_add(day.days()).unwrap();
        let next = VisitRules::default().next_on(on, before, class, effect);
        let following = Quarter::of(Quarter::of(on).last().tomorrow().unwrap());
        prop_assert!(on < next);
        prop_assert!(Quarter::of(next) <= following);
    }

    /// The worse the class, the sooner the next visit.
    #[test]
    fn is_the_more_severe_never_visited_later(
        before in prop::option::of(any_class()),
        one in any_class(),
        other in any_class(),
        effect in prop::sample::select(TreatmentEffect::ALL),
    ) {
        let (severe, mild) = (one.min(other), one.max(other));
        let next = |class| VisitRules::default().next_on(date(2026, 3, 1), before, class, effect);
        prop_assert!(next(severe) <= next(mild));
    }
}
