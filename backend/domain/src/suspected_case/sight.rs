//! Who sees what of a case: its opener and the sender's people all of it, who was sent the person only what left the house,
//! the office and clinic of the area once there is a diagnosis. Everybody else does not learn that it is there.

use super::{CaseState, SuspectedCase};
use crate::ids::{InstitutionId, StaffId};
use crate::institution::{InstitutionKind, Nearness};

/// In what standing somebody looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Onlooking {
    /// Sees what they opened themselves: operators, crisis leads, liaisons of departments.
    OwnCases,
    /// Sees what their institution sent or was sent: clerks, physicians, duty officers; supervisors at the hotline.
    OfTheInstitution,
}

/// Somebody who looks at a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseOnlooker {
    pub staff: StaffId,
    pub institution: InstitutionId,
    pub kind: InstitutionKind,
    pub onlooking: Onlooking,
    /// How near their institution is to where the person lives.
    pub nearness: Nearness,
}

/// Whether an institution is asked about the person, or has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receiving {
    Yes,
    No,
}

/// How much somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseSight {
    Whole,
    /// What left the house.
    Outside,
    Nothing,
}

/// How much of a case somebody sees.
pub fn sight(case: &SuspectedCase, by: &CaseOnlooker, receiving: Receiving) -> CaseSight {
    if case.opened_by == by.staff {
        return CaseSight::Whole;
    }
    match by.onlooking {
        Onlooking::OwnCases => CaseSight::Nothing,
        Onlooking::OfTheInstitution if case.sender == by.institution => CaseSight::Whole,
        Onlooking::OfTheInstitution => match (receiving, registers(case, by)) {
            (Receiving::Yes, _) | (Receiving::No, true) => CaseSight::Outside,
            (Receiving::No, false) => CaseSight::Nothing,
        },
    }
}

/// A diagnosis is reviewed and registered where the person lives.
fn registers(case: &SuspectedCase, by: &CaseOnlooker) -> bool {
    let diagnosed = match case.state {
        CaseState::Diagnosed { .. } | CaseState::Registered { .. } => true,
        CaseState::Suspected | CaseState::Accepted(_) | CaseState::Declined(_) | CaseState::NotConfirmed { .. } => {
            false
        }
    };
    let there = matches!(by.nearness, Nearness::Here | Nearness::County);
    diagnosed && there && matches!(by.kind, InstitutionKind::PrimaryCare | InstitutionKind::MentalHealthOffice)
}
