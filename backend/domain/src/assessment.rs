//! The operator's risk form: what was asked, what it suggests with reasons, and what the operator decided.

mod suggestion;
#[cfg(test)]
mod tests;

pub use suggestion::suggest;

use crate::codes::codes;
use crate::refusal::Refusal;
use crate::risk::RiskTier;
use serde::{Deserialize, Serialize};

codes!(
    /// An answer that may honestly be unknown.
    Known { Yes = "yes", No = "no", Unknown = "unknown" }
);

codes!(
    /// When the person means to act (domain: high-risk session).
    When {
        ActUnderWay = "act_under_way",
        Within72Hours = "within_72_hours",
        WithinAWeek = "within_a_week",
        Later = "later",
        NoTime = "no_time",
        Unknown = "unknown",
    }
);

codes!(
    /// What speaks for living.
    ProtectiveFactor {
        Family = "family",
        Friends = "friends",
        InTreatment = "in_treatment",
        ReasonsForLiving = "reasons_for_living",
        Children = "children",
        Faith = "faith",
        Work = "work",
        Pet = "pet",
        Unknown = "unknown",
    }
);

/// The risk form. A rating left out means "unknown": it was asked and not learned, or could not be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct RiskForm {
    /// Intensity of the wish to die, 0-100; null is unknown.
    pub wish_to_die: Option<u8>,
    /// Hopelessness, 0-100; null is unknown.
    pub hopelessness: Option<u8>,
    pub plan: Known,
    pub means_at_hand: Known,
    pub when: When,
    pub earlier_attempts: Known,
    pub alone: Known,
    pub protective: Vec<ProtectiveFactor>,
}

codes!(
    /// Why a form suggests its tier; one or more.
    SuggestionReason {
        ActUnderWay = "act_under_way",
        PlanWithin72Hours = "plan_within_72_hours",
        PlanWithinAWeek = "plan_within_a_week",
        PlanAndMeans = "plan_and_means",
        StrongWishToDie = "strong_wish_to_die",
        SomeWishToDie = "some_wish_to_die",
        Hopeless = "hopeless",
        EarlierAttempts = "earlier_attempts",
        Alone = "alone",
        MuchUnknown = "much_unknown",
        NothingFound = "nothing_found",
    }
);

/// What the rules make of a form. A computed tier never replaces the operator's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Suggestion {
    pub tier: RiskTier,
    pub reasons: Vec<SuggestionReason>,
}

codes!(
    /// Why a session could not be assessed.
    NotAssessedReason {
        CallerLeft = "caller_left",
        Silent = "silent",
        NoRealContact = "no_real_contact",
        Refused = "refused",
        ThirdParty = "third_party",
        Technical = "technical",
    }
);

/// The operator's decision on the danger, needed before a session can be closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum Assessment {
    /// Assessed; where `decided` differs from what the form suggests, the reason is kept as an override.
    Assessed {
        form: RiskForm,
        decided: RiskTier,
        /// Why the operator decided otherwise than suggested; required then. Sealed at rest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "wire", ts(optional))]
        override_reason: Option<String>,
        /// Free remarks. Sealed at rest.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[cfg_attr(feature = "wire", ts(optional, as = "Option<String>"))]
        remarks: String,
    },
    /// Could not be assessed, and why.
    NotAssessed {
        reason: NotAssessedReason,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[cfg_attr(feature = "wire", ts(optional, as = "Option<String>"))]
        remarks: String,
    },
}

/// Longest free text of a form, in characters.
pub const REMARK_CHARS: usize = 8_000;

/// Highest rating of the wish to die and of hopelessness; the lowest is 0.
pub const HIGHEST_RATING: u8 = 100;

/// Checks an assessment before it is kept, and gives what its form suggests (nothing where none was filled in).
///
/// A decision other than the suggestion is the operator's to make, but its reason must be written down.
pub fn check(assessment: &Assessment) -> Result<Option<Suggestion>, Refusal> {
    match assessment {
        Assessment::Assessed { form, decided, override_reason, remarks } => {
            let reason = override_reason.as_deref().unwrap_or_default();
            check_length(reason)?;
            check_length(remarks)?;
            if [form.wish_to_die, form.hopelessness].into_iter().flatten().any(|rating| rating > HIGHEST_RATING) {
                return Err(Refusal::RatingOutOfRange);
            }
            let suggestion = suggest(form);
            if *decided != suggestion.tier && reason.trim().is_empty() {
                return Err(Refusal::OverrideReasonMissing);
            }
            Ok(Some(suggestion))
        }
        Assessment::NotAssessed { reason: _, remarks } => {
            check_length(remarks)?;
            Ok(None)
        }
    }
}

/// Refuses a free text longer than [`REMARK_CHARS`].
pub(crate) fn check_length(text: &str) -> Result<(), Refusal> {
    if text.chars().nth(REMARK_CHARS).is_some() { Err(Refusal::TextTooLong) } else { Ok(()) }
}
