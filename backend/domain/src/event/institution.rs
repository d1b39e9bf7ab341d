//! What the journal tells of institutions: who they are, who belongs to them, how they are reached. Ids and codes only.

use crate::ids::{InstitutionId, ListExchangeId, OddityId, StaffId};
use serde::{Deserialize, Serialize};

/// A fact about one institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstitutionEvent {
    pub institution: InstitutionId,
    /// Who did it.
    pub staff: StaffId,
    #[serde(flatten)]
    pub fact: InstitutionFact,
}

/// What happened to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum InstitutionFact {
    /// Entered or changed.
    InstitutionChanged {},
    /// It is no more.
    InstitutionClosed {},
    /// Somebody came to it, or what is said of them there changed.
    MembershipChanged {
        member: StaffId,
    },
    MembershipEnded {
        member: StaffId,
    },
    /// Somebody looked at the licence.
    TitleVerified {
        member: StaffId,
    },
    /// A department laid its list of people at level 3 or more beside what it was told.
    ListsExchanged {
        exchange: ListExchangeId,
    },
    /// Somebody opened what differs.
    ListExchangeRead {
        exchange: ListExchangeId,
    },
    /// Where its own system is and how we sign in there was entered, for the `version`th time.
    SystemEntered {
        version: u32,
    },
    SystemClosed {},
    /// Somebody has seen to what its system said and could not be taken in.
    OdditySettled {
        oddity: OddityId,
    },
}
