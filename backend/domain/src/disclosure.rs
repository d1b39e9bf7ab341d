//! What is told to another department about a patient: place, contact, danger, and never more. From level 3 on, police and
//! governance are told the same day; each telling has a purpose, a basis, and a receipt that is waited for.

mod reconcile;
#[cfg(test)]
mod tests;

pub use reconcile::{Difference, ListEntry, ListMatch, reconcile};

use crate::calendar::Zone;
use crate::codes::codes;
use crate::ids::{DisclosureId, InstitutionId, PatientId, StaffId};
use crate::institution::{Home, Institution, InstitutionKind, Nearness};
use crate::patient::{Dangerousness, Patient, PatientFile};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

codes!(
    /// What may leave the registry. There is no fourth: no diagnosis, no treatment, no transcript.
    DisclosedField {
        /// Where the person lives.
        Place = "place",
        /// The person's name, and by whom they are reached.
        Contact = "contact",
        /// Level and since when.
        Danger = "danger",
    }
);

impl DisclosedField {
    /// All that a department is told of somebody at level 3 or more.
    pub const AT_LEVEL_THREE: [Self; 3] = [Self::Place, Self::Contact, Self::Danger];
}

codes!(
    /// For what it is told.
    DisclosurePurpose {
        /// The police: so that harm is prevented, and help comes quickly.
        PreventHarm = "prevent_harm",
        /// Governance: so that the township's group looks after the person.
        CoordinateCare = "coordinate_care",
    }
);

codes!(
    /// What obliges us to tell it.
    DisclosureBasis {
        /// 危险性评估 3 级及以上
        LevelThree = "level_three",
        /// It was 3 or more before, was told, and has risen.
        LevelRose = "level_rose",
    }
);

codes!(
    /// The two departments that are told by duty.
    Department { Police = "police", Governance = "governance" }
);

impl Department {
    /// For what it is told.
    pub const fn purpose(self) -> DisclosurePurpose {
        match self {
            Self::Police => DisclosurePurpose::PreventHarm,
            Self::Governance => DisclosurePurpose::CoordinateCare,
        }
    }

    /// The department of such an institution; none of one that is not told by duty.
    pub fn of(kind: InstitutionKind) -> Option<Self> {
        Self::ALL.iter().copied().find(|department| department.kind() == kind)
    }

    /// The kind of its institutions.
    pub const fn kind(self) -> InstitutionKind {
        match self {
            Self::Police => InstitutionKind::Police,
            Self::Governance => InstitutionKind::Governance,
        }
    }
}

/// What a department was told: as it was then, whatever changes since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Disclosed {
    pub place: String,
    pub contact: DisclosedContact,
    pub danger: DisclosedDanger,
}

/// Of whom it is told, and by whom they are reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct DisclosedContact {
    pub person: String,
    /// The guardian, or else the first of those who can be asked; empty where there is nobody.
    pub name: String,
    pub relation: String,
    pub phone: String,
}

/// How dangerous.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct DisclosedDanger {
    pub level: Dangerousness,
    /// When it last rose.
    pub since: Timestamp,
}

impl Disclosed {
    /// What there is to tell of somebody; none of whom nothing has to be told.
    pub fn of(patient: &Patient, file: &PatientFile) -> Option<Self> {
        let (true, Some(level), Some(since)) = (patient.is_told(), patient.level, patient.raised_at) else {
            return None;
        };
        let guardian = file.guardian.as_ref().map(|one| (&one.name, &one.relation, &one.phone));
        let reached = guardian.or_else(|| file.contacts.first().map(|one| (&one.name, &one.relation, &one.phone)));
        let (name, relation, phone) = reached
            .map_or_else(Default::default, |(name, relation, phone)| (name.clone(), relation.clone(), phone.clone()));
        Some(Self {
            place: file.identity.address.clone(),
            contact: DisclosedContact { person: file.identity.name.clone(), name, relation, phone },
            danger: DisclosedDanger { level, since },
        })
    }
}

