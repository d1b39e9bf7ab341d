//! A suspected case 线索: somebody who may be ill and whom nobody has diagnosed. It is never called a patient. A state
//! machine whose states carry their data; each state is written by one party alone.

mod details;
mod sight;
mod transitions;

pub use details::{CaseDetail, CaseDetails, CaseField, DetailFault, Leaving};
pub use sight::{CaseOnlooker, CaseSight, Onlooking, Receiving, sight};
pub use transitions::{CaseFinding, CountyVerdict};

use crate::codes::codes;
use crate::dispatch::Basis;
use crate::ids::{AreaId, DispatchId, InstitutionId, PatientId, ReferralId, SessionId, StaffId, SuspectedCaseId};
use crate::institution::InstitutionKind;
use crate::refusal::Refusal;
use crate::time::Timestamp;

codes!(
    /// Where a case comes from.
    CaseSource {
        Session = "session",
        Dispatch = "dispatch",
        Police = "police",
        Village = "village",
        GridWorker = "grid_worker",
        School = "school",
        CivilAffairs = "civil_affairs",
        DisabilityFederation = "disability_federation",
        Governance = "governance",
        /// A clinic or hospital met the person, and has not diagnosed them.
        Clinic = "clinic",
        /// An institution reports a diagnosis that it made itself. 发病报告
        Report = "report",
    }
);

impl CaseSource {
    /// Whether somebody of this kind of institution writes a case down by this form. The hotline writes down what any of
    /// them told it.
    ///
    /// # Errors
    /// [`Refusal::FieldInvalid`].
    pub const fn by_form(self, kind: InstitutionKind) -> Result<(), Refusal> {
        use InstitutionKind as K;
        let fits = match self {
            Self::Session | Self::Dispatch | Self::Report => false,
            Self::Police => matches!(kind, K::Police | K::Hotline),
            Self::Village | Self::GridWorker => matches!(kind, K::VillageCommittee | K::Hotline),
            Self::School => matches!(kind, K::School | K::Hotline),
            Self::CivilAffairs => matches!(kind, K::CivilAffairs | K::Hotline),
            Self::DisabilityFederation => matches!(kind, K::DisabilityFederation | K::Hotline),
            Self::Governance => matches!(kind, K::Governance | K::Other | K::Hotline),
            Self::Clinic => {
                matches!(kind, K::PrimaryCare | K::MentalHealthOffice | K::GeneralHospital | K::PsychiatricHospital)
            }
        };
        if fits { Ok(()) } else { Err(Refusal::FieldInvalid) }
    }
}

codes!(
    /// What allows a person's details to leave the house.
    CaseBasis {
        Consent = "consent",
        /// A life is in danger and consent could not be had.
        LifeInDanger = "life_in_danger",
        OthersInDanger = "others_in_danger",
        /// The person cannot decide now.
        CannotConsent = "cannot_consent",
        /// A law asks for it: a department's duty, a physician's report. 法定职责
        StatutoryDuty = "statutory_duty",
    }
);

impl From<Basis> for CaseBasis {
    fn from(basis: Basis) -> Self {
        match basis {
            Basis::Consent => Self::Consent,
            Basis::LifeInDanger => Self::LifeInDanger,
            Basis::OthersInDanger => Self::OthersInDanger,
            Basis::CannotConsent => Self::CannotConsent,
        }
    }
}

codes!(
    /// The six disorders of the registry [F]. 六类严重精神障碍
    Disorder {
        /// 精神分裂症
        Schizophrenia = "schizophrenia",
        /// 分裂情感性障碍
        Schizoaffective = "schizoaffective",
        /// 偏执性精神病
        ParanoidPsychosis = "paranoid_psychosis",
        /// 双相障碍
        Bipolar = "bipolar",
        /// 癫痫所致精神障碍
        EpilepsyPsychosis = "epilepsy_psychosis",
        /// 精神发育迟滞伴发精神障碍
        IntellectualDisabilityPsychosis = "intellectual_disability_psychosis",
    }
);

/// A diagnosis that was made: by whom, where and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Diagnosis {
    pub institution: InstitutionId,
    pub physician: StaffId,
    pub disorder: Disorder,
    pub at: Timestamp,
}

