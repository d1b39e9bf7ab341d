//! What the journal tells of a suspected case and all that is done for it: referrals, admissions, what came of it. Ids,
//! codes and instants; never a name, a place or words.

use crate::admission::AdmissionWord;
use crate::ids::{
    AdmissionId, InstitutionId, PatientId, ReferralId, ReferralLinkId, SessionId, StaffId, SuspectedCaseId,
};
use crate::institution::MedicalRank;
use crate::referral::{AwaitedStep, CancelReason, HeardWord, ReferralPriority, ReferralWord, VerdictWord};
use crate::suspected_case::{CaseBasis, CaseField, CaseSource, CountyVerdict};
use serde::{Deserialize, Serialize};

/// A fact about one suspected case. Entries of the same case are one indexed read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseEvent {
    pub case: SuspectedCaseId,
    /// The session it came from, if one: so that its operator hears of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionId>,
    /// The person of the house it concerns, if one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<StaffId>,
    #[serde(flatten)]
    pub fact: CaseFact,
}

/// What happened to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CaseFact {
    /// Somebody wrote it down; these fields may leave the house.
    CaseOpened {
        sender: InstitutionId,
        source: CaseSource,
        basis: CaseBasis,
        fields: Vec<CaseField>,
    },
    /// Somebody opened what is known of the person.
    CaseRead {},
    /// An institution has the person.
    CaseAccepted {
        institution: InstitutionId,
        referral: ReferralId,
    },
    /// The last one that was asked declined: back to the sender.
    CaseDeclined {
        institution: InstitutionId,
        referral: ReferralId,
    },
    CaseDiagnosed {
        institution: InstitutionId,
    },
    CaseNotConfirmed {
        institution: InstitutionId,
    },
    /// A diagnosis that nobody had referred; the county is to review it.
    CaseReported {
        institution: InstitutionId,
    },
    CaseReviewed {
        verdict: CountyVerdict,
    },
    CaseRegistered {
        patient: PatientId,
    },
    /// A person is handed over, or back, or on.
    ReferralSent {
        referral: ReferralId,
        from: InstitutionId,
        to: InstitutionId,
        priority: ReferralPriority,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        based_on: Option<ReferralId>,
    },
    /// The receiver has said where it stands.
    ReferralMoved {
        referral: ReferralId,
        institution: InstitutionId,
        word: ReferralWord,
        heard: HeardWord,
    },
    /// A report of a far end that changed nothing: older than what is known, or impossible.
    ReferralNotMoved {
        referral: ReferralId,
        institution: InstitutionId,
        word: ReferralWord,
        verdict: VerdictWord,
    },
    ReferralCancelAsked {
        referral: ReferralId,
        institution: InstitutionId,
        because: CancelReason,
    },
    /// What was awaited has not come.
    ReferralRanLate {
        referral: ReferralId,
        institution: InstitutionId,
        step: AwaitedStep,
    },
    /// The green channel: everybody was asked and nobody has said yes.
    ReferralLadderUsedUp {
        referral: ReferralId,
    },
    ReferralRead {
        referral: ReferralId,
    },
    /// The signed page is on its way to an institution.
    ReferralLinkSent {
        referral: ReferralId,
        institution: InstitutionId,
        link: ReferralLinkId,
    },
    /// Somebody opened it.
    ReferralLinkOpened {
        referral: ReferralId,
        institution: InstitutionId,
        link: ReferralLinkId,
    },
    AdmissionProposed {
        admission: AdmissionId,
        referral: ReferralId,
        institution: InstitutionId,
        ground: AdmissionWord,
    },
    AdmissionSigned {
        admission: AdmissionId,
        referral: ReferralId,
        institution: InstitutionId,
        rank: MedicalRank,
    },
    /// All that it needs is there.
    PersonAdmitted {
        admission: AdmissionId,
        referral: ReferralId,
        institution: InstitutionId,
        ground: AdmissionWord,
    },
}
