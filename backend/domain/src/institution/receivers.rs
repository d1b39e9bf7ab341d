//! To whom a person can be handed over: by the table of allowed pairs and by where they live, the best one first.

use super::{GreenAdmission, Institution, InstitutionKind, ReferralDirection, direction};
use crate::ids::{AreaId, InstitutionId};
use serde::{Deserialize, Serialize};

/// How near an institution is to where somebody lives, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum Nearness {
    /// At work in this very area.
    Here,
    /// At work in the county of the township.
    County,
    /// At work everywhere.
    Everywhere,
    Elsewhere,
}

/// Where somebody lives: the area, and the county that it lies in where it is a township.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Home {
    pub area: AreaId,
    pub county: Option<AreaId>,
}

impl Home {
    /// How near an institution is that is at work in this area; none: everywhere.
    pub fn nearness(&self, at_work_in: Option<AreaId>) -> Nearness {
        match at_work_in {
            None => Nearness::Everywhere,
            Some(area) if area == self.area => Nearness::Here,
            Some(area) if Some(area) == self.county => Nearness::County,
            Some(_) => Nearness::Elsewhere,
        }
    }
}

/// Whether one is taken unless somebody says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum ReceiverStanding {
    Default,
    Choice,
}

/// One to whom a person can be handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receiver {
    pub institution: InstitutionId,
    pub direction: ReferralDirection,
    pub nearness: Nearness,
    pub standing: ReceiverStanding,
}

/// All to whom `from` may hand over somebody who lives there: the default one first, then by how near they are.
pub fn receivers(from: &Institution, home: Home, all: &[Institution]) -> Vec<Receiver> {
    let default = default_receiver(from, home, all);
    let one = |institution: &Institution| {
        let direction = direction(from.kind, institution.kind).ok()?;
        let open = institution.closed_at.is_none() && institution.id != from.id;
        let standing =
            if default == Some(institution.id) { ReceiverStanding::Default } else { ReceiverStanding::Choice };
        let nearness = home.nearness(institution.area);
        let receiver = Receiver { institution: institution.id, direction, nearness, standing };
        open.then_some((institution.kind, receiver))
    };
    let mut found: Vec<(InstitutionKind, Receiver)> = all.iter().filter_map(one).collect();
    found.sort_by_key(|(kind, one)| (one.standing, one.nearness, *kind, one.institution));
    found.into_iter().map(|(_, one)| one).collect()
}

/// Whom a person goes to unless somebody says otherwise. A hospital sends home, to the community institution that is
/// nearest to where the person lives; everybody else sends to the specialist who guides that institution.
fn default_receiver(from: &Institution, home: Home, all: &[Institution]) -> Option<InstitutionId> {
    let nearest = |fits: &dyn Fn(&Institution) -> bool| {
        all.iter()
            .filter(|one| one.closed_at.is_none() && one.id != from.id && fits(one))
            .map(|one| (home.nearness(one.area), one.kind, one.id, one.guide))
            .filter(|(nearness, ..)| *nearness != Nearness::Elsewhere)
            .min()
    };
    let clinic = |one: &Institution| one.kind == InstitutionKind::PrimaryCare;
    if from.kind.is_hospital() {
        return nearest(&clinic).map(|(_, _, id, _)| id);
    }
    let open = |id: InstitutionId| all.iter().any(|one| one.id == id && one.closed_at.is_none());
    let guided = |one: &Institution| clinic(one) && one.guide.is_some_and(open);
    from.guide
        .filter(|guide| open(*guide))
        .or_else(|| nearest(&guided).and_then(|(.., guide)| guide))
        .or_else(|| nearest(&|one| one.kind.is_hospital()).map(|(_, _, id, _)| id))
}

/// The hospitals that admit by the green channel, in the order in which they are asked: those at work where the person
/// lives before others, by rank.
pub fn green_ladder(home: Home, all: &[Institution]) -> Vec<InstitutionId> {
    let rung = |one: &Institution| match (one.green, one.closed_at) {
        (GreenAdmission::Admits { rank }, None) => {
            let away = home.nearness(one.area) == Nearness::Elsewhere;
            Some((u8::from(away), rank, one.id))
        }
        (GreenAdmission::Admits { .. } | GreenAdmission::NotOpen, _) => None,
    };
    let mut rungs: Vec<_> = all.iter().filter_map(rung).collect();
    rungs.sort_unstable();
    rungs.into_iter().map(|(.., id)| id).collect()
}
