//! What is handed over with a person: as little as the receiver needs, and only what was chosen to leave the house.

use serde::{Deserialize, Serialize};
use xinqiao_domain::referral::ReferralPriority;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::{InstitutionId, ReferralId, SessionId, SuspectedCaseId, Timestamp};

/// A person's way to another institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// The person goes by its name, too: who they are is nobody's to read from it.
    pub case: SuspectedCaseId,
    pub opened_at: Timestamp,
    /// The talk it came from, if one.
    pub contact: Option<Contact>,
    pub risk: Option<Risk>,
    /// What whoever meets the person must know first.
    pub warning: Option<String>,
    /// The professions of the team that was with the person; empty where none was.
    pub team: Vec<String>,
    pub note: Option<Note>,
    /// When the person agreed; none where it is done without, for a reason that stands in the note.
    pub agreed_at: Option<Timestamp>,
    pub order: Order,
}

/// A talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub session: SessionId,
    pub began_at: Timestamp,
    /// None while it goes on.
    pub ended_at: Option<Timestamp>,
}

/// How much danger was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Risk {
    pub tier: RiskTier,
    pub found_at: Timestamp,
}

/// The note of whoever hands over.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub text: String,
    pub written_at: Timestamp,
}

/// Its words belong into no log.
impl std::fmt::Debug for Note {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Note").field("written_at", &self.written_at).finish_non_exhaustive()
    }
}

/// One side of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub institution: InstitutionId,
    /// By which other systems know it.
    pub code: String,
    pub name: String,
}

/// What is asked of whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub referral: ReferralId,
    /// A referral back or onwards names the one it follows from.
    pub based_on: Option<ReferralId>,
    pub from: Party,
    pub to: Party,
    pub priority: ReferralPriority,
    /// In words.
    pub wanted: String,
    pub sent_at: Timestamp,
    pub answer_by: Option<Timestamp>,
    pub arrive_by: Option<Timestamp>,
}
