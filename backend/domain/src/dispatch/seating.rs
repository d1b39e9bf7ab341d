//! Who goes: the first who answer fill the roles; nobody is held who is not needed.

use super::needs::Need;
use super::{Dispatch, Purpose, Stage};
use crate::employment::Profession;
use crate::ids::StaffId;
use crate::team::{Candidate, CrisisRules, Duty};
use crate::time::Timestamp;
use std::collections::BTreeSet;

/// Somebody who is reserved for a dispatch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub staff: StaffId,
    pub duty: Duty,
    /// All that they are.
    pub professions: BTreeSet<Profession>,
    /// What they go as.
    pub profession: Profession,
    pub since: Timestamp,
}

/// What came of somebody's answer "I go".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seated {
    /// They lead.
    Lead,
    /// They fill a role.
    Member,
    /// They had answered before.
    Already,
    /// Every role they could fill is filled: they are told to stand down.
    NotNeeded,
}

impl Dispatch {
    /// Professions still missing.
    pub fn missing(&self) -> Vec<Need> {
        self.needs.fill(&self.professions()).missing
    }

    /// Whether every role is filled, and somebody leads.
    pub fn is_complete(&self) -> bool {
        self.missing().is_empty() && self.crew.iter().any(|one| one.duty == Duty::Lead)
    }

    /// Whether anybody else is to go: something is missing, and the team has not come back yet.
    pub fn asks_for_more(&self) -> bool {
        match self.stage {
            Stage::Requested
            | Stage::Paging
            | Stage::Acknowledged { .. }
            | Stage::Assembled { .. }
            | Stage::EnRoute { .. }
            | Stage::OnScene { .. }
            | Stage::ContactMade { .. }
            | Stage::Disposition { .. } => !self.is_complete(),
            Stage::HandedOver { .. } | Stage::Closed { .. } | Stage::StoodDown { .. } | Stage::Failed { .. } => false,
        }
    }

    /// Whether asking this person could help: a role of theirs is empty, or they lead and nobody does.
    pub fn wants(&self, candidate: &Candidate) -> bool {
        if !self.asks_for_more() {
            return false;
        }
        let leads = candidate.duty == Duty::Lead && !self.crew.iter().any(|one| one.duty == Duty::Lead);
        let mut people = self.professions();
        let before = self.needs.fill(&people).missing.iter().map(|need| need.count).sum::<u32>();
        people.push(candidate.professions.clone());
        let after = self.needs.fill(&people).missing.iter().map(|need| need.count).sum::<u32>();
        leads || after < before
    }

    /// Whether every role would be filled, and somebody would lead, if all of these came too.
    pub(super) fn could_be_filled(&self, others: &[Candidate]) -> bool {
        let mut people = self.professions();
        people.extend(others.iter().map(|one| one.professions.clone()));
        let mut duties = self.crew.iter().map(|one| one.duty).chain(others.iter().map(|one| one.duty));
        self.needs.fill(&people).missing.is_empty() && duties.any(|duty| duty == Duty::Lead)
    }

    /// Until when somebody who is released now is not paged: the team of a real dispatch had left. The lead, who sees to
    /// what is left after the hand-over, has been back since.
    pub fn rest(&self, now: Timestamp, rules: &CrisisRules) -> Option<Timestamp> {
        match (self.purpose, self.stage) {
            (
                Purpose::Real,
                Stage::EnRoute { .. } | Stage::OnScene { .. } | Stage::ContactMade { .. } | Stage::Disposition { .. },
            ) => Some(now + rules.rest_ms),
            (
                Purpose::Real | Purpose::Drill,
                Stage::Requested
                | Stage::Paging
                | Stage::Acknowledged { .. }
                | Stage::Assembled { .. }
                | Stage::EnRoute { .. }
                | Stage::OnScene { .. }
                | Stage::ContactMade { .. }
                | Stage::Disposition { .. }
                | Stage::HandedOver { .. }
                | Stage::Closed { .. }
                | Stage::StoodDown { .. }
                | Stage::Failed { .. },
            ) => None,
        }
    }

    /// Reserves somebody who answered. Roles are given out anew, so that the most are filled.
    pub(super) fn seat(&mut self, candidate: &Candidate, now: Timestamp) -> Seated {
        if self.crew.iter().any(|one| one.staff == candidate.staff) {
            return Seated::Already;
        }
        if !self.wants(candidate) {
            return Seated::NotNeeded;
        }
        let leads = candidate.duty == Duty::Lead && !self.crew.iter().any(|one| one.duty == Duty::Lead);
        let profession = candidate.professions.first().copied().unwrap_or(Profession::Other);
        self.crew.push(Assignment {
            staff: candidate.staff,
            duty: if leads { Duty::Lead } else { Duty::Member },
            professions: candidate.professions.clone(),
            profession,
            since: now,
        });
        self.give_out_roles();
        if leads { Seated::Lead } else { Seated::Member }
    }

    pub(super) fn give_out_roles(&mut self) {
        let filled = self.needs.fill(&self.professions());
        for (one, role) in self.crew.iter_mut().zip(filled.of_person) {
            if let Some(role) = role {
                one.profession = role;
            }
        }
    }

    fn professions(&self) -> Vec<BTreeSet<Profession>> {
        self.crew.iter().map(|one| one.professions.clone()).collect()
    }
}
