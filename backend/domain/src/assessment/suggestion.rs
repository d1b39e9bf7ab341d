//! What a risk form suggests: signs that were learned, and what is still unknown.

use super::{HIGHEST_RATING, Known, RiskForm, Suggestion, SuggestionReason, When};
use crate::risk::RiskTier;

/// From this rating on the wish to die, or hopelessness, is strong [D].
pub const STRONG_RATING: u8 = 70;

/// What the rules make of a form. They suggest; the operator decides.
///
/// Signs, each with the least tier it gives; the most dangerous one counts:
///
/// | sign | tier | standing |
/// |---|---|---|
/// | act under way | imminent | [F] |
/// | plan, to act within 72 h | imminent | [F] |
/// | plan, to act within a week | high | [F] |
/// | plan and means at hand, whenever | high | [D] |
/// | no plan, yet to act within 72 h | high | [D] |
/// | no plan, yet to act within a week; any plan | moderate | [D] |
/// | strong wish to die; with hopelessness, earlier attempts or alone | moderate; high | [D] |
/// | some wish to die; with hopelessness, earlier attempts or alone | low; moderate | [D] |
/// | without a wish to die: hopelessness, earlier attempts | low | [D] |
///
/// Unknown never counts as "no": the form is weighed a second time with every unknown at its worst, and where that is
/// more dangerous the suggestion rises with it. Ignorance alone lifts it to moderate at most, or every silent call
/// would be high risk; to high where a plan is known; without limit where the time is known and near [D].
///
/// Protective factors do not lower the suggestion: a score never lowers a human's judgement.
pub fn suggest(form: &RiskForm) -> Suggestion {
    let learned = signs(form);
    let found = most_dangerous(&learned);
    let feared = most_dangerous(&signs(&at_its_worst(form)));
    let mut reasons = Vec::new();
    for sign in learned {
        if !reasons.contains(&sign.reason) {
            reasons.push(sign.reason);
        }
    }
    if feared > found {
        reasons.push(SuggestionReason::MuchUnknown);
    } else if reasons.is_empty() {
        reasons.push(SuggestionReason::NothingFound);
    }
    Suggestion { tier: found.max(feared.min(most_by_ignorance(form))), reasons }
}

struct Sign {
    tier: RiskTier,
    reason: SuggestionReason,
}

fn most_dangerous(signs: &[Sign]) -> RiskTier {
    signs.iter().map(|sign| sign.tier).max().unwrap_or(RiskTier::None)
}

/// The signs of a form, with unknown answers left aside.
fn signs(form: &RiskForm) -> Vec<Sign> {
    let mut signs = signs_of_plan(form);
    signs.extend(signs_of_wish(form));
    signs
}

fn signs_of_plan(form: &RiskForm) -> Vec<Sign> {
    use SuggestionReason as Reason;
    let planned = form.plan == Known::Yes;
    let time = match form.when {
        When::ActUnderWay => Some((RiskTier::Imminent, Reason::ActUnderWay)),
        When::Within72Hours if planned => Some((RiskTier::Imminent, Reason::PlanWithin72Hours)),
        When::WithinAWeek if planned => Some((RiskTier::High, Reason::PlanWithinAWeek)),
        // Who means to act soon wishes to die, whatever else was said.
        When::Within72Hours => Some((RiskTier::High, Reason::StrongWishToDie)),
        When::WithinAWeek => Some((RiskTier::Moderate, Reason::SomeWishToDie)),
        When::Later | When::NoTime | When::Unknown if planned => Some((RiskTier::Moderate, Reason::SomeWishToDie)),
        When::Later | When::NoTime | When::Unknown => None,
    };
    let means = (planned && form.means_at_hand == Known::Yes).then_some((RiskTier::High, Reason::PlanAndMeans));
    [time, means].into_iter().flatten().map(|(tier, reason)| Sign { tier, reason }).collect()
}

fn signs_of_wish(form: &RiskForm) -> Vec<Sign> {
    use SuggestionReason as Reason;
    let wish = form.wish_to_die.unwrap_or(0);
    let hopeless = form.hopelessness.is_some_and(|rating| rating >= STRONG_RATING).then_some(Reason::Hopeless);
    let attempts = (form.earlier_attempts == Known::Yes).then_some(Reason::EarlierAttempts);
    // Being alone is no sign by itself, only beside a wish.
    let alone = (wish > 0 && form.alone == Known::Yes).then_some(Reason::Alone);
    let pressing: Vec<Reason> = [hopeless, attempts, alone].into_iter().flatten().collect();
    let (wish_sign, pressed) = match wish {
        0 => (None, RiskTier::Low),
        1..STRONG_RATING => (Some((RiskTier::Low, Reason::SomeWishToDie)), RiskTier::Moderate),
        STRONG_RATING.. => (Some((RiskTier::Moderate, Reason::StrongWishToDie)), RiskTier::High),
    };
    let pressing = pressing.into_iter().map(|reason| (pressed, reason));
    wish_sign.into_iter().chain(pressing).map(|(tier, reason)| Sign { tier, reason }).collect()
}

/// The form with every unknown answer at its worst.
fn at_its_worst(form: &RiskForm) -> RiskForm {
    let worst = |answer: Known| match answer {
        Known::Yes | Known::Unknown => Known::Yes,
        Known::No => Known::No,
    };
    let nothing_to_time = form.plan == Known::No && form.wish_to_die == Some(0);
    RiskForm {
        wish_to_die: form.wish_to_die.or(Some(HIGHEST_RATING)),
        hopelessness: form.hopelessness.or(Some(HIGHEST_RATING)),
        plan: worst(form.plan),
        means_at_hand: worst(form.means_at_hand),
        when: match form.when {
            When::Unknown if nothing_to_time => When::NoTime,
            When::Unknown => When::Within72Hours,
            known @ (When::ActUnderWay | When::Within72Hours | When::WithinAWeek | When::Later | When::NoTime) => known,
        },
        earlier_attempts: worst(form.earlier_attempts),
        alone: worst(form.alone),
        protective: Vec::new(),
    }
}

/// How far unknown answers alone may lift the suggestion.
fn most_by_ignorance(form: &RiskForm) -> RiskTier {
    match (form.when, form.plan) {
        (When::ActUnderWay | When::Within72Hours | When::WithinAWeek, _) => RiskTier::Imminent,
        (When::Later | When::NoTime | When::Unknown, Known::Yes) => RiskTier::High,
        (When::Later | When::NoTime | When::Unknown, Known::No | Known::Unknown) => RiskTier::Moderate,
    }
}
