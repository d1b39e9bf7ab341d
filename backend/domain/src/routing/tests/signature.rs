//! Does the ledger decide who is routed to, and does no caller pay for a missing signature?

use super::*;

const OVERDUE: Standing = Standing::Overdue(OverdueRouting::Never);

fn overdue(number: u128) -> Candidate {
    Candidate { standing: OVERDUE, ..candidate(number) }
}

fn supervisor(number: u128) -> Candidate {
    Candidate { duty: Duty::Supervisor, ..candidate(number) }
}

fn busy(candidate: Candidate) -> Candidate {
    Candidate { load: Load { held: 2, ..Load::default() }, ..candidate }
}

/// Who is asked at noon, and whether a signature is missing.
fn asked(need: &Need, candidates: &[Candidate]) -> Option<(StaffId, Signature)> {
    let found = matches(std::slice::from_ref(need), candidates, &Policy::default(), NOON);
    found.first().map(|found| (found.staff, found.signature))
}

#[test]
fn who_is_asked_where_ledgers_are_in_arrears() {
    let calm = need(1);
    let missed = Need { footing: Footing::TargetMissed, ..need(1) };
    let danger = Need { tier: Some(RiskTier::High), ..need(1) };
    let in_order = |number| Some((staff(number), Signature::InOrder));
    let in_breach = |number| Some((staff(number), Signature::Missing));
    let table = [
        ("by default an overdue operator is not offered to", &calm, vec![overdue(1)], None),
        (
            "nor after the target, while somebody qualified is on duty",
            &missed,
            vec![overdue(1), busy(candidate(2))],
            None,
        ),
        ("a target missed where nobody on duty is qualified", &missed, vec![overdue(1)], in_breach(1)),
        ("in danger the qualified come first", &danger, vec![overdue(1), candidate(2), supervisor(3)], in_order(2)),
        ("then the supervisor, at once", &danger, vec![overdue(1), busy(candidate(2)), supervisor(3)], in_order(3)),
        ("then the overdue", &danger, vec![overdue(1), busy(candidate(2)), busy(supervisor(3))], in_breach(1)),
        ("the supervisor is held back below danger", &calm, vec![busy(candidate(2)), supervisor(3)], None),
    ];
    for (why, need, candidates, expected) in table {
        assert_eq!(asked(need, &candidates), expected, "{why}");
    }
}

#[test]
fn is_nobody_asked_who_was_never_trained_whatever_the_danger() {
    let danger = Need { tier: Some(RiskTier::Imminent), footing: Footing::TargetMissed, ..need(1) };
    let untrained = Candidate { standing: Standing::NotQualified, ..candidate(1) };
    assert_eq!(asked(&danger, &[untrained]), None);
}

#[test]
fn does_a_setting_put_the_overdue_last() {
    let last = |number| Candidate { standing: Standing::Overdue(OverdueRouting::Last), ..candidate(number) };
    let fresh = Candidate { last_offered_at: Timestamp(NOON.0 + 1), ..candidate(2) };
    assert_eq!(asked(&need(1), &[last(1), fresh.clone()]), Some((staff(2), Signature::InOrder)));
    assert_eq!(asked(&need(1), &[last(1), busy(fresh)]), Some((staff(1), Signature::InOrder)), "the rules allow it");
}

#[test]
fn is_the_reason_of_a_breach_said() {
    let danger = Need { tier: Some(RiskTier::High), ..need(1) };
    let found = matches(&[danger], &[overdue(1)], &Policy::default(), NOON);
    assert!(found[0].because.contains(&OfferReason::NobodyQualifiedFree));
}

#[test]
fn is_the_door_open_where_only_the_overdue_are_on_duty() {
    assert_eq!(somebody_on_duty(&[overdue(1)]), OnDuty::Somebody);
    assert_eq!(somebody_on_duty(&[Candidate { standing: Standing::NotQualified, ..candidate(1) }]), OnDuty::Nobody);
}
