//! Is a sample complete, fair over operators, and the same whoever draws it?

use super::*;
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

fn candidate(session: u128, operator: u128, tier: Option<RiskTier>) -> SampleCandidate {
    SampleCandidate { session: SessionId(Uuid::from_u128(session)), operator: StaffId(Uuid::from_u128(operator)), tier }
}

/// Sessions that nobody was in danger in, so many of each operator.
fn of_each(counts: &[usize]) -> Vec<SampleCandidate> {
    let mut all = Vec::new();
    for (operator, count) in counts.iter().enumerate() {
        let next = all.len() as u128;
        all.extend((0..*count as u128).map(|at| candidate(1_000 + next + at, operator as u128, None)));
    }
    all
}

fn drawn_of(chosen: &[Chosen], operator: u128) -> usize {
    chosen.iter().filter(|one| one.operator == StaffId(Uuid::from_u128(operator))).count()
}

#[test]
fn how_many_of_an_operators_rest_are_drawn() {
    // Sessions, share in percent, drawn.
    let table =
        [(0, 10, 0), (1, 10, 1), (4, 10, 1), (14, 10, 1), (15, 10, 2), (20, 10, 2), (7, 50, 4), (7, 100, 7), (7, 0, 0)];
    for (sessions, share, expected) in table {
        let chosen = draw(&of_each(&[sessions]), "2026-11", share).unwrap();
        assert_eq!(chosen.len(), expected, "{share} % of {sessions}");
    }
}

#[test]
fn is_danger_always_drawn_and_why() {
    use RiskTier::{High, Imminent, Low, Moderate};
    let tiers = [None, Some(RiskTier::None), Some(Low), Some(Moderate), Some(High), Some(Imminent)];
    let candidates: Vec<_> = tiers.iter().zip(1..).map(|(tier, id)| candidate(id, 7, *tier)).collect();
    let because: Vec<_> = draw(&candidates, "seed", 0).unwrap().into_iter().map(|one| one.because).collect();
    assert_eq!(because, [SampleReason::High, SampleReason::Imminent]);
}

#[test]
fn can_a_lot_be_drawn_again_with_the_tools_of_any_machine() {
    // printf '2026-11\n00000000-0000-0000-0000-000000000001' | sha256sum
    let lot = lot("2026-11", SessionId(Uuid::from_u128(1)));
    assert_eq!(lot[..4], [0x8e, 0xe6, 0xe9, 0xcb]);
}

#[test]
fn does_another_seed_draw_others() {
    let all = of_each(&[100, 100]);
    let drawn = |seed| draw(&all, seed, 10).unwrap();
    assert_eq!(drawn("2026-11"), drawn("2026-11"));
    assert_ne!(drawn("2026-11"), drawn("2026-12"));
    assert_eq!(drawn("2026-11").len(), drawn("2026-12").len());
}

#[test]
fn is_a_sample_too_large_refused() {
    let many: Vec<_> = (0..=MOST_CONSIDERED as u128).map(|id| candidate(id, 7, None)).collect();
    assert_eq!(draw(&many, "seed", 1), Err(Refusal::SampleTooLarge));
    let dangerous: Vec<_> = (0..=MOST_SAMPLED as u128).map(|id| candidate(id, 7, Some(RiskTier::High))).collect();
    assert_eq!(draw(&dangerous, "seed", 1), Err(Refusal::SampleTooLarge));
    assert!(draw(&dangerous[1..], "seed", 1).is_ok());
}

type Change = fn(&mut SamplePlan);

#[test]
fn which_plan_cannot_be_drawn() {
    let today = date(2026, 11, 22);
    let plan = SamplePlan {
        first_day: date(2026, 11, 1),
        last_day: date(2026, 11, 30),
        seed: "2026-11".to_owned(),
        share_percent: 10,
    };
    assert_eq!(plan.check(today), Ok(()), "a month that goes on is drawn as far as it has come");
    let table: [(Change, Refusal); 6] = [
        (|it| (it.first_day, it.last_day) = (date(2026, 11, 23), date(2026, 11, 30)), Refusal::EntryInFuture),
        (|it| it.last_day = date(2026, 10, 31), Refusal::FieldInvalid),
        (|it| it.share_percent = 101, Refusal::FieldInvalid),
        (|it| it.seed = " ".to_owned(), Refusal::FieldInvalid),
        (|it| it.seed = "x".repeat(65), Refusal::FieldInvalid),
        (|it| it.first_day = date(2026, 8, 1), Refusal::SampleTooLarge),
    ];
    for (change, expected) in table {
        let mut changed = plan.clone();
        change(&mut changed);
        assert_eq!(changed.check(today), Err(expected), "{changed:?}");
    }
}

fn tiers() -> impl Strategy<Value = Option<RiskTier>> {
    prop::option::of(prop::sample::select(RiskTier::ALL))
}

/// Sessions of a handful of operators.
fn periods() -> impl Strategy<Value = Vec<SampleCandidate>> {
    prop::collection::btree_map(any::<u128>(), (0..8_u128, tiers()), 0..200)
        .prop_map(|all| all.into_iter().map(|(id, (operator, tier))| candidate(id, operator, tier)).collect())
}

proptest! {
    #[test]
    fn is_the_sample_the_same_in_whatever_order(
        (sorted, mixed) in periods().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        seed in "[a-z0-9-]{1,16}",
        share in 0..=100_u32,
    ) {
        prop_assert_eq!(draw(&sorted, &seed, share), draw(&mixed, &seed, share));
    }

    #[test]
    fn is_everybody_in_danger_drawn_and_nothing_twice(all in periods(), share in 0..=100_u32) {
        let chosen = draw(&all, "seed", share).unwrap();
        let ids: BTreeSet<_> = chosen.iter().map(|one| one.session).collect();
        prop_assert_eq!(ids.len(), chosen.len());
        for one in &all {
            if one.tier.is_some_and(RiskTier::is_urgent) {
                prop_assert!(ids.contains(&one.session));
            }
        }
    }

    #[test]
    fn is_the_share_fair_over_operators(counts in prop::collection::vec(0..60_usize, 1..8), share in 1..=100_u32) {
        let chosen = draw(&of_each(&counts), "seed", share).unwrap();
        let drawn: Vec<usize> = (0..counts.len()).map(|operator| drawn_of(&chosen, operator as u128)).collect();
        for (count, drawn) in counts.iter().zip(&drawn) {
            prop_assert_eq!(*count > 0, *drawn > 0, "nobody who answered is left out");
            let exact = count * share as usize;
            prop_assert!(*drawn <= 1 || (drawn * 100).abs_diff(exact) <= 50, "{} of {}", drawn, count);
        }
        for (one, of_one) in counts.iter().zip(&drawn) {
            for (other, of_other) in counts.iter().zip(&drawn) {
                if one == other {
                    prop_assert!(of_one.abs_diff(*of_other) <= 1);
                }
            }
        }
    }
}
