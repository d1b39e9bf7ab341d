//! Who belongs to an institution, and with what title: only a verified one diagnoses and signs.

use crate::codes::codes;
use crate::ids::{InstitutionId, StaffId};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

codes!(
    /// What somebody is by training.
    TitleWord {
        /// 精神科执业医师
        Psychiatrist = "psychiatrist",
        /// A practising physician of another field. 执业医师
        Physician = "physician",
        /// 护士
        Nurse = "nurse",
        /// 公共卫生医师
        PublicHealth = "public_health",
    }
);

codes!(
    /// How far somebody has risen in their title, the lowest first. 职称
    MedicalRank {
        /// 住院医师
        Resident = "resident",
        /// 主治医师
        Attending = "attending",
        /// 副主任医师
        AssociateChief = "associate_chief",
        /// 主任医师
        Chief = "chief",
    }
);

/// Title and rank, as somebody says that they hold them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Title {
    pub word: TitleWord,
    pub rank: MedicalRank,
}

/// Whether somebody looked at the licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleProof {
    NotVerified,
    Verified { by: StaffId, at: Timestamp },
}

/// Somebody's place in an institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    pub staff: StaffId,
    pub institution: InstitutionId,
    /// None: they have none that matters here.
    pub title: Option<Title>,
    pub proof: TitleProof,
    pub since: Timestamp,
}

impl Membership {
    /// Somebody else looked at the licence.
    ///
    /// # Errors
    /// [`Refusal::OwnTitle`], [`Refusal::TitleMissing`], [`Refusal::AlreadyDone`].
    pub fn verify(self, by: StaffId, at: Timestamp) -> Result<Self, Refusal> {
        if by == self.staff {
            return Err(Refusal::OwnTitle);
        }
        match (self.title, self.proof) {
            (None, _) => Err(Refusal::TitleMissing),
            (Some(_), TitleProof::Verified { .. }) => Err(Refusal::AlreadyDone),
            (Some(_), TitleProof::NotVerified) => Ok(Self { proof: TitleProof::Verified { by, at }, ..self }),
        }
    }

    /// The rank of a psychiatrist whose licence was verified: they may diagnose and sign.
    ///
    /// # Errors
    /// [`Refusal::TitleNotVerified`].
    pub fn psychiatrist(&self) -> Result<MedicalRank, Refusal> {
        match (self.title, self.proof) {
            (Some(title), TitleProof::Verified { .. }) if title.word == TitleWord::Psychiatrist => Ok(title.rank),
            (Some(_) | None, TitleProof::Verified { .. } | TitleProof::NotVerified) => Err(Refusal::TitleNotVerified),
        }
    }
}
