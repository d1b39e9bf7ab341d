//! Has a high-risk session a plan, and is the plan one that can be worked off?

use super::*;
use proptest::prelude::*;

const ENDED: Timestamp = Timestamp(1_800_000_000_000_000);
const NOW: Timestamp = Timestamp(1_800_000_600_000_000);

fn tried(distances: &[Millis]) -> Result<Vec<Timestamp>, Refusal> {
    let due_at = distances.iter().map(|distance| ENDED + *distance).collect();
    check(Some(&FollowUpPlan::Dates { due_at }), Some(RiskTier::High), ENDED, NOW)
}

#[test]
fn which_decisions_need_a_plan() {
    let no_contact = FollowUpPlan::NoContact { reason: NoContactReason::Anonymous };
    for decided in RiskTier::ALL.iter().copied().map(Some).chain([None]) {
        let expected = match decided {
            Some(RiskTier::High | RiskTier::Imminent) => Err(Refusal::FollowUpMissing),
            Some(RiskTier::None | RiskTier::Low | RiskTier::Moderate) | None => Ok(vec![]),
        };
        assert_eq!(check(None, decided, ENDED, NOW), expected, "{decided:?}");
        assert_eq!(check(Some(&no_contact), decided, ENDED, NOW), Ok(vec![]), "{decided:?}");
    }
}

#[test]
fn is_the_default_plan_good_even_when_the_record_is_closed_two_days_late() {
    let due_at = default_dates(ENDED);
    let plan = FollowUpPlan::Dates { due_at: due_at.clone() };
    let late = ENDED + Millis::days(2);
    assert_eq!(check(Some(&plan), Some(RiskTier::Imminent), ENDED, late), Ok(due_at));
}

#[test]
fn which_plans_cannot_be_worked_off() {
    let days = Millis::days;
    let thirteen: Vec<_> = (1..=13).map(days).collect();
    let table: [(&str, &[Millis]); 7] = [
        ("no date", &[]),
        ("at the end itself", &[days(0), days(1)]),
        ("before the end", &[days(-1), days(7)]),
        ("not in order", &[days(7), days(1)]),
        ("twice the same", &[days(1), days(1)]),
        ("too far", &[days(1), Millis(days(400).0 + 1)]),
        ("all passed already", &[Millis::minutes(1)]),
    ];
    for (name, distances) in table {
        assert_eq!(tried(distances), Err(Refusal::FollowUpInvalid), "{name}");
    }
    assert_eq!(tried(&thirteen), Err(Refusal::FollowUpInvalid));
    assert!(tried(&thirteen[..MAX_DATES]).is_ok());
    assert!(tried(&[days(400)]).is_ok());
}

proptest! {
    #[test]
    fn is_what_is_taken_always_in_order_after_the_end_and_bounded(offsets in proptest::collection::vec(-10_i64..420 * 24, 0..16)) {
        let distances: Vec<_> = offsets.into_iter().map(Millis::hours).collect();
        if let Ok(due) = tried(&distances) {
            prop_assert!(!due.is_empty() && due.len() <= MAX_DATES);
            prop_assert!(due.iter().all(|at| *at > ENDED && *at <= ENDED + FURTHEST));
            prop_assert!(due.is_sorted());
        }
    }
}
