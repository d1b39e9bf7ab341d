//! Is the ladder climbed step by step, nothing skipped in silence, and does it ever end?

use super::*;
use crate::escalation::{Step, Whom};
use proptest::prelude::*;

const WAIT: Millis = Millis::minutes(3);

fn policy(whom: &[Whom], rounds: u32) -> EscalationPolicy {
    let step = |whom: &Whom| Step { whom: *whom, channels: vec![PageChannel::Email], wait_ms: WAIT };
    EscalationPolicy { steps: whom.iter().map(step).collect(), rounds }
}

/// A lead who is on call, a nurse who is not, and a psychiatrist of the neighbours.
fn three() -> Vec<Candidate> {
    vec![
        psychiatrist(),
        Candidate { on_call: OnCallNow::No, ..nurse() },
        Candidate { team: THEIR_TEAM, ..member(3, &[Profession::Psychiatrist]) },
    ]
}

fn names(climb: &Climb) -> Vec<StaffId> {
    climb.summons.iter().map(|summon| summon.staff).collect()
}

fn skipped(climb: &Climb) -> Vec<(u32, u32)> {
    climb.skipped.iter().map(|one| (one.round, one.step)).collect()
}

#[test]
fn does_each_step_ask_whom_it_means_in_their_order_round_by_round() {
    let whom = [Whom::TeamOnCall, Whom::WholeTeam, Whom::NeighboursOnCall];
    let mut dispatch = Dispatch { policy: policy(&whom, 2), ..requested() };
    assert!(dispatch.step_is_over(NOON), "the first step does not wait");
    let mut now = NOON;
    for (round, step, expected) in
        [(1, 1, &[1][..]), (1, 2, &[1, 2]), (1, 3, &[3]), (2, 1, &[1]), (2, 2, &[1, 2]), (2, 3, &[3])]
    {
        let (next, climb) = dispatch.escalate(roster(&three()), now);
        assert_eq!(next.ladder, Ladder::On { round, step, next_at: now + WAIT });
        assert_eq!(names(&climb), expected.iter().map(|number| staff(*number)).collect::<Vec<_>>());
        assert_eq!((skipped(&climb), next.stage), (Vec::new(), Stage::Paging));
        now = now + WAIT;
        assert!(!next.step_is_over(now - Millis(1)) && next.step_is_over(now), "to the instant");
        dispatch = next;
    }
    let (over, climb) = dispatch.escalate(roster(&three()), now);
    assert_eq!((over.ladder, climb.summons), (Ladder::UsedUp { at: now }, Vec::new()));
    assert!(!over.step_is_over(now + Millis::days(1)), "nothing comes after it by itself");
    let (same, climb) = over.clone().escalate(roster(&three()), now + WAIT);
    assert_eq!((same, climb.summons, climb.skipped), (over, Vec::new(), Vec::new()), "an old order does nothing");
}

#[test]
fn is_a_step_that_asks_nobody_skipped_at_once_and_said() {
    let whom = [Whom::LeadsOnCall, Whom::NeighboursOnCall, Whom::WholeTeam];
    let only_nurse = [Candidate { on_call: OnCallNow::No, ..nurse() }];
    let dispatch = Dispatch { policy: policy(&whom, 2), ..requested() };
    let (first, climb) = dispatch.escalate(roster(&only_nurse), NOON);
    assert_eq!(first.ladder, Ladder::On { round: 1, step: 3, next_at: NOON + WAIT }, "without their waits");
    assert_eq!((names(&climb), skipped(&climb)), (vec![staff(2)], vec![(1, 1), (1, 2)]));
    let (second, climb) = first.escalate(roster(&only_nurse), NOON + WAIT);
    assert!(matches!(second.ladder, Ladder::On { round: 2, step: 3, .. }));
    assert_eq!(skipped(&climb), [(2, 1), (2, 2)], "over the end of a round");

    let dispatch = Dispatch { policy: policy(&whom, 2), ..requested() };
    let (nobody, climb) = dispatch.escalate(roster(&[]), NOON);
    assert_eq!(nobody.ladder, Ladder::UsedUp { at: NOON }, "with nobody to ask it is the supervisor's at once");
    assert_eq!(skipped(&climb), [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)]);
}

