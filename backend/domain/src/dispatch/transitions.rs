//! How a dispatch goes on: each transition consumes it and gives the next one, or says why not. Forward only: a report
//! that comes late from a phone that was offline finds the stage already reached, and is answered as done.

use super::afterwards::{Acceptance, CheckFinding, Checks, Measure, Outstanding, RecordState};
use super::ladder::{Climb, Roster, climb};
use super::safety::CheckIn;
use super::stage::{EndReason, Stage};
use super::{Dispatch, Ladder, Request, Seated, TalkHandOver};
use crate::codes::codes;
use crate::ids::StaffId;
use crate::refusal::Refusal;
use crate::risk::{RiskTier, raise};
use crate::team::{Candidate, CrisisRules};
use crate::time::{Millis, Timestamp};
use std::collections::BTreeSet;

codes!(
    /// Whether a lead leaves before every role is filled.
    Departure {
        /// Only when all are there.
        Complete = "complete",
        /// Also short of somebody: the danger does not wait. The ladder goes on.
        Short = "short",
    }
);

impl Dispatch {
    /// A team is asked for.
    pub fn request(request: Request, now: Timestamp) -> Self {
        let Request { id, purpose, source, session, emergency, area, team, class, tier, needs, policy, requested_by } =
            request;
        Self {
            id,
            purpose,
            source,
            session,
            emergency,
            area,
            team,
            class,
            tier,
            needs,
            policy,
            requested_by,
            requested_at: now,
            stage: Stage::Requested,
            taken_by: None,
            ladder: Ladder::Foot,
            taken: 0,
            begun_at: now,
            crew: Vec::new(),
            check_in: CheckIn::Off,
            talk: TalkHandOver::default(),
            record: RecordState::NotDue,
            checks: Checks::NotBegun,
            acceptance: Acceptance::NotAsked,
        }
    }

    /// The next step of the ladder is taken, if it is time: after the request, when a step ran out, when somebody declined.
    /// An order to climb that is older than the newest step does nothing.
    pub fn escalate(mut self, roster: Roster<'_>, now: Timestamp) -> (Self, Climb) {
        let climbed = climb(&self, roster, now);
        if climbed.ladder == self.ladder {
            return (self, climbed);
        }
        self.ladder = climbed.ladder;
        self.taken += 1;
        if self.stage == Stage::Requested {
            self.stage = Stage::Paging;
        }
        (self, climbed)
    }

    /// Whether the step taken last has run out.
    pub fn step_is_over(&self, now: Timestamp) -> bool {
        match self.ladder {
            Ladder::Foot => true,
            Ladder::On { next_at, .. } => next_at <= now,
            Ladder::UsedUp { .. } | Ladder::Still { .. } => false,
        }
    }

    /// Somebody says "I go". The first valid set wins; who comes too late is not needed. With a lead it is acknowledged,
    /// with every role filled assembled, and the ladder stands still.
    ///
    /// # Errors
    /// [`Refusal::DispatchOver`]; [`Refusal::Engaged`] when they are on another.
    pub fn acknowledge(mut self, candidate: &Candidate, now: Timestamp) -> Result<(Self, Seated), Refusal> {
        self.is_open()?;
        if candidate.engaged.is_some_and(|other| other != self.id) {
            return Err(Refusal::Engaged);
        }
        let seated = self.seat(candidate, now);
        self.settle_stage();
        Ok((self, seated))
    }

