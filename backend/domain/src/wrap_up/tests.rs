//! Is a wrap-up form complete, each choice made once?

use super::*;
use crate::assessment::REMARK_CHARS;

fn form() -> WrapUp {
    WrapUp {
        problems: vec![ProblemType::Family, ProblemType::Emotion],
        marks: vec![],
        services: vec![Service::Counselling],
        outcome: Outcome::Relieved,
        actions: vec![Action { kind: ActionKind::SafetyPlan, stage: ActionStage::Agreed }],
        local: None,
        summary: "想和母亲谈一次".to_owned(),
    }
}

#[test]
fn is_a_sensible_form_taken() {
    assert_eq!(check(&form()), Ok(()));
    assert_eq!(check(&WrapUp { services: vec![], actions: vec![], ..form() }), Ok(()));
}

#[test]
fn which_marks_excuse_a_form_without_a_problem() {
    assert_eq!(check(&WrapUp { problems: vec![], ..form() }), Err(Refusal::WrapUpMissing));
    for mark in Mark::ALL {
        let expected = match mark {
            Mark::Silent | Mark::Harassing => Ok(()),
            Mark::Repeat | Mark::ThirdParty | Mark::Minor | Mark::Difficult => Err(Refusal::WrapUpMissing),
        };
        assert_eq!(check(&WrapUp { problems: vec![], marks: vec![*mark], ..form() }), expected, "{mark:?}");
    }
}

#[test]
fn is_any_choice_made_twice_refused() {
    let action = |stage| Action { kind: ActionKind::ClinicVisit, stage };
    let twice = [
        WrapUp { problems: vec![ProblemType::Family, ProblemType::Emotion, ProblemType::Family], ..form() },
        WrapUp { marks: vec![Mark::Repeat, Mark::Repeat], ..form() },
        WrapUp { services: vec![Service::Education, Service::Education], ..form() },
        WrapUp { actions: vec![action(ActionStage::Planned), action(ActionStage::Done)], ..form() },
    ];
    for form in twice {
        assert_eq!(check(&form), Err(Refusal::WrapUpMissing), "{form:?}");
    }
}

#[test]
fn is_a_summary_counted_in_characters() {
    assert_eq!(check(&WrapUp { summary: "字".repeat(REMARK_CHARS), ..form() }), Ok(()));
    assert_eq!(check(&WrapUp { summary: "字".repeat(REMARK_CHARS + 1), ..form() }), Err(Refusal::TextTooLong));
}
