//! The record of a session by the codes of the hotline report form (domain: "Hotline report form").

use crate::assessment::check_length;
use crate::codes::codes;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

codes!(
    /// Problem types of the report form.
    ProblemType {
        Health = "health",
        MentalIllness = "mental_illness",
        Emotion = "emotion",
        Sexual = "sexual",
        Romance = "romance",
        Marriage = "marriage",
        Family = "family",
        ChildrensEducation = "childrens_education",
        WorkAndStudy = "work_and_study",
        Other = "other",
    }
);

codes!(
    /// Session kinds worth their own marks. High risk is not one: it follows from the assessment.
    Mark {
        Silent = "silent",
        Repeat = "repeat",
        Harassing = "harassing",
        ThirdParty = "third_party",
        /// Do not inform a guardian who may be the abuser: a human decides.
        Minor = "minor",
        Difficult = "difficult",
    }
);

codes!(
    /// The four services of the hotline.
    Service {
        Education = "education",
        Counselling = "counselling",
        CrisisIntervention = "crisis_intervention",
        Referral = "referral",
    }
);

codes!(
    /// How the session ended for the caller.
    Outcome {
        Relieved = "relieved",
        SomewhatRelieved = "somewhat_relieved",
        Unchanged = "unchanged",
        Worse = "worse",
        Referred = "referred",
        BrokenOff = "broken_off",
        Unknown = "unknown",
    }
);

codes!(
    /// What can be done for a caller in a session.
    ActionKind {
        SafetyPlan = "safety_plan",
        RemoveMeans = "remove_means",
        ContactFamily = "contact_family",
        ContactPolice = "contact_police",
        ContactAmbulance = "contact_ambulance",
        ClinicVisit = "clinic_visit",
        SelfHelpMaterial = "self_help_material",
        CallBack = "call_back",
        Other = "other",
    }
);

codes!(
    /// How far an action really got. A planned action is never recorded as done.
    ActionStage {
        Discussed = "discussed",
        Agreed = "agreed",
        Done = "done",
        Planned = "planned",
        NotDone = "not_done",
    }
);

/// One action and how far it got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Action {
    pub kind: ActionKind,
    pub stage: ActionStage,
}

/// The wrap-up form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct WrapUp {
    pub problems: Vec<ProblemType>,
    pub marks: Vec<Mark>,
    pub services: Vec<Service>,
    pub outcome: Outcome,
    pub actions: Vec<Action>,
    /// From elsewhere than the centre's own area; null when unknown.
    pub local: Option<bool>,
    /// What the next colleague should know. Sealed at rest.
    pub summary: String,
}

impl Mark {
    /// Whether a session so marked may have shown no problem at all.
    const fn may_lack_a_problem(self) -> bool {
        match self {
            Self::Silent | Self::Harassing => true,
            Self::Repeat | Self::ThirdParty | Self::Minor | Self::Difficult => false,
        }
    }
}

/// Checks a wrap-up form before it is kept: at least one problem type (unless the session was silent or harassing),
/// each choice once, each kind of action at one stage. Services may be empty: that none could be given is a fact too.
pub fn check(form: &WrapUp) -> Result<(), Refusal> {
    check_length(&form.summary)?;
    let complete = !form.problems.is_empty() || form.marks.iter().any(|mark| mark.may_lack_a_problem());
    let kinds = form.actions.iter().map(|action| action.kind);
    let each_once = is_each_once(form.problems.iter().copied())
        && is_each_once(form.marks.iter().copied())
        && is_each_once(form.services.iter().copied())
        && is_each_once(kinds);
    if complete && each_once { Ok(()) } else { Err(Refusal::WrapUpMissing) }
}

fn is_each_once<Choice: Ord>(choices: impl Iterator<Item = Choice>) -> bool {
    let mut seen = BTreeSet::new();
    choices.into_iter().all(|choice| seen.insert(choice))
}

#[cfg(test)]
mod tests;
