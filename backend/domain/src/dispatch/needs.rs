//! The professions a dispatch needs, and which of them are still missing.

use crate::employment::Profession;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Fewest people of a team [F].
pub const FEWEST: u32 = 2;
/// Most people of a team.
pub const MOST: u32 = 12;

/// So many of one profession.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Need {
    pub profession: Profession,
    pub count: u32,
}

/// The roles of a dispatch: at least two people, one of them a clinician [F].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Needs(Vec<Need>);

impl Default for Needs {
    /// A psychiatrist and a nurse [D].
    fn default() -> Self {
        let one = |profession| Need { profession, count: 1 };
        Self(vec![one(Profession::Psychiatrist), one(Profession::Nurse)])
    }
}

/// Whether somebody of this profession is a clinician [F].
pub const fn is_clinician(profession: Profession) -> bool {
    match profession {
        Profession::Psychiatrist | Profession::Nurse | Profession::Psychotherapist => true,
        Profession::Counsellor | Profession::SocialWorker | Profession::Other => false,
    }
}

impl Needs {
    /// Checks what is asked for; the same profession twice is added up.
    ///
    /// # Errors
    /// [`Refusal::NeedsTooFew`]: fewer than two people, or no clinician. [`Refusal::NeedsTooMany`].
    pub fn new(asked: &[Need]) -> Result<Self, Refusal> {
        let mut counts = BTreeMap::<Profession, u32>::new();
        for need in asked {
            let count = counts.entry(need.profession).or_default();
            *count = count.saturating_add(need.count);
        }
        counts.retain(|_, count| *count > 0);
        let people: u32 = counts.values().fold(0, |sum, count| sum.saturating_add(*count));
        if people < FEWEST || !counts.keys().any(|profession| is_clinician(*profession)) {
            return Err(Refusal::NeedsTooFew);
        }
        if people > MOST {
            return Err(Refusal::NeedsTooMany);
        }
        Ok(Self(counts.into_iter().map(|(profession, count)| Need { profession, count }).collect()))
    }

    /// Each profession once, in a fixed order.
    pub fn each(&self) -> &[Need] {
        &self.0
    }

    /// One entry for each role.
    pub(super) fn roles(&self) -> Vec<Profession> {
        self.0.iter().flat_map(|need| std::iter::repeat_n(need.profession, need.count as usize)).collect()
    }

    /// Fills as many roles as can be with these people, each of whom may have several professions: who fills which role.
    /// Whoever comes earlier keeps a role; which one may change to make room for a later one.
    pub(super) fn fill(&self, people: &[BTreeSet<Profession>]) -> Filled {
        let roles = self.roles();
        let mut taken: Vec<Option<usize>> = vec![None; roles.len()];
        for person in 0..people.len() {
            place(person, people, &roles, &mut taken, &mut vec![false; roles.len()]);
        }
        let mut of_person = vec![None; people.len()];
        for (role, person) in taken.iter().enumerate() {
            if let Some(person) = person {
                of_person[*person] = Some(roles[role]);
            }
        }
        let empty = roles.iter().zip(&taken).filter(|(_, person)| person.is_none()).map(|(role, _)| *role);
        Filled { of_person, missing: added_up(empty) }
    }
}

/// Who fills which role, and which are empty.
pub(super) struct Filled {
    /// In the order of the people given; none: no role is left for them.
    pub of_person: Vec<Option<Profession>>,
    pub missing: Vec<Need>,
}

fn added_up(roles: impl Iterator<Item = Profession>) -> Vec<Need> {
    let mut counts = BTreeMap::<Profession, u32>::new();
    for role in roles {
        *counts.entry(role).or_default() += 1;
    }
    counts.into_iter().map(|(profession, count)| Need { profession, count }).collect()
}

/// A bipartite matching by augmenting paths (Kuhn): whether a role was found for this person.
fn place(
    person: usize,
    people: &[BTreeSet<Profession>],
    roles: &[Profession],
    taken: &mut [Option<usize>],
    tried: &mut Vec<bool>,
) -> bool {
    for role in 0..roles.len() {
        if tried[role] || !people[person].contains(&roles[role]) {
            continue;
        }
        tried[role] = true;
        let free = match taken[role] {
            None => true,
            Some(other) => place(other, people, roles, taken, tried),
        };
        if free {
            taken[role] = Some(person);
            return true;
        }
    }
    false
}
