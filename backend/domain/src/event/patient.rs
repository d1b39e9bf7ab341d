//! What the journal tells of the registry: patients, follow-ups, incidents, disclosures. Ids, codes and instants; never a
//! name, a place or words.

use crate::ids::{
    DisclosureId, DispatchId, HarmId, InstitutionId, PatientId, SessionId, StaffId, SuspectedCaseId, VisitId,
};
use crate::patient::{PatientClass, StatusWord};
use crate::visit::VisitOutcomeWord;
use serde::{Deserialize, Serialize};

/// A fact about one patient. Entries of the same patient are one indexed read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientEvent {
    pub patient: PatientId,
    /// Who did it; the hotline itself, where nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<StaffId>,
    #[serde(flatten)]
    pub fact: PatientFact,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PatientFact {
    PatientRegistered {
        case: SuspectedCaseId,
    },
    /// Somebody opened the file.
    PatientRead {},
    PatientCorrected {},
    /// The person, or who decides for them, agreed or no longer does.
    PatientConsentChanged {},
    PatientStatusChanged {
        status: StatusWord,
    },
    PatientAssigned {
        institution: InstitutionId,
        worker: StaffId,
    },
    HarmEntered {
        harm: HarmId,
    },
    HarmWithdrawn {
        harm: HarmId,
    },
    /// A department was told, by itself as a level rose, or by somebody.
    PatientDisclosed {
        disclosure: DisclosureId,
        institution: InstitutionId,
    },
    /// Somebody of the department opened what was told.
    DisclosureRead {
        disclosure: DisclosureId,
    },
    DisclosureConfirmed {
        disclosure: DisclosureId,
    },
    /// A session came from a number in the file.
    PatientCalled {
        session: SessionId,
    },
    /// Who follows up has looked at that.
    PatientCallSeen {
        session: SessionId,
    },
    /// A follow-up was handed in.
    VisitHandedIn {
        visit: VisitId,
        outcome: VisitOutcomeWord,
        /// The class, as a person decided.
        decided: Option<PatientClass>,
    },
    /// Somebody opened the form of one.
    VisitRead {
        visit: VisitId,
    },
    /// A visit found danger: a team was asked for.
    VisitDispatched {
        dispatch: DispatchId,
    },
    ExaminationRecorded {},
    /// A physician guided the follow-up.
    GuidanceGiven {},
}