/// Whether whoever was told has said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    Waiting,
    Confirmed { by: StaffId, at: Timestamp },
}

/// One telling. What was told stands beside it, sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disclosure {
    pub id: DisclosureId,
    pub patient: PatientId,
    pub to: InstitutionId,
    pub department: Department,
    pub purpose: DisclosurePurpose,
    pub basis: DisclosureBasis,
    /// Who told it; none: it followed by itself from what somebody assessed.
    pub by: Option<StaffId>,
    pub at: Timestamp,
    /// The receipt is asked for until then: the end of the day.
    pub due_at: Timestamp,
    pub receipt: Receipt,
}

/// How a receipt stands against its clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum ReceiptStanding {
    Waiting,
    Overdue,
    InTime,
    Late,
}

impl Disclosure {
    /// Somebody of the department says that it has arrived.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDone`] the second time.
    pub fn confirm(self, by: StaffId, at: Timestamp) -> Result<Self, Refusal> {
        match self.receipt {
            Receipt::Waiting => Ok(Self { receipt: Receipt::Confirmed { by, at }, ..self }),
            Receipt::Confirmed { .. } => Err(Refusal::AlreadyDone),
        }
    }

    /// How its receipt stands.
    pub fn standing(&self, now: Timestamp) -> ReceiptStanding {
        match self.receipt {
            Receipt::Waiting if now < self.due_at => ReceiptStanding::Waiting,
            Receipt::Waiting => ReceiptStanding::Overdue,
            Receipt::Confirmed { at, .. } if at < self.due_at => ReceiptStanding::InTime,
            Receipt::Confirmed { .. } => ReceiptStanding::Late,
        }
    }
}

/// The end of the day on which something became known: until then the departments are told, and answer [D].
pub fn same_day(at: Timestamp, zone: &Zone) -> Timestamp {
    zone.day_of(at).tomorrow().map_or(at, |tomorrow| zone.day_begins(tomorrow))
}

/// Who is told of a department: its institution that is at work nearest to where the person lives.
pub fn receiver(department: Department, home: Home, all: &[Institution]) -> Option<InstitutionId> {
    let open = |one: &&Institution| one.kind == department.kind() && one.closed_at.is_none();
    let near = |one: &Institution| (home.nearness(one.area), one.id);
    let nearest = all.iter().filter(open).map(near).min();
    nearest.filter(|(nearness, _)| *nearness != Nearness::Elsewhere).map(|(_, id)| id)
}

/// A department that is still to be told, and what obliges us to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    pub department: Department,
    pub basis: DisclosureBasis,
}

/// Which institution a department was told through, and when last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Telling {
    pub department: Department,
    pub to: InstitutionId,
    pub at: Timestamp,
}

/// Whether an institution is at work where somebody lives: of whoever has moved elsewhere it need not know any more.
pub fn is_at_work_there(institution: InstitutionId, home: Home, all: &[Institution]) -> bool {
    let known = all.iter().find(|one| one.id == institution);
    known.is_some_and(|one| home.nearness(one.area) != Nearness::Elsewhere)
}

/// The departments that are still to be told since the level rose. `told` are those that were, whenever; what was told
/// where the patient lived before tells nobody where they live now.
pub fn owed(patient: &Patient, told: &[Telling], home: Home, all: &[Institution]) -> Vec<Owed> {
    let Some(since) = patient.raised_at.filter(|_| patient.is_told()) else { return Vec::new() };
    let one = |department: &Department| {
        let there = told.iter().filter(|one| one.department == *department && is_at_work_there(one.to, home, all));
        let last = there.map(|one| one.at).max();
        match last {
            Some(at) if at >= since => None,
            Some(_) => Some(Owed { department: *department, basis: DisclosureBasis::LevelRose }),
            None => Some(Owed { department: *department, basis: DisclosureBasis::LevelThree }),
        }
    };
    Department::ALL.iter().filter_map(one).collect()
}
