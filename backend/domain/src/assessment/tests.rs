//! Does a form suggest what the domain says, does a worse answer never look better, and is an override kept?

use super::*;
use SuggestionReason as Reason;
use proptest::prelude::*;
use proptest::sample::select;

/// Everything asked, nothing found.
fn calm() -> RiskForm {
    RiskForm {
        wish_to_die: Some(0),
        hopelessness: Some(0),
        plan: Known::No,
        means_at_hand: Known::No,
        when: When::NoTime,
        earlier_attempts: Known::No,
        alone: Known::No,
        protective: vec![ProtectiveFactor::Family],
    }
}

/// Nothing could be learned.
fn dark() -> RiskForm {
    RiskForm {
        wish_to_die: None,
        hopelessness: None,
        plan: Known::Unknown,
        means_at_hand: Known::Unknown,
        when: When::Unknown,
        earlier_attempts: Known::Unknown,
        alone: Known::Unknown,
        protective: vec![],
    }
}

#[test]
fn what_does_each_form_suggest() {
    use RiskTier::{High, Imminent, Low, Moderate, None as Nothing};
    let planned = || RiskForm { plan: Known::Yes, wish_to_die: Some(40), ..calm() };
    let strong = || RiskForm { wish_to_die: Some(70), ..calm() };
    let some = || RiskForm { wish_to_die: Some(69), ..calm() };
    let table = [
        ("nothing", calm(), Nothing, vec![Reason::NothingFound]),
        ("act", RiskForm { when: When::ActUnderWay, ..calm() }, Imminent, vec![Reason::ActUnderWay]),
        (
            "plan, 72 h",
            RiskForm { when: When::Within72Hours, ..planned() },
            Imminent,
            vec![Reason::PlanWithin72Hours, Reason::SomeWishToDie],
        ),
        (
            "plan, a week",
            RiskForm { when: When::WithinAWeek, ..planned() },
            High,
            vec![Reason::PlanWithinAWeek, Reason::SomeWishToDie],
        ),
        ("plan, later", RiskForm { when: When::Later, ..planned() }, Moderate, vec![Reason::SomeWishToDie]),
        (
            "plan and means",
            RiskForm { when: When::Later, means_at_hand: Known::Yes, ..planned() },
            High,
            vec![Reason::SomeWishToDie, Reason::PlanAndMeans],
        ),
        (
            "plan, time unknown",
            RiskForm { when: When::Unknown, ..planned() },
            High,
            vec![Reason::SomeWishToDie, Reason::MuchUnknown],
        ),
        ("soon, no plan", RiskForm { when: When::Within72Hours, ..calm() }, High, vec![Reason::StrongWishToDie]),
        (
            "soon, plan unknown",
            RiskForm { when: When::Within72Hours, plan: Known::Unknown, ..calm() },
            Imminent,
            vec![Reason::StrongWishToDie, Reason::MuchUnknown],
        ),
        ("strong wish", strong(), Moderate, vec![Reason::StrongWishToDie]),
        (
            "strong wish, attempts",
            RiskForm { earlier_attempts: Known::Yes, ..strong() },
            High,
            vec![Reason::StrongWishToDie, Reason::EarlierAttempts],
        ),
        ("some wish", some(), Low, vec![Reason::SomeWishToDie]),
        (
            "some wish, alone",
            RiskForm { alone: Known::Yes, ..some() },
            Moderate,
            vec![Reason::SomeWishToDie, Reason::Alone],
        ),
        ("hopeless", RiskForm { hopelessness: Some(70), ..calm() }, Low, vec![Reason::Hopeless]),
        ("alone", RiskForm { alone: Known::Yes, ..calm() }, Nothing, vec![Reason::NothingFound]),
        ("wish unknown", RiskForm { wish_to_die: None, ..calm() }, Moderate, vec![Reason::MuchUnknown]),
        ("plan unknown", RiskForm { plan: Known::Unknown, ..calm() }, Moderate, vec![Reason::MuchUnknown]),
        ("nothing to time", RiskForm { when: When::Unknown, ..calm() }, Nothing, vec![Reason::NothingFound]),
        ("all unknown", dark(), Moderate, vec![Reason::MuchUnknown]),
    ];
    for (name, form, tier, reasons) in table {
        assert_eq!(suggest(&form), Suggestion { tier, reasons }, "{name}");
    }
}

fn assessed(form: RiskForm, decided: RiskTier, override_reason: Option<&str>) -> Assessment {
    Assessment::Assessed { form, decided, override_reason: override_reason.map(str::to_owned), remarks: String::new() }
}

#[test]
fn may_the_operator_decide_otherwise_only_with_a_reason() {
    assert!(check(&assessed(calm(), RiskTier::None, None)).is_ok());
    for decided in [RiskTier::Low, RiskTier::Imminent] {
        assert_eq!(check(&assessed(calm(), decided, None)), Err(Refusal::OverrideReasonMissing));
        assert_eq!(check(&assessed(calm(), decided, Some("  \n"))), Err(Refusal::OverrideReasonMissing));
        let suggestion = check(&assessed(calm(), decided, Some("声音在发抖"))).unwrap();
        assert_eq!(suggestion.map(|made| made.tier), Some(RiskTier::None));
    }
}