    /// A supervisor names who leads, of those who go.
    ///
    /// # Errors
    /// [`Refusal::NotOfTheCrew`], [`Refusal::DispatchOver`].
    pub fn name_lead(mut self, lead: StaffId) -> Result<Self, Refusal> {
        self.is_open()?;
        if !self.crew.iter().any(|one| one.staff == lead) {
            return Err(Refusal::NotOfTheCrew);
        }
        for one in &mut self.crew {
            one.duty = if one.staff == lead { crate::team::Duty::Lead } else { crate::team::Duty::Member };
        }
        self.stage = match self.stage {
            Stage::Requested | Stage::Paging | Stage::Acknowledged { .. } => Stage::Acknowledged { lead },
            Stage::Assembled { .. } => Stage::Assembled { lead },
            Stage::EnRoute { .. } => Stage::EnRoute { lead },
            Stage::OnScene { .. } => Stage::OnScene { lead },
            Stage::ContactMade { .. } => Stage::ContactMade { lead },
            Stage::Disposition { .. } => Stage::Disposition { lead },
            Stage::HandedOver { .. } => Stage::HandedOver { lead },
            over @ (Stage::Closed { .. } | Stage::StoodDown { .. } | Stage::Failed { .. }) => over,
        };
        self.settle_stage();
        Ok(self)
    }

    /// Somebody who goes cannot any more, before the team is on its way: their role is empty again, and the ladder goes on
    /// at once: from where it stands, or anew when it was used up. Whoever was not needed may leave without that.
    ///
    /// # Errors
    /// [`Refusal::NotOfTheCrew`], [`Refusal::AlreadyOnTheWay`], [`Refusal::DispatchOver`].
    pub fn withdraw(mut self, staff: StaffId, now: Timestamp) -> Result<Self, Refusal> {
        self.is_open()?;
        let at = self.crew.iter().position(|one| one.staff == staff).ok_or(Refusal::NotOfTheCrew)?;
        match self.stage {
            Stage::Requested | Stage::Paging | Stage::Acknowledged { .. } | Stage::Assembled { .. } => {}
            Stage::EnRoute { .. }
            | Stage::OnScene { .. }
            | Stage::ContactMade { .. }
            | Stage::Disposition { .. }
            | Stage::HandedOver { .. }
            | Stage::Closed { .. }
            | Stage::StoodDown { .. }
            | Stage::Failed { .. } => return Err(Refusal::AlreadyOnTheWay),
        }
        self.crew.remove(at);
        self.give_out_roles();
        self.stage = match self.leader() {
            Some(lead) => Stage::Acknowledged { lead },
            None => Stage::Paging,
        };
        match self.ladder {
            Ladder::Foot => {}
            Ladder::On { round, step, .. } | Ladder::Still { round, step } => {
                self.ladder = Ladder::On { round, step, next_at: now };
            }
            Ladder::UsedUp { .. } => self.begin(now),
        }
        self.settle_stage();
        Ok(self)
    }

    /// The team leaves.
    ///
    /// # Errors
    /// [`Refusal::NotAssembled`] when a role is empty and the lead did not say that the danger does not wait, or nobody
    /// leads; [`Refusal::AlreadyDone`] when it has left; [`Refusal::DispatchOver`].
    pub fn en_route(mut self, departure: Departure) -> Result<Self, Refusal> {
        self.stage = match (self.stage, departure) {
            (Stage::Assembled { lead }, _) | (Stage::Acknowledged { lead }, Departure::Short) => {
                Stage::EnRoute { lead }
            }
            (Stage::Requested | Stage::Paging, _) | (Stage::Acknowledged { .. }, Departure::Complete) => {
                return Err(Refusal::NotAssembled);
            }
            (stage, _) => return Err(passed(stage)),
        };
        Ok(self)
    }

    /// The team is there: its own safety is watched from now on.
    ///
    /// # Errors
    /// [`Refusal::NotOnTheWay`], [`Refusal::AlreadyDone`], [`Refusal::DispatchOver`].
    pub fn on_scene(mut self, now: Timestamp, rules: &CrisisRules) -> Result<Self, Refusal> {
        self.stage = match self.stage {
            Stage::EnRoute { lead } => Stage::OnScene { lead },
            Stage::Requested | Stage::Paging | Stage::Acknowledged { .. } | Stage::Assembled { .. } => {
                return Err(Refusal::NotOnTheWay);
            }
            stage => return Err(passed(stage)),
        };
        self.check_in = CheckIn::begin(now, rules);
        Ok(self)
    }

