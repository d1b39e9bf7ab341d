//! Which policies may be kept?

use super::*;

fn step() -> Step {
    Step { whom: Whom::WholeTeam, channels: vec![PageChannel::Email], wait_ms: Millis::minutes(5) }
}

fn policy(steps: Vec<Step>, rounds: u32) -> EscalationPolicy {
    EscalationPolicy { steps, rounds }
}

#[test]
fn which_policies_may_be_kept() {
    let waits = |wait_ms| policy(vec![step(), Step { wait_ms, ..step() }], 1);
    for (case, asked, allowed) in [
        ("the default", EscalationPolicy::default(), true),
        ("one step, once", policy(vec![step()], 1), true),
        ("no step", policy(vec![], 1), false),
        ("as many steps as may be", policy(vec![step(); MAX_STEPS], 1), true),
        ("a step too many", policy(vec![step(); MAX_STEPS + 1], 1), false),
        ("never", policy(vec![step()], 0), false),
        ("as often as may be", policy(vec![step()], MAX_ROUNDS), true),
        ("too often", policy(vec![step()], MAX_ROUNDS + 1), false),
        ("a step over no channel", policy(vec![step(), Step { channels: vec![], ..step() }], 1), false),
        ("the shortest wait", waits(SHORTEST_WAIT), true),
        ("too short a wait", waits(Millis(SHORTEST_WAIT.0 - 1)), false),
        ("no wait", waits(Millis(0)), false),
        ("a wait into the past", waits(Millis(-1)), false),
        ("the longest wait", waits(LONGEST_WAIT), true),
        ("too long a wait", waits(Millis(LONGEST_WAIT.0 + 1)), false),
        ("for ever", waits(Millis(i64::MAX)), false),
    ] {
        let expected = if allowed { Ok(()) } else { Err(Refusal::PolicyInvalid) };
        assert_eq!(asked.check(), expected, "{case}");
    }
}

#[test]
fn whom_does_the_default_ask_and_over_what() {
    let default = EscalationPolicy::default();
    let whom: Vec<_> = default.steps.iter().map(|step| step.whom).collect();
    assert_eq!(whom, [Whom::TeamOnCall, Whom::WholeTeam, Whom::NeighboursOnCall], "then the supervisor");
    assert!(default.steps.iter().all(|step| step.channels == PageChannel::ALL && step.wait_ms == Millis::minutes(5)));
}

#[test]
fn when_is_each_step_taken_while_nobody_answers() {
    let default = EscalationPolicy::default();
    let course = default.course();
    let planned: Vec<_> = course.steps.iter().map(|one| (one.after, one.round, one.number, one.step.whom)).collect();
    let minutes = Millis::minutes;
    assert_eq!(
        planned,
        [
            (minutes(0), 1, 1, Whom::TeamOnCall),
            (minutes(5), 1, 2, Whom::WholeTeam),
            (minutes(10), 1, 3, Whom::NeighboursOnCall),
            (minutes(15), 2, 1, Whom::TeamOnCall),
            (minutes(20), 2, 2, Whom::WholeTeam),
            (minutes(25), 2, 3, Whom::NeighboursOnCall),
        ]
    );
    assert_eq!((course.supervisor_after, default.span()), (minutes(30), minutes(30)));
}