#[test]
fn is_a_rating_over_a_hundred_refused() {
    let ratings = |wish_to_die, hopelessness| RiskForm { wish_to_die, hopelessness, ..calm() };
    let tried = |form| check(&assessed(form, RiskTier::High, Some("r"))).map(|_| ());
    assert_eq!(tried(ratings(Some(100), Some(100))), Ok(()));
    assert_eq!(tried(ratings(Some(101), None)), Err(Refusal::RatingOutOfRange));
    assert_eq!(tried(ratings(None, Some(255))), Err(Refusal::RatingOutOfRange));
}

#[test]
fn is_a_text_counted_in_characters_and_refused_when_too_long() {
    let not_assessed = |remarks| Assessment::NotAssessed { reason: NotAssessedReason::Silent, remarks };
    assert_eq!(check(&not_assessed("字".repeat(REMARK_CHARS))), Ok(None));
    assert_eq!(check(&not_assessed("字".repeat(REMARK_CHARS + 1))), Err(Refusal::TextTooLong));
    let long = "字".repeat(REMARK_CHARS + 1);
    assert_eq!(check(&assessed(calm(), RiskTier::Low, Some(&long))), Err(Refusal::TextTooLong));
}

/// Answers from mild to bad; unknown stands between "no" and "yes".
const ANSWERS: [Known; 3] = [Known::No, Known::Unknown, Known::Yes];
const TIMES: [When; 6] =
    [When::NoTime, When::Later, When::Unknown, When::WithinAWeek, When::Within72Hours, When::ActUnderWay];

fn any_form() -> impl Strategy<Value = RiskForm> {
    let rating = || proptest::option::of(0..=HIGHEST_RATING);
    let answer = || select(&ANSWERS[..]);
    (rating(), rating(), answer(), answer(), select(&TIMES[..]), answer(), answer()).prop_map(
        |(wish_to_die, hopelessness, plan, means_at_hand, when, earlier_attempts, alone)| RiskForm {
            wish_to_die,
            hopelessness,
            plan,
            means_at_hand,
            when,
            earlier_attempts,
            alone,
            protective: vec![],
        },
    )
}

fn one_step<T: Copy + PartialEq>(scale: &[T], answer: T) -> Option<T> {
    let place = scale.iter().position(|each| *each == answer)?;
    scale.get(place + 1).copied()
}

/// Every rating worse than this one. Not to know that it is zero is worse than zero, and a full hundred is worst.
fn worse_ratings(rating: Option<u8>) -> Vec<Option<u8>> {
    match rating {
        None => vec![Some(HIGHEST_RATING)],
        Some(known) => {
            let unknown = (known == 0).then_some(None);
            (known + 1..=HIGHEST_RATING).map(Some).chain(unknown).collect()
        }
    }
}

/// The forms that differ from this one by a single, worse answer.
fn worsened(form: &RiskForm) -> Vec<RiskForm> {
    let base = || form.clone();
    let forms = [
        one_step(&ANSWERS, form.plan).map(|plan| RiskForm { plan, ..base() }),
        one_step(&ANSWERS, form.means_at_hand).map(|means_at_hand| RiskForm { means_at_hand, ..base() }),
        one_step(&TIMES, form.when).map(|when| RiskForm { when, ..base() }),
        one_step(&ANSWERS, form.earlier_attempts).map(|earlier_attempts| RiskForm { earlier_attempts, ..base() }),
        one_step(&ANSWERS, form.alone).map(|alone| RiskForm { alone, ..base() }),
    ];
    let wishes = worse_ratings(form.wish_to_die).into_iter().map(|wish_to_die| RiskForm { wish_to_die, ..base() });
    let despairs = worse_ratings(form.hopelessness).into_iter().map(|hopelessness| RiskForm { hopelessness, ..base() });
    forms.into_iter().flatten().chain(wishes).chain(despairs).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn does_a_worse_answer_never_lower_the_suggestion(form in any_form()) {
        let tier = suggest(&form).tier;
        for worse in worsened(&form) {
            prop_assert!(suggest(&worse).tier >= tier, "{:?} -> {:?}", form, worse);
        }
    }

    #[test]
    fn is_every_suggestion_given_with_a_reason(form in any_form()) {
        let Suggestion { tier, reasons } = suggest(&form);
        prop_assert!(!reasons.is_empty());
        let nothing = reasons == [Reason::NothingFound];
        prop_assert_eq!(nothing, tier == RiskTier::None);
    }

    #[test]
    fn is_the_domains_high_risk_never_suggested_below_high(form in any_form(), soon in select(vec![When::Within72Hours, When::WithinAWeek])) {
        let planned = RiskForm { plan: Known::Yes, when: soon, ..form.clone() };
        prop_assert!(suggest(&planned).tier >= RiskTier::High);
        let acting = RiskForm { when: When::ActUnderWay, ..form };
        prop_assert_eq!(suggest(&acting).tier, RiskTier::Imminent);
    }

    #[test]
    fn do_protective_factors_never_lower_the_suggestion(form in any_form(), factor in select(ProtectiveFactor::ALL)) {
        let protected = RiskForm { protective: vec![factor], ..form.clone() };
        prop_assert_eq!(suggest(&protected), suggest(&form));
    }
}
