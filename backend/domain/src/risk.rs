//! How much danger a caller may be in: the scale, what the caller said before the talk, and what follows for the queue.

use crate::codes::codes;
use serde::{Deserialize, Serialize};

codes!(
    /// The hotline's risk scale (domain: "Hotline"). Ordered: later is more dangerous. Never turned into the
    /// registry's 0-5 by itself.
    RiskTier {
        None = "none",
        Low = "low",
        Moderate = "moderate",
        High = "high",
        /// An act under way, or within 72 h.
        Imminent = "imminent",
    }
);

impl RiskTier {
    /// High or imminent: nobody passes them in the queue, and no wish or rest of anybody's makes them wait.
    pub const fn is_urgent(self) -> bool {
        match self {
            Self::High | Self::Imminent => true,
            Self::None | Self::Low | Self::Moderate => false,
        }
    }
}

codes!(
    /// Where a tier came from.
    TierSource { Intake = "intake", Lexicon = "lexicon", Operator = "operator" }
);

codes!(
    /// "Are you safe right now?"
    SafeNow { Yes = "yes", Unsure = "unsure", No = "no" }
);

codes!(
    /// "Do you have thoughts of ending your life?"
    Thoughts { No = "no", Sometimes = "sometimes", Often = "often", WithPlan = "with_plan", ActingNow = "acting_now" }
);

/// What the caller chose to answer before the talk; each may be skipped. Free text is handled apart, it is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Intake {
    /// Left out when skipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wire", ts(optional))]
    pub safe_now: Option<SafeNow>,
    /// Left out when skipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wire", ts(optional))]
    pub thoughts: Option<Thoughts>,
}

/// Why a tier is what it is, shown to the operator. Carries codes and lexicon entries, never the caller's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum TierReason {
    /// The caller's answer to "are you safe right now".
    SafeNow { answer: SafeNow },
    /// The caller's answer about thoughts of ending their life.
    Thoughts { answer: Thoughts },
    /// A phrase of the reviewed lexicon was found; the entry says which, the text is not kept.
    Phrase { entry: String, version: u32 },
    /// An operator assessed it.
    Assessed,
}

/// The tier that the caller's own answers give before the talk, with its reasons; `None` is "unrated".
///
/// Each question is weighed by itself and the more urgent of both counts [D]:
///
/// | thoughts of ending one's life | tier | safe right now | tier |
/// |---|---|---|---|
/// | acting now | imminent | no | high |
/// | with a plan | high | unsure | moderate |
/// | often | moderate | yes | none |
/// | sometimes | low | | |
/// | no | none | | |
///
/// - A plan together with "not safe right now" is imminent: the plan is close.
/// - A skipped question is unrated, never "no": only who answers both reassuringly is rated `none`, and who answers
///   one of them mildly keeps the head start of the unrated.
pub fn intake_tier(intake: &Intake) -> (Option<RiskTier>, Vec<TierReason>) {
    let thoughts = intake.thoughts.map(thoughts_tier);
    let safety = intake.safe_now.map(safety_tier);
    let plan_is_close = intake.thoughts == Some(Thoughts::WithPlan) && intake.safe_now == Some(SafeNow::No);
    let tier = if plan_is_close { Some(RiskTier::Imminent) } else { more_urgent(thoughts, safety) };
    let answers = [
        intake.thoughts.map(|answer| TierReason::Thoughts { answer }),
        intake.safe_now.map(|answer| TierReason::SafeNow { answer }),
    ];
    (tier, answers.into_iter().flatten().collect())
}

/// The tier after something was found in the caller's words. It may only raise: nothing found (`None`), or something
/// milder than what is known, changes nothing, and an unrated caller is not made less urgent by a mild finding.
pub fn raise(current: Option<RiskTier>, found: Option<RiskTier>) -> Option<RiskTier> {
    if found.is_some() { more_urgent(current, found) } else { current }
}

fn thoughts_tier(answer: Thoughts) -> RiskTier {
    match answer {
        Thoughts::No => RiskTier::None,
        Thoughts::Sometimes => RiskTier::Low,
        Thoughts::Often => RiskTier::Moderate,
        Thoughts::WithPlan => RiskTier::High,
        Thoughts::ActingNow => RiskTier::Imminent,
    }
}

fn safety_tier(answer: SafeNow) -> RiskTier {
    match answer {
        SafeNow::Yes => RiskTier::None,
        SafeNow::Unsure => RiskTier::Moderate,
        SafeNow::No => RiskTier::High,
    }
}

fn more_urgent(left: Option<RiskTier>, right: Option<RiskTier>) -> Option<RiskTier> {
    if urgency(right) > urgency(left) { right } else { left }
}

/// The order of tiers in the queue, with the unrated between low and moderate, as in the default head starts of
/// [`crate::policy::Policy`].
fn urgency(tier: Option<RiskTier>) -> u8 {
    match tier {
        Some(RiskTier::None) => 0,
        Some(RiskTier::Low) => 1,
        None => 2,
        Some(RiskTier::Moderate) => 3,
        Some(RiskTier::High) => 4,
        Some(RiskTier::Imminent) => 5,
    }
}

#[cfg(test)]
mod tests;
