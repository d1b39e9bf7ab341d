//! The records of the demonstration: forms filled in so that what they suggest is what was decided.

use super::scripts::Script;
use xinqiao_domain::Timestamp;
use xinqiao_domain::assessment::{Assessment, Known, ProtectiveFactor, RiskForm, When};
use xinqiao_domain::follow_up::{FollowUpPlan, NoContactReason, default_dates, needs_plan};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::Language;
use xinqiao_domain::wrap_up::{Action, ActionKind, ActionStage, Mark, Outcome, ProblemType, Service, WrapUp};

/// An assessment of this danger.
pub fn assessment(tier: RiskTier) -> Assessment {
    Assessment::Assessed { form: risk_form(tier), decided: tier, override_reason: None, remarks: String::new() }
}

fn risk_form(tier: RiskTier) -> RiskForm {
    let (wish, hopelessness, plan, when, alone) = match tier {
        RiskTier::None => (0, 20, Known::No, When::NoTime, Known::No),
        RiskTier::Low => (15, 30, Known::No, When::NoTime, Known::No),
        RiskTier::Moderate => (40, 75, Known::No, When::NoTime, Known::Yes),
        RiskTier::High => (75, 80, Known::No, When::NoTime, Known::Yes),
        RiskTier::Imminent => (85, 80, Known::Yes, When::Within72Hours, Known::Yes),
    };
    RiskForm {
        wish_to_die: Some(wish),
        hopelessness: Some(hopelessness),
        plan,
        means_at_hand: Known::No,
        when,
        earlier_attempts: Known::No,
        alone,
        protective: vec![ProtectiveFactor::Family, ProtectiveFactor::ReasonsForLiving],
    }
}

/// What a record says of a script's caller.
pub fn wrap_up_of(script: &Script) -> WrapUp {
    wrap_up(script.problem, script.tier, script.summary)
}

/// What a record says where nobody knows the script: by the danger alone.
pub fn wrap_up_by(tier: RiskTier, language: Language) -> WrapUp {
    let summary = match language {
        Language::Chinese => "倾听与支持，一起想了下一步。对方愿意需要时再来。",
        Language::English => "Listened and supported; found a next step together. Will come back if needed.",
    };
    wrap_up(ProblemType::Emotion, tier, summary)
}

fn wrap_up(problem: ProblemType, tier: RiskTier, summary: &str) -> WrapUp {
    let urgent = needs_plan(tier);
    let agreed = |kind| Action { kind, stage: ActionStage::Agreed };
    WrapUp {
        problems: vec![problem],
        marks: if tier == RiskTier::Moderate { vec![Mark::Repeat] } else { Vec::new() },
        services: vec![Service::Counselling, if urgent { Service::CrisisIntervention } else { Service::Education }],
        outcome: if urgent { Outcome::SomewhatRelieved } else { Outcome::Relieved },
        actions: if urgent {
            vec![agreed(ActionKind::SafetyPlan), agreed(ActionKind::ContactFamily)]
        } else {
            vec![Action { kind: ActionKind::SelfHelpMaterial, stage: ActionStage::Discussed }]
        },
        local: Some(true),
        summary: summary.to_owned(),
    }
}

/// Whether the caller can be reached afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Agreed,
    Anonymous,
}

/// The plan that this danger needs; none below high.
pub fn plan(tier: RiskTier, reach: Reach, ended_at: Timestamp) -> Option<FollowUpPlan> {
    needs_plan(tier).then(|| match reach {
        Reach::Agreed => FollowUpPlan::Dates { due_at: default_dates(ended_at) },
        Reach::Anonymous => FollowUpPlan::NoContact { reason: NoContactReason::Anonymous },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use xinqiao_domain::{assessment, wrap_up};

    #[test]
    fn does_each_form_suggest_what_was_decided_and_is_each_record_complete() {
        for tier in RiskTier::ALL {
            let suggestion = assessment::check(&super::assessment(*tier)).unwrap();
            assert_eq!(suggestion.map(|suggestion| suggestion.tier), Some(*tier));
            assert_eq!(wrap_up::check(&wrap_up_by(*tier, Language::Chinese)), Ok(()));
        }
    }
}
