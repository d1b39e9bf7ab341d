//! Admissions: a person taken into a hospital, with who agreed or who diagnosed and signed.

use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::admission::{AdmissionGround, AdmissionStage};
use xinqiao_domain::institution::MedicalRank;
use xinqiao_domain::{AdmissionId, CommandId, InstitutionId, StaffId, Timestamp};

/// `POST /api/v1/referrals/{id}/admissions`: the hospital that a person came to writes down how they are admitted. A
/// compulsory one is signed by whoever proposes it, and waits for a second psychiatrist. Answered by the `ReferralView`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposeAdmission {
    pub id: CommandId,
    pub ground: AdmissionGround,
    /// Who signed the agreement, or what was found; sealed. At most 4,000 characters. Not empty for a voluntary and a
    /// compulsory one.
    pub note: String,
}

/// `POST /api/v1/admissions/{id}/signatures`: another psychiatrist has diagnosed, and signs. Answered by the
/// `ReferralView`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignAdmission {
    pub id: CommandId,
}

/// One admission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Admission {
    pub admission: AdmissionId,
    pub institution: InstitutionId,
    pub ground: AdmissionGround,
    pub stage: AdmissionStage,
    pub proposed_by: StaffId,
    pub proposed_by_name: String,
    pub proposed_at: Timestamp,
    pub admitted_at: Option<Timestamp>,
    pub signatures: Vec<AdmissionSignature>,
    /// What is missing; null when nothing.
    pub lacking: Option<AdmissionLacking>,
    pub note: String,
    /// Whether the reader may sign.
    pub sign: Permit,
}

/// A psychiatrist's signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct AdmissionSignature {
    pub staff: StaffId,
    pub name: String,
    /// As it was verified then.
    pub rank: MedicalRank,
    pub at: Timestamp,
}

/// Signatures that are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct AdmissionLacking {
    pub signatures: u32,
    /// The lowest rank of at least one of them.
    pub at_least: MedicalRank,
}