    /// The team is with the person: the record's clock begins.
    ///
    /// # Errors
    /// [`Refusal::NotOnScene`], [`Refusal::AlreadyDone`], [`Refusal::DispatchOver`].
    pub fn contact_made(mut self, now: Timestamp, rules: &CrisisRules) -> Result<Self, Refusal> {
        self.stage = match self.stage {
            Stage::OnScene { lead } => Stage::ContactMade { lead },
            Stage::Requested
            | Stage::Paging
            | Stage::Acknowledged { .. }
            | Stage::Assembled { .. }
            | Stage::EnRoute { .. } => return Err(Refusal::NotOnScene),
            stage => return Err(passed(stage)),
        };
        self.record = RecordState::Due { at: now + rules.record_within_ms };
        Ok(self)
    }

    /// What is to be done is decided: the checks begin, unless a hospital takes the person.
    ///
    /// # Errors
    /// [`Refusal::NoContactYet`], [`Refusal::MeasureMissing`], [`Refusal::AlreadyDone`], [`Refusal::DispatchOver`].
    pub fn dispose(
        mut self,
        measures: &BTreeSet<Measure>,
        now: Timestamp,
        rules: &CrisisRules,
    ) -> Result<Self, Refusal> {
        if measures.is_empty() {
            return Err(Refusal::MeasureMissing);
        }
        self.stage = match self.stage {
            Stage::ContactMade { lead } => Stage::Disposition { lead },
            Stage::Requested
            | Stage::Paging
            | Stage::Acknowledged { .. }
            | Stage::Assembled { .. }
            | Stage::EnRoute { .. }
            | Stage::OnScene { .. } => return Err(Refusal::NoContactYet),
            stage => return Err(passed(stage)),
        };
        self.checks = Checks::begin(measures, now, rules);
        Ok(self)
    }

    /// The person was given into somebody's care, who has not accepted yet. The team has left the scene and is free again,
    /// all but the lead, who sees to what is still to be done; and nobody else is asked to go there.
    ///
    /// # Errors
    /// [`Refusal::NotDecidedYet`], [`Refusal::AlreadyDone`], [`Refusal::DispatchOver`].
    pub fn hand_over(mut self, now: Timestamp, rules: &CrisisRules) -> Result<Self, Refusal> {
        self.stage = match self.stage {
            Stage::Disposition { lead } => Stage::HandedOver { lead },
            Stage::Requested
            | Stage::Paging
            | Stage::Acknowledged { .. }
            | Stage::Assembled { .. }
            | Stage::EnRoute { .. }
            | Stage::OnScene { .. }
            | Stage::ContactMade { .. } => return Err(Refusal::NotDecidedYet),
            stage => return Err(passed(stage)),
        };
        self.check_in = CheckIn::Off;
        self.acceptance = Acceptance::Due { at: now + rules.accept_within_ms };
        self.crew.retain(|one| one.duty == crate::team::Duty::Lead);
        self.stop_ladder();
        Ok(self)
    }

    /// The receiver has accepted; with the record written and the checks over, it is closed.
    ///
    /// # Errors
    /// [`Refusal::NotHandedOver`], [`Refusal::RecordMissing`], [`Refusal::ChecksOpen`], [`Refusal::NotAccepted`],
    /// [`Refusal::DispatchOver`].
    pub fn close(mut self, now: Timestamp) -> Result<Self, Refusal> {
        self.is_open()?;
        let Stage::HandedOver { lead } = self.stage else { return Err(Refusal::NotHandedOver) };
        match self.outstanding().first() {
            Some(Outstanding::Record) => return Err(Refusal::RecordMissing),
            Some(Outstanding::Check) => return Err(Refusal::ChecksOpen),
            Some(Outstanding::Acceptance) => return Err(Refusal::NotAccepted),
            None => {}
        }
        self.stage = Stage::Closed { lead, at: now };
        self.end();
        Ok(self)
    }

    /// Nobody has to go any more, or goes on.
    ///
    /// # Errors
    /// [`Refusal::DispatchOver`].
    pub fn stand_down(mut self, by: StaffId, because: EndReason, now: Timestamp) -> Result<Self, Refusal> {
        self.is_open()?;
        self.stage = Stage::StoodDown { by, because, at: now };
        self.end();
        Ok(self)
    }