#[test]
fn does_a_decline_ask_somebody_else() {
    let whom = [Whom::TeamOnCall, Whom::WholeTeam];
    let (dispatch, climb) = Dispatch { policy: policy(&whom, 1), ..requested() }.escalate(roster(&three()), NOON);
    assert_eq!(names(&climb), [staff(1)]);
    let declined = [staff(1)];
    let soon = NOON + Millis::seconds(20);
    let (next, climb) = dispatch.escalate(Roster { candidates: &three(), declined: &declined }, soon);
    assert_eq!(next.ladder, Ladder::On { round: 1, step: 2, next_at: soon + WAIT }, "its wait counts from now");
    assert_eq!(names(&climb), [staff(2)], "who declined is spared");
}

#[test]
fn is_only_asked_for_what_is_still_missing() {
    let whom = [Whom::TeamOnCall, Whom::WholeTeam, Whom::WholeTeam];
    let (dispatch, _) = Dispatch { policy: policy(&whom, 1), ..requested() }.escalate(roster(&three()), NOON);
    let led = said_yes(dispatch, &psychiatrist());
    let (short, climb) = led.escalate(roster(&three()), NOON + WAIT);
    assert_eq!((names(&climb), short.stage.word()), (vec![staff(2)], StageWord::Acknowledged));
    let (full, climb) = said_yes(short, &nurse()).escalate(roster(&three()), NOON + Millis::days(1));
    assert_eq!((climb.summons, climb.skipped), (Vec::new(), Vec::new()));
    assert_eq!(full.ladder, Ladder::Still { round: 1, step: 2 }, "it stands still where it was");
}

#[test]
fn does_a_rise_of_danger_ask_again_from_the_foot() {
    let whom = [Whom::TeamOnCall, Whom::WholeTeam];
    let (first, _) = Dispatch { policy: policy(&whom, 1), ..requested() }.escalate(roster(&three()), NOON);
    let (second, _) = first.escalate(roster(&three()), NOON + WAIT);
    let risen = second.danger(RiskTier::Imminent, NOON + WAIT).unwrap();
    assert!(risen.step_is_over(NOON + WAIT), "at once");
    let (anew, climb) = risen.escalate(roster(&three()), NOON + WAIT);
    assert!(matches!(anew.ladder, Ladder::On { round: 1, step: 1, .. }));
    assert_eq!(names(&climb), [staff(1)]);
}

#[test]
fn does_a_policy_without_steps_or_rounds_end_at_once() {
    for policy in [policy(&[], 5), policy(&[Whom::WholeTeam], 0), policy(&[], 0)] {
        let (dispatch, climb) = Dispatch { policy, ..requested() }.escalate(roster(&three()), NOON);
        assert_eq!((dispatch.ladder, climb.skipped.len()), (Ladder::UsedUp { at: NOON }, 0));
    }
}

proptest! {
    /// Nobody ever answers: each step of each round is taken or said to be skipped, once, in order, and then it is over.
    #[test]
    fn does_every_ladder_end(
        whom in prop::collection::vec(prop::sample::select(Whom::ALL), 0..7),
        rounds in 0..6_u32,
        present in prop::collection::vec(any::<bool>(), 3),
    ) {
        let candidates: Vec<_> = three().into_iter().zip(present).filter(|(_, is)| *is).map(|(who, _)| who).collect();
        let (mut dispatch, mut now) = (Dispatch { policy: policy(&whom, rounds), ..requested() }, NOON);
        let mut went = Vec::new();
        for _ in 0..=whom.len() * rounds as usize {
            if !dispatch.step_is_over(now) {
                break;
            }
            let (next, climb) = dispatch.escalate(roster(&candidates), now);
            went.extend(skipped(&climb));
            if let Ladder::On { round, step, next_at } = next.ladder {
                prop_assert!(!climb.summons.is_empty());
                went.push((round, step));
                now = next_at;
            }
            dispatch = next;
        }
        prop_assert_eq!(dispatch.ladder, Ladder::UsedUp { at: now });
        let steps = u32::try_from(whom.len()).unwrap();
        let all: Vec<_> = (1..=rounds).flat_map(|round| (1..=steps).map(move |step| (round, step))).collect();
        prop_assert_eq!(went, all);
    }
}
