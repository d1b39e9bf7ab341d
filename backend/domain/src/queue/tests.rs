//! Does nobody ever pass imminent or high, does the order never change with time, and does nobody starve?

use super::*;
use crate::time::Millis;
use proptest::prelude::*;

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);

fn tiers() -> impl Strategy<Value = Option<RiskTier>> {
    prop::option::of(prop::sample::select(RiskTier::ALL))
}

/// Somebody of any tier, arriving within four days around noon, to the microsecond.
fn arrivals() -> impl Strategy<Value = (Option<RiskTier>, Timestamp)> {
    (tiers(), -172_800_000_000..172_800_000_000_i64).prop_map(|(tier, at)| (tier, Timestamp(NOON.0 + at)))
}

fn place((tier, arrived_at): (Option<RiskTier>, Timestamp)) -> Place {
    Place::new(tier, arrived_at, &Policy::default())
}

#[test]
fn where_does_each_tier_stand() {
    let minutes = |n| NOON - Millis::minutes(n);
    let table = [
        (Some(RiskTier::Imminent), Place { rank: 0, key: NOON }),
        (Some(RiskTier::High), Place { rank: 1, key: NOON }),
        (Some(RiskTier::Moderate), Place { rank: 2, key: minutes(10) }),
        (None, Place { rank: 2, key: minutes(5) }),
        (Some(RiskTier::Low), Place { rank: 2, key: minutes(2) }),
        (Some(RiskTier::None), Place { rank: 2, key: NOON }),
    ];
    for (tier, expected) in table {
        assert_eq!(place((tier, NOON)), expected, "{tier:?}");
    }
}

#[test]
fn when_is_the_target_of_each_tier_missed() {
    let policy = Policy::default();
    for tier in RiskTier::ALL.iter().copied().map(Some).chain([None]) {
        let urgent = matches!(tier, Some(RiskTier::High | RiskTier::Imminent));
        let after = Millis::seconds(if urgent { 30 } else { 60 });
        assert_eq!(Place::target_at(tier, NOON, &policy), NOON + after, "{tier:?}");
    }
}

proptest! {
    #[test]
    fn does_nobody_ever_pass_imminent_or_high(urgent in arrivals(), other in arrivals()) {
        let rank = |tier| match tier {
            Some(RiskTier::Imminent) => 0,
            Some(RiskTier::High) => 1,
            Some(RiskTier::Moderate | RiskTier::Low | RiskTier::None) | None => 2,
        };
        if rank(urgent.0) < rank(other.0) {
            prop_assert!(place(urgent) < place(other));
        }
    }

    #[test]
    fn does_arrival_count_among_the_same(tier in tiers(), one in arrivals(), other in arrivals()) {
        prop_assert_eq!(place((tier, one.1)).cmp(&place((tier, other.1))), one.1.cmp(&other.1));
    }

    /// A place is made of arrival and tier alone, so two who wait keep their order however long they wait; and shifting
    /// both in time shifts nothing between them.
    #[test]
    fn is_the_order_the_same_at_any_time(one in arrivals(), other in arrivals(), minutes in -10_000..10_000_i64) {
        let shifted = |(tier, at): (Option<RiskTier>, Timestamp)| place((tier, at + Millis::minutes(minutes)));
        prop_assert_eq!(place(one).cmp(&place(other)), shifted(one).cmp(&shifted(other)));
    }

    /// Below high, whoever comes later than the longest head start never stands before somebody already there.
    #[test]
    fn does_nobody_below_high_starve(early in arrivals(), late in arrivals()) {
        let below = |tier: Option<RiskTier>| tier < Some(RiskTier::High);
        if below(early.0) && below(late.0) && late.1 > early.1 + Policy::default().moderate_head_start_ms {
            prop_assert!(place(early) < place(late));
        }
    }

    #[test]
    fn does_a_higher_tier_never_stand_further_back(arrival in arrivals(), other in tiers()) {
        // The unrated count as between low and moderate.
        let urgency = |tier: Option<RiskTier>| tier.map_or(3, |tier| match tier {
            RiskTier::None => 1,
            RiskTier::Low => 2,
            RiskTier::Moderate => 4,
            RiskTier::High => 5,
            RiskTier::Imminent => 6,
        });
        if urgency(other) >= urgency(arrival.0) {
            prop_assert!(place((other, arrival.1)) <= place(arrival));
        }
    }
}
