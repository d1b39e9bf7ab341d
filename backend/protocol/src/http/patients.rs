//! The registry 严重精神障碍登记: patients, their files, what they did that hurt or damaged, their calls to the hotline. What
//! somebody may not see of a patient is null, and `withheld` says so.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::disclosure::{Department, DisclosedField, DisclosureBasis, DisclosurePurpose, ReceiptStanding};
use xinqiao_domain::harm::{Gravity, HarmKind, HarmSource};
use xinqiao_domain::patient::{
    Dangerousness, Disorder, IdentityDocument, Medication, PatientAction, PatientClass, PatientConsent, PatientContact,
    PatientField, PatientFile, PatientGuardian, PatientIdentity, PatientOrigin, PatientStatus, StatusChange,
};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::Channel;
use xinqiao_domain::{
    AreaId, CommandId, Date, DisclosureId, HarmId, InstitutionId, PatientId, SessionId, StaffId, SuspectedCaseId,
    Timestamp,
};

/// `POST /api/v1/patients`: somebody is registered whose suspected case was diagnosed, or reported and reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterPatient {
    pub id: CommandId,
    pub case: SuspectedCaseId,
    /// Where the person lives.
    pub township: AreaId,
    /// The primary institution that keeps the file.
    pub institution: InstitutionId,
    /// Who follows up: somebody of that institution.
    pub worker: StaffId,
    pub consent: PatientConsent,
    /// As it was assessed on the way here; null where nobody did.
    pub level: Option<Dangerousness>,
    pub file: PatientFile,
    /// Those of the same name and birth who were looked at and are somebody else.
    pub distinct_from: Vec<PatientId>,
}

/// `POST /api/v1/patients/duplicates`: asked before somebody is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DuplicateCheck {
    pub name: String,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub born_on: Date,
    pub document: Option<IdentityDocument>,
}

/// Who is registered already and may be the same person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DuplicatesFound {
    pub alike: Vec<AlikePatient>,
}

/// Somebody who may be the same person: whom to ask, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct AlikePatient {
    pub patient: PatientId,
    pub number: String,
    pub institution_name: String,
    pub likeness: Likeness,
}

/// By what two people are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The same document: the same person, who is not registered twice.
    Document,
    /// The same name and birth.
    NameAndBirth,
}

/// A row of `GET /api/v1/patients?after=`: of one's own institution, of those that one's hospital guides, of one's county.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PatientRow {
    pub patient: PatientId,
    /// To speak of somebody by: P2026-0042.
    pub number: String,
    pub name: String,
    pub township: AreaId,
    pub township_name: String,
    pub institution: InstitutionId,
    pub institution_name: String,
    pub worker: StaffId,
    pub worker_name: String,
    pub disorder: Disorder,
    pub status: PatientStatus,
    pub class: Option<PatientClass>,
    pub level: Option<Dangerousness>,
    #[ts(as = "Option<String>")]
    #[schema(value_type = Option<String>, format = "date")]
    pub next_visit_on: Option<Date>,
    pub registered_at: Timestamp,
    /// Calls to the hotline that nobody has looked at yet.
    pub new_calls: u32,
}

/// `GET /api/v1/patients/{id}`: what somebody may see of a patient; opening it is written down first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PatientDetail {
    pub patient: PatientId,
    pub number: String,
    pub status: PatientStatus,
    pub origin: PatientOrigin,
    /// Shown to whoever changes it next.
    pub version: u32,
    pub registered_at: Timestamp,
    pub township: AreaId,
    pub township_name: String,
    pub identity: Option<PatientIdentity>,
    /// Null within: there is none.
    pub guardian: Option<KnownGuardian>,
    pub contacts: Option<Vec<PatientContact>>,
    pub consent: Option<PatientConsent>,
    pub diagnosis: Option<PatientDiagnosis>,
    pub treatment: Option<PatientTreatment>,
    /// Dangerous acts before the registration.
    pub danger_before: Option<String>,
    pub dangerousness: Option<PatientDanger>,
    pub follow_up: Option<PatientFollowUp>,
    /// The latest first, withdrawn ones too.
    pub harms: Option<Vec<PatientHarm>>,
    pub disclosures: Option<Vec<PatientDisclosure>>,
    /// The latest first.
    pub calls: Option<Vec<PatientCall>>,
    /// What there is and is not shown.
    pub withheld: Vec<PatientField>,
    /// Departments that are still to be told.
    pub owed: Vec<Department>,
    /// What may be done, each or not at all.
    pub actions: Vec<PatientAction>,
}

/// The guardian, where somebody may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct KnownGuardian {
    pub guardian: Option<PatientGuardian>,
}

