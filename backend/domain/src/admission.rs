//! Admission to a hospital 入院: voluntary with the guardian's signed agreement 自愿接受治疗协议书, compulsory once two
//! psychiatrists have diagnosed and signed, one of them attending or above 主治医师 [P], or over the green channel.

#[cfg(test)]
mod tests;

use crate::codes::codes;
use crate::ids::{AdmissionId, InstitutionId, ReferralId, StaffId, SuspectedCaseId};
use crate::institution::{MedicalRank, Membership};
use crate::referral::GreenForm;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// So many psychiatrists sign a compulsory admission [P].
pub const COMPULSORY_SIGNATURES: usize = 2;

codes!(
    /// How somebody is admitted, as it is stored and shown.
    AdmissionWord { Voluntary = "voluntary", Compulsory = "compulsory", GreenChannel = "green_channel" }
);

codes!(
    /// Who signed the agreement to a voluntary admission.
    AgreedBy {
        /// 监护人
        Guardian = "guardian",
        /// A relative who stands in for the guardian. 近亲属
        Relative = "relative",
        /// The village or residents' committee, where there is nobody else. 村/居委会
        Committee = "committee",
    }
);

codes!(
    /// Where an admission stands.
    AdmissionStage {
        /// Signatures are missing.
        Proposed = "proposed",
        Admitted = "admitted",
    }
);

/// What allows it. Names stand beside it, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum AdmissionGround {
    /// The guardian has signed the agreement.
    Voluntary { agreed_by: AgreedBy, agreed_at: Timestamp },
    /// Psychiatrists diagnose and sign.
    Compulsory,
    /// The hospital must admit.
    GreenChannel { green: GreenForm },
}

impl AdmissionGround {
    /// Its word.
    pub const fn word(&self) -> AdmissionWord {
        match self {
            Self::Voluntary { .. } => AdmissionWord::Voluntary,
            Self::Compulsory => AdmissionWord::Compulsory,
            Self::GreenChannel { .. } => AdmissionWord::GreenChannel,
        }
    }
}

/// A psychiatrist who has diagnosed and signed, with the rank that was verified then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    pub staff: StaffId,
    pub rank: MedicalRank,
    pub at: Timestamp,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdmissionState {
    Proposed,
    Admitted { at: Timestamp },
}

/// One admission: of the person of a referral, to the hospital it went to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admission {
    pub id: AdmissionId,
    pub referral: ReferralId,
    pub case: SuspectedCaseId,
    pub institution: InstitutionId,
    pub ground: AdmissionGround,
    pub proposed_by: StaffId,
    pub proposed_at: Timestamp,
    pub signatures: Vec<Signature>,
    pub state: AdmissionState,
}

/// What a new one is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAdmission {
    pub id: AdmissionId,
    pub referral: ReferralId,
    pub case: SuspectedCaseId,
    pub ground: AdmissionGround,
}

/// What a compulsory admission still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lacking {
    pub signatures: usize,
    /// Whether one of those to come must be of an attending psychiatrist or above.
    pub rank: LackingRank,
}

/// See [`Lacking::rank`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LackingRank {
    Any,
    AttendingOrAbove,
}

impl Admission {
    /// Somebody of the hospital writes it down; whoever proposes a compulsory one signs it with that. One that needs no
    /// psychiatrists' signatures stands at once.
    ///
    /// # Errors
    /// [`Refusal::TitleNotVerified`] of whoever proposes a compulsory one, [`Refusal::ReasonMissing`],
    /// [`Refusal::EntryInFuture`] of an agreement that is not signed yet.
    pub fn propose(new: NewAdmission, by: &Membership, now: Timestamp) -> Result<Self, Refusal> {
        let NewAdmission { id, referral, case, ground } = new;
        let (signatures, state) = match &ground {
            AdmissionGround::Voluntary { agreed_at, .. } if *agreed_at > now => return Err(Refusal::EntryInFuture),
            AdmissionGround::Voluntary { .. } => (Vec::new(), AdmissionState::Admitted { at: now }),
            AdmissionGround::GreenChannel { green } => {
                green.check()?;
                (Vec::new(), AdmissionState::Admitted { at: now })
            }
            AdmissionGround::Compulsory => {
                let rank = by.psychiatrist()?;
                (vec![Signature { staff: by.staff, rank, at: now }], AdmissionState::Proposed)
            }
        };
        let institution = by.institution;
        Ok(Self { id, referral, case, institution, ground, proposed_by: by.staff, proposed_at: now, signatures, state })
    }

    /// Another psychiatrist of the hospital diagnoses and signs. With the last signature that was missing the person is
    /// admitted.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDone`] once admitted, or signed by the same person; [`Refusal::NotTheReceiver`] of another
    /// hospital; [`Refusal::TitleNotVerified`].
    pub fn sign(mut self, by: &Membership, now: Timestamp) -> Result<Self, Refusal> {
        if by.institution != self.institution {
            return Err(Refusal::NotTheReceiver);
        }
        let rank = by.psychiatrist()?;
        match self.state {
            AdmissionState::Admitted { .. } => return Err(Refusal::AlreadyDone),
            AdmissionState::Proposed => {}
        }
        if self.signatures.iter().any(|one| one.staff == by.staff) {
            return Err(Refusal::AlreadyDone);
        }
        self.signatures.push(Signature { staff: by.staff, rank, at: now });
        if self.lacking().is_none() {
            self.state = AdmissionState::Admitted { at: now };
        }
        Ok(self)
    }

    /// What it still lacks; none when nothing.
    pub fn lacking(&self) -> Option<Lacking> {
        match self.ground {
            AdmissionGround::Voluntary { .. } | AdmissionGround::GreenChannel { .. } => None,
            AdmissionGround::Compulsory => {
                let attending = self.signatures.iter().any(|one| one.rank >= MedicalRank::Attending);
                let missing = COMPULSORY_SIGNATURES.saturating_sub(self.signatures.len());
                match (missing, attending) {
                    (0, true) => None,
                    (0, false) => Some(Lacking { signatures: 1, rank: LackingRank::AttendingOrAbove }),
                    (signatures, true) => Some(Lacking { signatures, rank: LackingRank::Any }),
                    (signatures, false) => Some(Lacking { signatures, rank: LackingRank::AttendingOrAbove }),
                }
            }
        }
    }

    /// Its stage's word.
    pub const fn stage(&self) -> AdmissionStage {
        match self.state {
            AdmissionState::Proposed => AdmissionStage::Proposed,
            AdmissionState::Admitted { .. } => AdmissionStage::Admitted,
        }
    }
}