    /// It did not reach its aim.
    ///
    /// # Errors
    /// [`Refusal::DispatchOver`].
    pub fn fail(mut self, by: StaffId, because: EndReason, now: Timestamp) -> Result<Self, Refusal> {
        self.is_open()?;
        self.stage = Stage::Failed { by, because, at: now };
        self.end();
        Ok(self)
    }

    /// The danger is another now. A rise plans the ladder anew, from its foot and at once; a fall changes nothing by
    /// itself: it comes back as it was. Who was not rated is not in less danger for a mild finding.
    ///
    /// # Errors
    /// [`Refusal::DispatchOver`].
    pub fn danger(mut self, tier: RiskTier, now: Timestamp) -> Result<Self, Refusal> {
        self.is_open()?;
        let risen = raise(self.tier, Some(tier));
        if risen == self.tier {
            return Ok(self);
        }
        self.tier = risen;
        if self.asks_for_more() {
            self.begin(now);
        }
        Ok(self)
    }

    /// The record is written, in time or late; written anew, it keeps its first instant.
    ///
    /// # Errors
    /// [`Refusal::NoContactYet`].
    pub fn record_written(mut self, now: Timestamp) -> Result<Self, Refusal> {
        self.record = match self.record {
            RecordState::NotDue => return Err(Refusal::NoContactYet),
            RecordState::Due { at: due } | RecordState::Late { due, .. } => RecordState::Written { due, at: now },
            written @ RecordState::Written { .. } => written,
        };
        Ok(self)
    }

    /// A check was made: about when it was due, or later. Two at once say nothing of the hours between.
    ///
    /// # Errors
    /// [`Refusal::NoCheckDue`], also where more than a quarter of the time between two is still to go [D].
    pub fn checked(mut self, finding: CheckFinding, now: Timestamp, rules: &CrisisRules) -> Result<Self, Refusal> {
        let early = Millis(rules.check_every_ms.0 / 4);
        if let Checks::Due { at, .. } = self.checks
            && now + early < at
        {
            return Err(Refusal::NoCheckDue);
        }
        self.checks = self.checks.made(finding, now, rules)?;
        Ok(self)
    }

    /// # Errors
    /// [`Refusal::DispatchOver`].
    pub fn is_open(&self) -> Result<(), Refusal> {
        if self.stage.ended_at().is_some() { Err(Refusal::DispatchOver) } else { Ok(()) }
    }

    /// Who of the crew leads.
    pub fn leader(&self) -> Option<StaffId> {
        self.crew.iter().find(|one| one.duty == crate::team::Duty::Lead).map(|one| one.staff)
    }

    /// The stage that the crew makes, before it has left; and the ladder, which stands still when nothing is missing.
    fn settle_stage(&mut self) {
        let complete = self.is_complete();
        self.stage = match (self.stage, self.leader()) {
            (Stage::Requested | Stage::Paging | Stage::Acknowledged { .. }, Some(lead)) if complete => {
                Stage::Assembled { lead }
            }
            (Stage::Requested | Stage::Paging, Some(lead)) => Stage::Acknowledged { lead },
            (stage, _) => stage,
        };
        if complete {
            self.stop_ladder();
        }
    }

    fn stop_ladder(&mut self) {
        self.ladder = match self.ladder {
            Ladder::On { round, step, .. } => Ladder::Still { round, step },
            Ladder::Foot | Ladder::UsedUp { .. } => Ladder::Still { round: 0, step: 0 },
            still @ Ladder::Still { .. } => still,
        };
    }

    /// Nobody is held any more, and nothing is asked.
    fn end(&mut self) {
        self.stop_ladder();
        self.crew.clear();
        self.check_in = CheckIn::Off;
    }
}

/// What a report is answered that comes when its stage was reached before.
fn passed(stage: Stage) -> Refusal {
    if stage.ended_at().is_some() { Refusal::DispatchOver } else { Refusal::AlreadyDone }
}
