//! Institutions that send, receive and register: what each is, where it is at work, who guides it, how it is reached, who
//! belongs to it, and which may hand a person over to which.

mod membership;
mod receivers;

pub use membership::{MedicalRank, Membership, Title, TitleProof, TitleWord};
pub use receivers::{Home, Nearness, Receiver, ReceiverStanding, green_ladder, receivers};

use crate::codes::codes;
use crate::ids::{AreaId, InstitutionId};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

codes!(
    /// What an institution is.
    InstitutionKind {
        /// This hotline itself. 热线
        Hotline = "hotline",
        /// 精神专科医院
        PsychiatricHospital = "psychiatric_hospital",
        /// A general hospital with psychiatrists. 综合医院
        GeneralHospital = "general_hospital",
        /// 基层医疗卫生机构
        PrimaryCare = "primary_care",
        /// Of a county: reviews what is reported. 精防办
        MentalHealthOffice = "mental_health_office",
        /// 公安
        Police = "police",
        /// 综治/政法委
        Governance = "governance",
        /// 民政
        CivilAffairs = "civil_affairs",
        /// 残联
        DisabilityFederation = "disability_federation",
        /// 学校
        School = "school",
        /// 村/社区, and its grid workers 网格员
        VillageCommittee = "village_committee",
        Other = "other",
    }
);

/// How near an institution stands to treatment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// Meets people first and does not treat them.
    FirstContact,
    /// Looks after people where they live.
    Community,
    /// Diagnoses and admits.
    Specialist,
}

impl InstitutionKind {
    const fn stand(self) -> Stand {
        match self {
            Self::Hotline
            | Self::Police
            | Self::Governance
            | Self::CivilAffairs
            | Self::DisabilityFederation
            | Self::School
            | Self::VillageCommittee
            | Self::Other => Stand::FirstContact,
            Self::PrimaryCare | Self::MentalHealthOffice => Stand::Community,
            Self::PsychiatricHospital | Self::GeneralHospital => Stand::Specialist,
        }
    }

    /// Whether it has beds: it may guide others and admit by the green channel.
    pub const fn is_hospital(self) -> bool {
        matches!(self.stand(), Stand::Specialist)
    }
}

codes!(
    /// Which way a person is handed over. 双向转诊
    ReferralDirection {
        /// From first contact towards the specialist. 上转
        Up = "up",
        /// From the hospital to the home community. 下转
        Down = "down",
        /// Between equals. 平级
        Level = "level",
    }
);

/// Which way a person goes from one kind of institution to another. Nobody is handed over to who does not look after them:
/// departments, schools, villages and the hotline are told by other ways.
///
/// # Errors
/// [`Refusal::PairNotAllowed`].
pub const fn direction(from: InstitutionKind, to: InstitutionKind) -> Result<ReferralDirection, Refusal> {
    match (from.stand(), to.stand()) {
        (Stand::FirstContact, Stand::Community | Stand::Specialist) | (Stand::Community, Stand::Specialist) => {
            Ok(ReferralDirection::Up)
        }
        (Stand::Community, Stand::Community) | (Stand::Specialist, Stand::Specialist) => Ok(ReferralDirection::Level),
        (Stand::Specialist, Stand::Community) => Ok(ReferralDirection::Down),
        (Stand::FirstContact | Stand::Community | Stand::Specialist, Stand::FirstContact) => {
            Err(Refusal::PairNotAllowed)
        }
    }
}

codes!(
    /// How an institution hears of a person and answers.
    Reach {
        /// Accounts of this program.
        Accounts = "accounts",
        /// A one-time signed page, by e-mail.
        SignedPage = "signed_page",
        /// Its own system, by HL7 FHIR.
        Fhir = "fhir",
    }
);

/// Whether a hospital admits by the green channel, and when it is asked. 绿色通道
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum GreenAdmission {
    NotOpen,
    /// The lowest rank is asked first, from 1 on.
    Admits {
        rank: u32,
    },
}

/// An institution as rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Institution {
    pub id: InstitutionId,
    pub kind: InstitutionKind,
    /// The county or township that it is at work in; none: the whole centre.
    pub area: Option<AreaId>,
    /// Whom a community institution sends to unless it says otherwise. 分片包干
    pub guide: Option<InstitutionId>,
    pub green: GreenAdmission,
    pub reach: Reach,
    /// It is no more, since then.
    pub closed_at: Option<Timestamp>,
}

/// Highest rank of a hospital in the order of the green channel.
pub const MOST_RANKS: u32 = 99;

impl Institution {
    /// Whether what was entered of it holds together, beside the institution it names as its guide.
    ///
    /// # Errors
    /// The first field that does not.
    pub fn check(&self, guide: Option<&Institution>) -> Result<(), &'static str> {
        let guided = match (self.guide, guide) {
            (None, _) => true,
            (Some(named), Some(guide)) => {
                let open = guide.closed_at.is_none() && guide.kind.is_hospital();
                matches!(self.kind.stand(), Stand::Community) && named == guide.id && open
            }
            (Some(_), None) => false,
        };
        if !guided {
            return Err("guide");
        }
        match self.green {
            GreenAdmission::NotOpen => Ok(()),
            GreenAdmission::Admits { rank } if self.kind.is_hospital() && (1..=MOST_RANKS).contains(&rank) => Ok(()),
            GreenAdmission::Admits { .. } => Err("green"),
        }
    }
}

#[cfg(test)]
mod tests;