/// Whether the county has looked at a diagnosis that an institution reports by itself. 审核
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountyReview {
    /// It was referred there: two parties have seen the person.
    NotNeeded,
    Waiting,
    Approved {
        by: StaffId,
        at: Timestamp,
    },
    /// The institution may report it anew.
    Returned {
        by: StaffId,
        at: Timestamp,
    },
}

/// One referral's answer about a case: from whom it came and who answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandOver {
    pub referral: ReferralId,
    pub from: InstitutionId,
    pub to: InstitutionId,
    pub at: Timestamp,
}

/// How far a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseState {
    /// Written by the sender.
    Suspected,
    /// Written by the receiver.
    Accepted(HandOver),
    /// Written by the receiver: with a reason that stands on the referral, back to the sender.
    Declined(HandOver),
    /// Written by a physician.
    Diagnosed { diagnosis: Diagnosis, review: CountyReview },
    /// Written by a physician.
    NotConfirmed { institution: InstitutionId, physician: StaffId, at: Timestamp },
    /// Written by the registry.
    Registered { diagnosis: Diagnosis, patient: PatientId, at: Timestamp },
}

codes!(
    /// A state's word.
    CaseWord {
        Suspected = "suspected",
        Accepted = "accepted",
        Declined = "declined",
        Diagnosed = "diagnosed",
        NotConfirmed = "not_confirmed",
        Registered = "registered",
    }
);

impl CaseState {
    /// Its word.
    pub const fn word(&self) -> CaseWord {
        match self {
            Self::Suspected => CaseWord::Suspected,
            Self::Accepted(_) => CaseWord::Accepted,
            Self::Declined(_) => CaseWord::Declined,
            Self::Diagnosed { .. } => CaseWord::Diagnosed,
            Self::NotConfirmed { .. } => CaseWord::NotConfirmed,
            Self::Registered { .. } => CaseWord::Registered,
        }
    }

    /// Who has accepted the person, until they are registered or nothing is confirmed.
    pub const fn accepted_by(&self) -> Option<InstitutionId> {
        match self {
            Self::Accepted(has) => Some(has.to),
            Self::Diagnosed { diagnosis, .. } => Some(diagnosis.institution),
            Self::Suspected | Self::Declined(_) | Self::NotConfirmed { .. } | Self::Registered { .. } => None,
        }
    }

    /// The diagnosis, once there is one.
    pub const fn diagnosis(&self) -> Option<Diagnosis> {
        match self {
            Self::Diagnosed { diagnosis, .. } | Self::Registered { diagnosis, .. } => Some(*diagnosis),
            Self::Suspected | Self::Accepted(_) | Self::Declined(_) | Self::NotConfirmed { .. } => None,
        }
    }
}

codes!(
    /// Whose turn it is.
    CaseTurn {
        Sender = "sender",
        Receiver = "receiver",
        Physician = "physician",
        /// The mental-health office of the county.
        Office = "office",
        /// The registry clerk where the person lives.
        Clerk = "clerk",
        Nobody = "nobody",
    }
);

/// A suspected case with everything that rules decide on. Who the person is stands beside it, sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SuspectedCase {
    pub id: SuspectedCaseId,
    pub source: CaseSource,
    pub session: Option<SessionId>,
    pub dispatch: Option<DispatchId>,
    /// Who wrote it down, and for which institution.
    pub sender: InstitutionId,
    pub opened_by: StaffId,
    pub opened_at: Timestamp,
    /// Where the person lives.
    pub area: AreaId,
    pub basis: CaseBasis,
    pub state: CaseState,
    /// Grows with each change that is written.
    pub version: u32,
}

impl SuspectedCase {
    /// Who has to do something next.
    pub const fn turn(&self) -> CaseTurn {
        match &self.state {
            CaseState::Suspected => CaseTurn::Receiver,
            CaseState::Accepted(_) => CaseTurn::Physician,
            CaseState::Declined(_) => CaseTurn::Sender,
            CaseState::Diagnosed { review, .. } => match review {
                CountyReview::NotNeeded | CountyReview::Approved { .. } => CaseTurn::Clerk,
                CountyReview::Waiting => CaseTurn::Office,
                CountyReview::Returned { .. } => CaseTurn::Physician,
            },
            CaseState::NotConfirmed { .. } | CaseState::Registered { .. } => CaseTurn::Nobody,
        }
    }
}

#[cfg(test)]
mod tests;
