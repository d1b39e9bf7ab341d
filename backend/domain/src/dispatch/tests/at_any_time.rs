//! What holds for any team, any policy and whatever people do: one owner, never silence, no way back.

use super::needs::{needs, professions};
use super::*;
use crate::escalation::{Step, Whom};
use crate::refusal::Refusal;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What somebody does, and when.
#[derive(Debug, Clone, Copy)]
enum Move {
    /// Nobody does anything for so long; the worker climbs the ladder when it is due, and comes so late.
    Wait {
        length: Millis,
        late: Millis,
    },
    Acknowledge(usize),
    Decline(usize),
    Withdraw(usize),
    NameLead(usize),
    Leave(Departure),
    OnScene,
    ContactMade,
    Dispose,
    HandOver,
    Accept,
    WriteRecord,
    Check(CheckFinding),
    Close,
    StandDown,
    Fail,
    Danger(RiskTier),
    Take,
    /// A supervisor wants the next step at once.
    Hurry,
}

/// One dispatch and everybody who could go.
struct Night {
    dispatch: Dispatch,
    people: Vec<Candidate>,
    declined: Vec<StaffId>,
    now: Timestamp,
    item: Item,
}

impl Night {
    fn someone(&self, number: usize) -> Candidate {
        self.people[number % self.people.len()].clone()
    }

    fn climbs(&mut self) {
        let roster = Roster { candidates: &self.people, declined: &self.declined };
        let (next, _) = self.dispatch.clone().escalate(roster, self.now);
        if let (Ladder::Foot | Ladder::On { .. }, Ladder::UsedUp { .. }) = (self.dispatch.ladder, next.ladder) {
            self.item = Item::Open;
        }
        self.dispatch = next;
    }

    /// As after each order: what has become due is done in the same transaction.
    fn climbs_if_due(&mut self, before: Timestamp) {
        if self.dispatch.begun_at != before {
            self.declined.clear();
        }
        if self.dispatch.step_is_over(self.now) {
            self.climbs();
        }
    }

    /// Time goes by, and the worker is never later than what counts as silence.
    fn waits(&mut self, length: Millis, late: Millis) {
        let end = self.now + length;
        loop {
            let due = match self.dispatch.ladder {
                Ladder::Foot => self.dispatch.requested_at,
                Ladder::On { next_at, .. } => next_at,
                Ladder::UsedUp { .. } | Ladder::Still { .. } => break,
            };
            if due + late > end {
                break;
            }
            self.now = self.now.max(due + late);
            self.is_sound();
            self.climbs();
            self.is_sound();
        }
        self.now = end;
    }

    fn plays(&mut self, step: Move) -> Result<(), Refusal> {
        let rules = CrisisRules::default();
        let (dispatch, now, begun_at) = (self.dispatch.clone(), self.now, self.dispatch.begun_at);
        self.dispatch = match step {
            Move::Wait { length, late } => {
                self.waits(length, late);
                return Ok(());
            }
            Move::Decline(who) => {
                let staff = self.someone(who).staff;
                let still_asked: Vec<_> = self.people.iter().filter(|one| one.staff != staff).cloned().collect();
                let declined = dispatch.decline(staff, &still_asked, now)?;
                self.declined.push(staff);
                declined
            }
            Move::Take => dispatch.take(SUPERVISOR)?,
            Move::Hurry => {
                let seen = dispatch.taken;
                dispatch.hurry(seen, now)?
            }
            Move::Acknowledge(who) => dispatch.acknowledge(&self.someone(who), now)?.0,
            Move::Withdraw(who) => dispatch.withdraw(self.someone(who).staff, now)?,
            Move::NameLead(who) => dispatch.name_lead(self.someone(who).staff)?,
            Move::Leave(departure) => dispatch.en_route(departure)?,
            Move::OnScene => dispatch.on_scene(now, &rules)?,
            Move::ContactMade => dispatch.contact_made(now, &rules)?,
            Move::Dispose => dispatch.dispose(&[Measure::OnSite].into(), now, &rules)?,
            Move::HandOver => dispatch.hand_over(now, &rules)?,
            Move::Accept => dispatch.accepted(now)?,
            Move::WriteRecord => dispatch.record_written(now)?,
            Move::Check(finding) => dispatch.checked(finding, now, &rules)?,
            Move::Close => dispatch.close(now)?,
            Move::StandDown => dispatch.stand_down(SUPERVISOR, EndReason::Safe, now)?,
            Move::Fail => dispatch.fail(SUPERVISOR, EndReason::NotFound, now)?,
            Move::Danger(tier) => dispatch.danger(tier, now)?,
        };
        self.climbs_if_due(begun_at);
        Ok(())
    }