/// What was diagnosed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PatientDiagnosis {
    pub disorder: Disorder,
    pub hospital: InstitutionId,
    pub hospital_name: String,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub diagnosed_on: Date,
    /// Null where nobody knows.
    #[ts(as = "Option<String>")]
    #[schema(value_type = Option<String>, format = "date")]
    pub onset_on: Option<Date>,
    /// The case that it was made in.
    pub case: SuspectedCaseId,
}

/// How somebody is treated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PatientTreatment {
    pub treatment_before: String,
    pub medication: Vec<Medication>,
}

/// How dangerous and how stable somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PatientDanger {
    pub level: Option<Dangerousness>,
    pub class: Option<PatientClass>,
    /// When the level last rose to or beyond 3; null while it is below.
    pub raised_at: Option<Timestamp>,
}

/// Who follows up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PatientFollowUp {
    pub institution: InstitutionId,
    pub institution_name: String,
    pub worker: StaffId,
    pub worker_name: String,
    #[ts(as = "Option<String>")]
    #[schema(value_type = Option<String>, format = "date")]
    pub next_visit_on: Option<Date>,
}

/// An entry of the register of harms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PatientHarm {
    pub harm: HarmId,
    pub kind: HarmKind,
    pub source: HarmSource,
    pub gravity: Gravity,
    pub happened_at: Timestamp,
    pub injured: u32,
    pub deaths: u32,
    pub account: String,
    pub entered_by_name: String,
    pub entered_at: Timestamp,
    /// Entered by mistake: not counted.
    pub withdrawn_at: Option<Timestamp>,
}

/// What was told to a department, as the patient's file shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PatientDisclosure {
    pub disclosure: DisclosureId,
    pub department: Department,
    pub institution_name: String,
    pub fields: Vec<DisclosedField>,
    pub purpose: DisclosurePurpose,
    pub basis: DisclosureBasis,
    pub told_at: Timestamp,
    pub due_at: Timestamp,
    pub receipt: ReceiptStanding,
    pub confirmed_by_name: Option<String>,
    pub confirmed_at: Option<Timestamp>,
}

/// A call to the hotline from a number in a patient's file: that there was one and how dangerous it was, never a word of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PatientCall {
    pub session: SessionId,
    /// What the session is called in the house.
    pub alias: String,
    pub channel: Channel,
    pub tier: Option<RiskTier>,
    pub called_at: Timestamp,
    pub seen_by_name: Option<String>,
    pub seen_at: Option<Timestamp>,
}

/// `POST /api/v1/patients/{id}/file`: the file as it shall be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectFile {
    pub id: CommandId,
    /// The version that was seen.
    pub seen: u32,
    pub file: PatientFile,
}

/// `POST /api/v1/patients/{id}/consent`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeConsent {
    pub id: CommandId,
    pub seen: u32,
    pub consent: PatientConsent,
}

/// `POST /api/v1/patients/{id}/status`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePatientStatus {
    pub id: CommandId,
    pub seen: u32,
    pub change: StatusChange,
}

/// `POST /api/v1/patients/{id}/assignment`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignPatient {
    pub id: CommandId,
    pub seen: u32,
    pub township: AreaId,
    pub institution: InstitutionId,
    pub worker: StaffId,
}

/// Who keeps the file now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PatientAssigned {
    pub patient: PatientId,
    pub institution: InstitutionId,
    pub worker: StaffId,
}

/// `POST /api/v1/patients/{id}/harms`, and of a department `POST /api/v1/disclosed/{id}/harms`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterHarm {
    pub id: CommandId,
    pub kind: HarmKind,
    /// A department's own entries are its own, whatever is said here.
    pub source: HarmSource,
    pub happened_at: Timestamp,
    pub injured: u32,
    pub deaths: u32,
    /// 1 to 8,000 characters.
    pub account: String,
}

/// `POST /api/v1/patients/{id}/harms/{harm}/withdrawal`: it was entered by mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawHarm {
    pub id: CommandId,
}

/// `POST /api/v1/patients/{id}/disclosures`: the departments that are still owed are told now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DiscloseNow {
    pub id: CommandId,
}

/// `POST /api/v1/patients/{id}/calls/{session}/seen`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeeCall {
    pub id: CommandId,
}

/// `GET /api/v1/sessions/{id}/registry`: whom to hand the caller on to, where their number stands in a patient's file. Never
/// a name, a diagnosis or a level. Whoever calls may be somebody else in the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CallerInRegistry {
    pub followed_up: Vec<CallerFollowedUp>,
}

/// Somebody who is followed up and whose file has the number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CallerFollowedUp {
    pub number: String,
    pub status: PatientStatus,
    pub institution_name: String,
    pub worker_name: String,
    /// Who follows up has been told of this session since then.
    pub told_at: Timestamp,
}
