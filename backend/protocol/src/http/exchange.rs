//! Other institutions' own systems, spoken to in HL7 FHIR: where each is, whether it answers, and what it said that cannot
//! be taken in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::exchange::{OddityKind, SystemSignIn, SystemSignInWord};
use xinqiao_domain::{CommandId, InstitutionId, OddityId, ReferralId, StaffId, Timestamp};

/// `PUT /api/v1/institutions/{id}/system`: where it is, and how we sign in there. Entered whole each time: nothing of it is
/// ever shown again but the address and the kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterSystem {
    pub id: CommandId,
    /// The FHIR R4 base: `https://host/path`, at most 300 characters; in the clear only to this machine.
    pub base_url: String,
    /// Each part at most 2,000 characters.
    pub sign_in: SystemSignIn,
}

/// `POST /api/v1/institutions/{id}/system/close`: nothing is sent there any more, nothing is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseSystem {
    pub id: CommandId,
}

/// `POST /api/v1/exchange/oddities/{id}/settle`: somebody has seen to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleOddity {
    pub id: CommandId,
}

/// Whether a system answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SystemHealth {
    NotAskedYet,
    Answers {
        at: Timestamp,
    },
    Fails {
        since: Timestamp,
        /// In a row.
        times: u32,
    },
}

/// A row of `GET /api/v1/exchange/systems`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct InstitutionSystem {
    pub institution: InstitutionId,
    pub name: String,
    pub base_url: String,
    pub sign_in: SystemSignInWord,
    /// Where it may call us when something has changed.
    pub call_address: String,
    pub changed_by: StaffId,
    pub changed_by_name: String,
    pub changed_at: Timestamp,
    pub health: SystemHealth,
    /// What it answered last, in codes; empty while all is well.
    pub answer: String,
}

/// `GET /api/v1/exchange/systems`: those that are entered, at most 200.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct InstitutionSystems {
    pub rows: Vec<InstitutionSystem>,
}

/// Something that a system said and that cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Oddity {
    pub oddity: OddityId,
    pub institution: InstitutionId,
    pub institution_name: String,
    pub what: OddityKind,
    /// Null where what it names is not one of ours.
    pub referral: Option<ReferralId>,
    pub at: Timestamp,
    /// As it came.
    pub evidence: String,
}

/// A system that does not answer, or answers what cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct FailingSystem {
    pub institution: InstitutionId,
    pub institution_name: String,
    pub since: Timestamp,
    /// In a row.
    pub times: u32,
    pub answer: String,
}

/// `GET /api/v1/exchange/troubles`: what of other institutions' systems is a human's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ExchangeTroubles {
    pub failing: Vec<FailingSystem>,
    /// At most 100, the oldest first.
    pub oddities: Vec<Oddity>,
}
