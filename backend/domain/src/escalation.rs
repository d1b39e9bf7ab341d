//! Escalation policies: whom to ask, over which channels, how long to wait, and whom then. Data of a team, checked before
//! they are kept, copied onto each dispatch.

use crate::codes::codes;
use crate::refusal::Refusal;
use crate::team::PageChannel;
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// Most steps of a policy.
pub const MAX_STEPS: usize = 12;
/// Most times that a policy's steps are gone through.
pub const MAX_ROUNDS: u32 = 5;
/// The shortest and the longest wait after a step.
pub const SHORTEST_WAIT: Millis = Millis::minutes(1);
pub const LONGEST_WAIT: Millis = Millis::hours(4);

codes!(
    /// Whom a step asks. Each time only those who can be asked, and whose profession is still missing.
    Whom {
        /// The leads of the team who are on call.
        LeadsOnCall = "leads_on_call",
        /// Everybody of the team who is on call.
        TeamOnCall = "team_on_call",
        /// Everybody of the team.
        WholeTeam = "whole_team",
        /// Everybody on call of the neighbouring teams: mutual aid. 互助
        NeighboursOnCall = "neighbours_on_call",
    }
);

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Step {
    pub whom: Whom,
    /// Over these at once, as far as the person has them.
    pub channels: Vec<PageChannel>,
    /// Until the next step, while anything is missing.
    pub wait_ms: Millis,
}

/// The steps, and how often they are gone through before the supervisor on duty has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct EscalationPolicy {
    pub steps: Vec<Step>,
    /// From 1.
    pub rounds: u32,
}

impl Default for EscalationPolicy {
    /// Acknowledged within 5 min, else the next step [D]: who is on call, the whole team, the neighbours; twice.
    fn default() -> Self {
        let step = |whom| Step { whom, channels: PageChannel::ALL.to_vec(), wait_ms: Millis::minutes(5) };
        Self { steps: vec![step(Whom::TeamOnCall), step(Whom::WholeTeam), step(Whom::NeighboursOnCall)], rounds: 2 }
    }
}

impl EscalationPolicy {
    /// How long its ladder lasts while nobody answers.
    pub fn span(&self) -> Millis {
        let round: i64 = self.steps.iter().map(|step| step.wait_ms.0).sum();
        Millis(round.saturating_mul(i64::from(self.rounds)))
    }

    /// Checks a policy before it is kept.
    ///
    /// # Errors
    /// [`Refusal::PolicyInvalid`]: no step or too many, a step without a channel, a wait or a number of rounds out of
    /// bounds.
    pub fn check(&self) -> Result<(), Refusal> {
        let steps = !self.steps.is_empty() && self.steps.len() <= MAX_STEPS;
        let rounds = (1..=MAX_ROUNDS).contains(&self.rounds);
        let each = self
            .steps
            .iter()
            .all(|step| !step.channels.is_empty() && (SHORTEST_WAIT..=LONGEST_WAIT).contains(&step.wait_ms));
        if steps && rounds && each { Ok(()) } else { Err(Refusal::PolicyInvalid) }
    }
}

/// A step, and when it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned<'a> {
    /// After the request.
    pub after: Millis,
    /// From 1, as the steps are.
    pub round: u32,
    pub number: u32,
    pub step: &'a Step,
}

/// What a policy does while nobody answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course<'a> {
    pub steps: Vec<Planned<'a>>,
    /// When nobody is left to ask and the supervisor on duty has it.
    pub supervisor_after: Millis,
}

impl EscalationPolicy {
    /// Its steps in the order in which they are taken, where each of them finds somebody to ask.
    pub fn course(&self) -> Course<'_> {
        let mut after = Millis(0);
        let mut steps = Vec::new();
        for round in 1..=self.rounds.min(MAX_ROUNDS) {
            for (step, number) in self.steps.iter().take(MAX_STEPS).zip(1..) {
                steps.push(Planned { after, round, number, step });
                after = Millis(after.0 + step.wait_ms.0);
            }
        }
        Course { steps, supervisor_after: after }
    }
}

#[cfg(test)]
mod tests;
