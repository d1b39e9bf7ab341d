//! What is told to other departments about patients: a department's own view, the register of all of it, and two lists laid
//! beside each other.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::disclosure::{
    Department, Disclosed, DisclosedField, DisclosureBasis, DisclosurePurpose, ListMatch, ReceiptStanding,
};
use xinqiao_domain::patient::{Dangerousness, IdentityDocument};
use xinqiao_domain::{
    AreaId, CommandId, Date, DisclosureId, HarmId, InstitutionId, ListExchangeId, PatientId, Timestamp,
};

/// A row of `GET /api/v1/disclosures?after=`: the register of everything that was told, the latest first. What was told is
/// not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DisclosureRow {
    pub disclosure: DisclosureId,
    pub patient: PatientId,
    /// The patient's number.
    pub number: String,
    pub institution: InstitutionId,
    pub institution_name: String,
    pub department: Department,
    pub fields: Vec<DisclosedField>,
    pub purpose: DisclosurePurpose,
    pub basis: DisclosureBasis,
    /// Null: it followed by itself from what somebody assessed.
    pub told_by_name: Option<String>,
    pub told_at: Timestamp,
    /// The receipt is waited for until then.
    pub due_at: Timestamp,
    pub receipt: ReceiptStanding,
    pub confirmed_by_name: Option<String>,
    pub confirmed_at: Option<Timestamp>,
}

/// A row of `GET /api/v1/disclosures/owed`: a patient at level 3 or more of whom a department has not been told, the longest
/// ago first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct OwedDisclosure {
    pub patient: PatientId,
    pub number: String,
    pub township: AreaId,
    pub township_name: String,
    pub institution_name: String,
    pub departments: Vec<Department>,
    pub raised_at: Timestamp,
    /// The end of that day.
    pub due_at: Timestamp,
}

/// A row of `GET /api/v1/disclosed?after=`: what one's own department was told, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DisclosedRow {
    pub disclosure: DisclosureId,
    pub number: String,
    pub told_at: Timestamp,
    pub due_at: Timestamp,
    pub receipt: ReceiptStanding,
    pub danger: DangerNow,
}

/// Whether the level is still one that departments are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DangerNow {
    Stands,
    /// It was assessed lower since, or the person has died or moved away: from then on others are told.
    Over,
}

/// `GET /api/v1/disclosed/{id}`: what was told, as it was then. Opening it is written down first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DisclosedDetail {
    pub row: DisclosedRow,
    pub purpose: DisclosurePurpose,
    pub basis: DisclosureBasis,
    pub told: Disclosed,
}

/// `POST /api/v1/disclosed/{id}/receipt`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmReceipt {
    pub id: CommandId,
}

/// What a department entered stands in the register of harms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct HarmEntered {
    pub harm: HarmId,
}

/// `POST /api/v1/list-exchanges`: a department lays its own list of those at level 3 or more beside what it was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExchangeLists {
    pub id: CommandId,
    /// 1 to 300 lines.
    pub lines: Vec<ListLine>,
}

/// Somebody on a department's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ListLine {
    pub name: String,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub born_on: Date,
    pub document: Option<IdentityDocument>,
    /// Null where the list says none.
    pub level: Option<Dangerousness>,
}

/// A row of `GET /api/v1/list-exchanges?after=` (one's own department) and of `GET /api/v1/registry/list-exchanges?after=`
/// (the county's office), the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ListExchangeRow {
    pub exchange: ListExchangeId,
    pub institution: InstitutionId,
    pub institution_name: String,
    pub given_by_name: String,
    pub given_at: Timestamp,
    pub in_both: u32,
    pub differing: u32,
    pub only_ours: u32,
    pub only_theirs: u32,
}

/// An exchange with its difference. Ours are those that the department was told of, and no other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ListExchange {
    pub row: ListExchangeRow,
    pub difference: ListDifference,
}

/// What two lists do not agree on. Kept sealed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, ToSchema)]
pub struct ListDifference {
    /// On both, found by name and birth alone: a person looks at it.
    pub unsure: Vec<DifferingLine>,
    /// On both, with another level.
    pub differing: Vec<DifferingLine>,
    pub only_ours: Vec<OurLine>,
    pub only_theirs: Vec<ListLine>,
}

/// Somebody on our list: what the department was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct OurLine {
    pub disclosure: DisclosureId,
    pub number: String,
    pub person: String,
    pub level: Dangerousness,
}

/// Somebody on both lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DifferingLine {
    pub ours: OurLine,
    pub theirs: ListLine,
    pub by: ListMatch,
}