    /// What holds at each instant.
    fn is_sound(&self) {
        let Self { dispatch, now, item, .. } = self;
        let (open, led) = (dispatch.is_open().is_ok(), dispatch.leader());
        assert_eq!(dispatch.owner().is_some(), open, "one owner until it is over");
        if let Some(Owner::Lead(lead)) = dispatch.owner() {
            assert_eq!(Some(lead), led, "an owner goes along");
        }
        assert!(!open || dispatch.stage.lead() == led, "who leads is who leads the crew");
        let going: BTreeSet<_> = dispatch.crew.iter().map(|one| one.staff).collect();
        assert_eq!(going.len(), dispatch.crew.len(), "nobody goes twice");
        assert!(dispatch.crew.iter().filter(|one| one.duty == Duty::Lead).count() <= 1);

        assert_eq!(matches!(dispatch.ladder, Ladder::Still { .. }), !dispatch.asks_for_more(), "it asks while it must");
        let at_home = dispatch.stage.word() <= StageWord::Assembled;
        assert!(!at_home || dispatch.is_complete() == (dispatch.stage.word() == StageWord::Assembled));
        let watched = (StageWord::OnScene..=StageWord::Disposition).contains(&dispatch.stage.word());
        assert_eq!(dispatch.check_in != CheckIn::Off, watched);

        assert_ne!(covered(dispatch, *item, *now), Cover::Nothing, "silence: {dispatch:?}");
        let without = covered(dispatch, Item::None, *now);
        let used_up = matches!(dispatch.ladder, Ladder::UsedUp { .. }) && dispatch.crew.is_empty();
        assert!(without != Cover::Nothing || used_up, "silence before the end of the ladder: {dispatch:?}");
        assert_eq!(without == Cover::Over, !open);
    }
}

fn people() -> impl Strategy<Value = Vec<Candidate>> {
    let one = (
        prop::sample::select(Duty::ALL),
        professions(),
        prop_oneof![3 => Just(OUR_TEAM), 1 => Just(THEIR_TEAM)],
        prop_oneof![2 => Just(OnCallNow::Yes), 1 => Just(OnCallNow::No)],
    );
    prop::collection::vec(one, 1..7).prop_map(|all| {
        let one = |(number, (duty, professions, team, on_call))| Candidate {
            team,
            duty,
            professions,
            on_call,
            ..member(number as u128, &[])
        };
        all.into_iter().enumerate().map(one).collect()
    })
}

