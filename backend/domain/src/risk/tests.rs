//! Is a caller's danger read rightly from what they chose to answer, and may it only rise?

use super::*;
use proptest::prelude::*;
use proptest::sample::select;

fn rated(thoughts: impl Into<Option<Thoughts>>, safe_now: impl Into<Option<SafeNow>>) -> Option<RiskTier> {
    intake_tier(&Intake { thoughts: thoughts.into(), safe_now: safe_now.into() }).0
}

#[test]
fn what_tier_does_each_pair_of_answers_give() {
    use RiskTier::{High, Imminent, Low, Moderate, None as Nothing};
    let table = [
        (None, [None, None, Some(Moderate), Some(High)]),
        (Some(Thoughts::No), [None, Some(Nothing), Some(Moderate), Some(High)]),
        (Some(Thoughts::Sometimes), [None, Some(Low), Some(Moderate), Some(High)]),
        (Some(Thoughts::Often), [Some(Moderate), Some(Moderate), Some(Moderate), Some(High)]),
        (Some(Thoughts::WithPlan), [Some(High), Some(High), Some(High), Some(Imminent)]),
        (Some(Thoughts::ActingNow), [Some(Imminent); 4]),
    ];
    for (thoughts, expected) in table {
        let answers = [None, Some(SafeNow::Yes), Some(SafeNow::Unsure), Some(SafeNow::No)];
        for (safe_now, tier) in answers.into_iter().zip(expected) {
            assert_eq!(rated(thoughts, safe_now), tier, "{thoughts:?} {safe_now:?}");
        }
    }
}

#[test]
fn is_a_caller_who_skips_everything_unrated_and_without_reasons() {
    assert_eq!(intake_tier(&Intake::default()), (None, vec![]));
}

#[test]
fn are_the_answers_given_as_reasons() {
    let intake = Intake { thoughts: Some(Thoughts::Often), safe_now: Some(SafeNow::No) };
    let reasons = vec![TierReason::Thoughts { answer: Thoughts::Often }, TierReason::SafeNow { answer: SafeNow::No }];
    assert_eq!(intake_tier(&intake).1, reasons);
}

#[test]
fn does_nothing_found_change_nothing() {
    for current in tiers() {
        assert_eq!(raise(current, None), current);
    }
}

#[test]
fn does_a_mild_finding_leave_an_unrated_caller_their_head_start() {
    assert_eq!(raise(None, Some(RiskTier::Low)), None);
    assert_eq!(raise(None, Some(RiskTier::Moderate)), Some(RiskTier::Moderate));
}

fn tiers() -> Vec<Option<RiskTier>> {
    RiskTier::ALL.iter().copied().map(Some).chain([None]).collect()
}

fn worse_or_same<T: Copy + PartialEq + 'static>(all: &'static [T], answer: T) -> &'static [T] {
    let place = all.iter().position(|each| *each == answer).unwrap();
    &all[place..]
}

proptest! {
    #[test]
    fn does_raise_never_lower(current in select(tiers()), found in select(tiers())) {
        let raised = raise(current, found);
        prop_assert!(urgency(raised) >= urgency(current));
        prop_assert!(raised == current || raised == found);
        prop_assert_eq!(raise(raised, found), raised);
    }

    #[test]
    fn does_the_order_of_findings_not_matter(first in select(RiskTier::ALL), second in select(RiskTier::ALL), start in select(tiers())) {
        let forth = raise(raise(start, Some(first)), Some(second));
        prop_assert_eq!(forth, raise(raise(start, Some(second)), Some(first)));
    }

    #[test]
    fn does_a_worse_answer_never_lower_the_tier(thoughts in select(Thoughts::ALL), safe_now in select(SafeNow::ALL)) {
        let tier = urgency(rated(thoughts, safe_now));
        for worse in worse_or_same(Thoughts::ALL, thoughts) {
            prop_assert!(urgency(rated(*worse, safe_now)) >= tier);
        }
        for worse in worse_or_same(SafeNow::ALL, safe_now) {
            prop_assert!(urgency(rated(thoughts, *worse)) >= tier);
        }
    }

    #[test]
    fn does_skipping_a_question_never_count_as_the_reassuring_answer(safe_now in select(SafeNow::ALL)) {
        prop_assert!(urgency(rated(None, safe_now)) >= urgency(rated(Thoughts::No, safe_now)));
    }
}
