//! Who answers for the person: exactly one at each instant, from the request to the end.

use super::{Dispatch, Stage};
use crate::codes::codes;
use crate::ids::StaffId;
use crate::time::{Millis, Timestamp};

codes!(
    /// The word of an owner, as it is stored and shown.
    OwnerWord { SupervisorOnDuty = "supervisor_on_duty", Supervisor = "supervisor", Lead = "lead" }
);

/// The owner of a dispatch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Whoever supervises now: until a team is complete, or on its way.
    SupervisorOnDuty,
    /// The supervisor who took it into their own hands.
    Supervisor(StaffId),
    Lead(StaffId),
}

impl Owner {
    /// Its word.
    pub const fn word(self) -> OwnerWord {
        match self {
            Self::SupervisorOnDuty => OwnerWord::SupervisorOnDuty,
            Self::Supervisor(_) => OwnerWord::Supervisor,
            Self::Lead(_) => OwnerWord::Lead,
        }
    }

    /// The person, where it is one.
    pub const fn staff(self) -> Option<StaffId> {
        match self {
            Self::SupervisorOnDuty => None,
            Self::Supervisor(staff) | Self::Lead(staff) => Some(staff),
        }
    }
}

/// How long nobody answered for the person, between the request and `until`: what the owners' stretches, each from one
/// instant to another, leave open. Must be zero.
pub fn unowned(
    requested_at: Timestamp,
    until: Timestamp,
    stretches: impl IntoIterator<Item = (Timestamp, Timestamp)>,
) -> Millis {
    let mut stretches: Vec<(Timestamp, Timestamp)> = stretches.into_iter().collect();
    stretches.sort_unstable();
    let (mut covered_to, mut open) = (requested_at, Millis(0));
    for (from, to) in stretches {
        open.0 += from.min(until).since(covered_to).0;
        covered_to = covered_to.max(to);
    }
    open.0 += until.since(covered_to).0;
    open
}

impl Dispatch {
    /// Who owns it now; none once it is over.
    pub fn owner(&self) -> Option<Owner> {
        let supervisor = self.taken_by.map_or(Owner::SupervisorOnDuty, Owner::Supervisor);
        match self.stage {
            Stage::Requested | Stage::Paging | Stage::Acknowledged { .. } => Some(supervisor),
            Stage::Assembled { lead }
            | Stage::EnRoute { lead }
            | Stage::OnScene { lead }
            | Stage::ContactMade { lead }
            | Stage::Disposition { lead }
            | Stage::HandedOver { lead } => Some(self.taken_by.map_or(Owner::Lead(lead), Owner::Supervisor)),
            Stage::Closed { .. } | Stage::StoodDown { .. } | Stage::Failed { .. } => None,
        }
    }
}