fn policies() -> impl Strategy<Value = EscalationPolicy> {
    let step = (prop::sample::select(Whom::ALL), 1..10_i64).prop_map(|(whom, minutes)| Step {
        whom,
        channels: vec![PageChannel::Email],
        wait_ms: Millis::minutes(minutes),
    });
    (prop::collection::vec(step, 1..4), 1..4_u32).prop_map(|(steps, rounds)| EscalationPolicy { steps, rounds })
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let who = || 0..7_usize;
    let wait = (0..900_i64, 0..=SLACK.0)
        .prop_map(|(seconds, late)| Move::Wait { length: Millis::seconds(seconds), late: Millis(late) });
    let one = prop_oneof![
        12 => wait,
        12 => who().prop_map(Move::Acknowledge),
        3 => who().prop_map(Move::Decline),
        3 => who().prop_map(Move::Withdraw),
        2 => who().prop_map(Move::NameLead),
        4 => prop::sample::select(vec![Departure::Complete, Departure::Short]).prop_map(Move::Leave),
        4 => Just(Move::OnScene),
        4 => Just(Move::ContactMade),
        4 => Just(Move::Dispose),
        3 => Just(Move::HandOver),
        3 => Just(Move::Accept),
        3 => Just(Move::WriteRecord),
        3 => prop::sample::select(CheckFinding::ALL).prop_map(Move::Check),
        3 => Just(Move::Close),
        1 => Just(Move::StandDown),
        1 => Just(Move::Fail),
        2 => prop::sample::select(RiskTier::ALL).prop_map(Move::Danger),
        1 => Just(Move::Take),
        2 => Just(Move::Hurry),
    ];
    prop::collection::vec(one, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn is_it_always_somebodys_never_silent_and_never_goes_back(
        needs in needs(),
        policy in policies(),
        people in people(),
        moves in moves(),
    ) {
        let dispatch = Dispatch { needs, policy, ..requested() };
        let mut night = Night { dispatch, people, declined: Vec::new(), now: NOON, item: Item::None };
        night.climbs();
        night.is_sound();
        for step in moves {
            let (before, ended) = (night.dispatch.stage.word(), night.dispatch.is_open().is_err());
            let answer = night.plays(step);
            night.is_sound();
            let after = night.dispatch.stage.word();
            let withdrawn = matches!(step, Move::Withdraw(_)) && before <= StageWord::Assembled;
            prop_assert!(after >= before || withdrawn, "{before:?} -> {after:?} by {step:?}");
            prop_assert!(!ended || after == before, "what is over stays as it is");
            prop_assert!(answer.is_ok() || after == before, "what is refused changes nothing");
        }
    }
}

#[test]
fn what_covers_a_dispatch_and_what_leaves_it_silent() {
    let on = |next_at| Ladder::On { round: 1, step: 1, next_at };
    let late = NOON + SLACK;
    let too_late = late + Millis(1);
    let paging = at(StageWord::Paging);
    // At this instant, with and without an open item of the supervisors.
    for (case, ladder, now, with_item, without) in [
        ("just asked for", Ladder::Foot, late, Cover::StepDue, Cover::StepDue),
        ("never paged", Ladder::Foot, too_late, Cover::SupervisorItem, Cover::Nothing),
        ("the next step comes", on(NOON + Millis::hours(1)), NOON, Cover::StepDue, Cover::StepDue),
        ("the next step is due", on(NOON), late, Cover::StepDue, Cover::StepDue),
        ("the next step does not come", on(NOON), too_late, Cover::SupervisorItem, Cover::Nothing),
        ("used up", Ladder::UsedUp { at: NOON }, NOON, Cover::SupervisorItem, Cover::Nothing),
        ("stands still", Ladder::Still { round: 1, step: 1 }, NOON, Cover::SupervisorItem, Cover::Nothing),
    ] {
        let dispatch = Dispatch { ladder, ..paging.clone() };
        assert_eq!(covered(&dispatch, Item::Open, now), with_item, "{case}");
        assert_eq!(covered(&dispatch, Item::None, now), without, "{case}");
        let crewed = Dispatch { ladder, ..at(StageWord::Acknowledged) };
        assert_eq!(covered(&crewed, Item::None, now), Cover::Acknowledged, "{case}, but somebody goes");
    }
    for stage in StageWord::ALL {
        let expected = match stage {
            StageWord::Requested | StageWord::Paging => Cover::StepDue,
            StageWord::Acknowledged
            | StageWord::Assembled
            | StageWord::EnRoute
            | StageWord::OnScene
            | StageWord::ContactMade
            | StageWord::Disposition
            | StageWord::HandedOver => Cover::Acknowledged,
            StageWord::Closed | StageWord::StoodDown | StageWord::Failed => Cover::Over,
        };
        assert_eq!(covered(&at(*stage), Item::None, NOON), expected, "{stage:?}");
    }
}
