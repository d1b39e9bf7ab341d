//! Suspected cases 线索: written down from a session, a dispatch or a form, referred in the same step, diagnosed by who
//! accepted. Nobody of them is called a patient.

use super::referrals::ReferralRoute;
use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::suspected_case::{
    CaseBasis, CaseDetail, CaseFinding, CaseSource, CaseTurn, CountyVerdict, Disorder,
};
use xinqiao_domain::{
    AreaId, CommandId, DispatchId, InstitutionId, PatientId, ReferralId, SessionId, StaffId, SuspectedCaseId, Timestamp,
};

/// What a case is opened with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseForm {
    /// Where the person lives.
    pub area: AreaId,
    /// Consent, or the legal reason without it.
    pub basis: CaseBasis,
    /// What is known, each with whether it leaves the house; `situation` has to be there and to leave. Sealed at rest.
    pub details: Vec<CaseDetail>,
}

/// `POST /api/v1/sessions/{id}/case` and `POST /api/v1/dispatches/{id}/case`: the case and its first referral, in one step.
/// A session has one case that is not over: another is answered `already_done`, with its id as the parameter `case`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenCase {
    pub id: CommandId,
    pub form: CaseForm,
    pub route: ReferralRoute,
    /// For whoever receives the person; sealed. At most 4,000 characters.
    pub note: String,
}

/// `POST /api/v1/cases`: by the form of a department, a village, a school or a clinic, for one's own institution and, but
/// for the hotline's own people, of its own area only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenCaseByForm {
    /// Neither `session`, `dispatch` nor `report`.
    pub source: CaseSource,
    pub case: OpenCase,
}

/// `POST /api/v1/case-reports`: an institution reports a diagnosis that it made itself; the county reviews it. 发病报告
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportCase {
    pub id: CommandId,
    pub form: CaseForm,
    pub disorder: Disorder,
    /// On what grounds; sealed. At most 4,000 characters.
    pub grounds: String,
}

/// Answer to those that open one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CaseOpened {
    pub case: SuspectedCaseId,
    /// Null for a report, which is sent to nobody but the county.
    pub referral: Option<ReferralId>,
}

/// `GET /api/v1/sessions/{id}/case-draft` and `GET /api/v1/dispatches/{id}/case-draft`: what is known already, to be looked
/// over. Nothing of it leaves before somebody says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CaseDraft {
    /// Null: not known.
    pub area: Option<AreaId>,
    /// Null: nobody has said.
    pub basis: Option<CaseBasis>,
    pub details: Vec<CaseDetail>,
    /// The case that is open already; null: none.
    pub open: Option<SuspectedCaseId>,
}

/// A row of `GET /api/v1/cases?state=`: the latest first. Operators, crisis leads and liaisons see what they opened;
/// supervisors what the hotline sent; others what their institution sent or was sent, and what is to be registered in
/// their area. It names nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CaseRow {
    pub case: SuspectedCaseId,
    pub source: CaseSource,
    pub session: Option<SessionId>,
    pub dispatch: Option<DispatchId>,
    pub sender: InstitutionId,
    pub sender_name: String,
    pub opened_by_name: String,
    pub opened_at: Timestamp,
    pub area: AreaId,
    pub area_name: String,
    pub basis: CaseBasis,
    pub state: CaseProgress,
    /// Who has to do something next.
    pub turn: CaseTurn,
    pub version: u32,
}

/// How far it has come, with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CaseProgress {
    Suspected,
    Accepted { institution: InstitutionId, institution_name: String, referral: ReferralId, at: Timestamp },
    Declined { institution: InstitutionId, institution_name: String, referral: ReferralId, at: Timestamp },
    Diagnosed { diagnosis: DiagnosisView, review: CountyReviewView },
    NotConfirmed { institution_name: String, physician_name: String, at: Timestamp },
    Registered { diagnosis: DiagnosisView, patient: PatientId, at: Timestamp },
}

/// A diagnosis. The disorder is for physicians and the registry; null for others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DiagnosisView {
    pub institution: InstitutionId,
    pub institution_name: String,
    pub physician: StaffId,
    pub physician_name: String,
    pub disorder: Option<Disorder>,
    pub at: Timestamp,
}

/// Whether the county has looked at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CountyReviewView {
    NotNeeded,
    Waiting,
    Approved { by_name: String, at: Timestamp },
    Returned { by_name: String, at: Timestamp },
}

/// `GET /api/v1/cases/{id}`: opening it is recorded before anything is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CaseView {
    pub row: CaseRow,
    pub shown: DetailsShown,
    pub details: Vec<CaseDetail>,
    /// What a physician or the county said, the earliest first; for physicians and the registry.
    pub remarks: Vec<CaseRemark>,
    /// When the words were erased for good; null while they are there.
    pub erased_at: Option<Timestamp>,
    pub actions: Vec<CaseAction>,
}

/// How much of what is known is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DetailsShown {
    Whole,
    /// Only what left the house.
    WhatLeft,
}

/// What somebody said of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CaseRemark {
    pub about: CaseRemarkAbout,
    pub by_name: String,
    pub at: Timestamp,
    pub words: String,
}

/// What a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseRemarkAbout {
    Diagnosis,
    Review,
}

/// What can be done with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CaseAction {
    pub name: CaseActionName,
    pub allowed: Permit,
}

/// Its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseActionName {
    /// A further referral.
    Refer,
    Diagnose,
    Review,
    /// Into the registry.
    Register,
}

/// `POST /api/v1/cases/{id}/diagnosis`: a psychiatrist with a verified title, of the institution that has the person.
/// Answered by the [`CaseView`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DiagnoseCase {
    pub id: CommandId,
    /// `version` as it was seen. Refused with `changed_meanwhile` when there is a newer one.
    pub version: u32,
    pub finding: CaseFinding,
    /// On what grounds; sealed. At most 4,000 characters.
    pub grounds: String,
}

/// `POST /api/v1/cases/{id}/review`: the office of the county. Answered by the [`CaseView`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewCase {
    pub id: CommandId,
    pub version: u32,
    pub verdict: CountyVerdict,
    /// Why it is returned; sealed. May be empty where it is approved. At most 4,000 characters.
    pub reason: String,
}
