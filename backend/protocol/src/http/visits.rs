//! Follow-ups of registered patients 随访: who is due, the form with its draft, the class that the rules propose, what was
//! found before, the yearly examination, a physician's guidance.

use super::Window;
use super::dispatches::RequestDispatch;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::patient::{Dangerousness, Disorder, PatientClass, StatusWord};
use xinqiao_domain::visit::{
    ClassDecision, ClassProposal, DueStanding, ExaminationStanding, LostReason, QuarterStanding, VisitFindings,
    VisitForm, VisitMode, VisitOutcomeWord, VisitRules,
};
use xinqiao_domain::{AreaId, CommandId, Date, DispatchId, PatientId, StaffId, Timestamp, VisitId};

/// Of whom one asks who is to be visited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DueAmong {
    /// Those that the reader follows up.
    Mine,
    /// Those that the reader's institution follows up.
    Institution,
}

/// `GET /api/v1/due-visits?of=mine|institution&township=&after=`: who is to be visited, the longest overdue first, up to
/// the end of the quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DueVisits {
    /// The centre's day that it is seen from.
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub today: Date,
    /// Of all that the same question finds.
    pub counts: DueCounts,
    pub window: Window<DueVisit>,
}

/// How many are due, each counted up to 1,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DueCounts {
    pub overdue: u32,
    pub today: u32,
    /// Within seven days from tomorrow.
    pub soon: u32,
}

/// A patient who is to be visited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DueVisit {
    pub patient: PatientId,
    /// To speak of somebody by: P2026-0042.
    pub number: String,
    pub name: String,
    pub disorder: Disorder,
    pub status: StatusWord,
    pub class: Option<PatientClass>,
    pub level: Option<Dangerousness>,
    pub township: AreaId,
    pub township_name: String,
    pub worker: StaffId,
    pub worker_name: String,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub next_on: Date,
    pub standing: DueStanding,
    /// The last visit that reached the patient; null before the first.
    #[ts(as = "Option<String>")]
    #[schema(value_type = Option<String>, format = "date")]
    pub last_reached_on: Option<Date>,
    /// Visits in a row that reached nobody.
    pub missed: u32,
}

/// `GET /api/v1/patients/{id}/visit-desk`: all that whoever visits needs before and while filling in the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct VisitDesk {
    pub patient: PatientId,
    pub number: String,
    pub name: String,
    pub disorder: Disorder,
    pub status: StatusWord,
    pub class: Option<PatientClass>,
    pub level: Option<Dangerousness>,
    /// For a dispatch.
    pub township: AreaId,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub today: Date,
    #[ts(as = "Option<String>")]
    #[schema(value_type = Option<String>, format = "date")]
    pub next_on: Option<Date>,
    /// "Since the last visit" is since this day; null at the first visit: since the registration.
    #[ts(as = "Option<String>")]
    #[schema(value_type = Option<String>, format = "date")]
    pub since: Option<Date>,
    /// What the last visit that reached the patient found, to begin from.
    pub last: Option<VisitFindings>,
    /// Visits in a row that reached nobody; at `rules.missed_until_lost` the patient is lost.
    pub missed: u32,
    /// The four quarters of this year.
    pub quarters: Vec<QuarterStanding>,
    /// The physical examination of this year.
    pub examination: ExaminationStanding,
    /// The latest of a physician, if one.
    pub guidance: Option<Guidance>,
    /// What the reader has begun and not handed in.
    pub draft: Option<VisitDraft>,
    pub rules: VisitRules,
    /// What the reader may do, each or not at all.
    pub actions: Vec<VisitAction>,
}

/// Actions on the visit desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VisitAction {
    HandIn,
    RequestDispatch,
    RecordExamination,
    Guide,
}

/// `PUT /api/v1/patients/{id}/visit-draft`: the reader's own half-filled form; it survives reload, crash and another
/// machine. An empty body removes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveVisitDraft {
    /// Opaque to the server: what the console wrote. At most 32 KiB.
    pub body: String,
}

/// A draft as it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct VisitDraft {
    pub body: String,
    pub saved_at: Timestamp,
}

/// `POST /api/v1/patients/{id}/visit-proposal`: what the rules say of these findings. Writes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskProposal {
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
    pub findings: VisitFindings,
}

/// Answer to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct VisitProposal {
    pub proposal: ClassProposal,
    /// When the next visit is due for each class that may be decided, the most severe first.
    pub next: Vec<NextVisit>,
}

/// When the next visit is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct NextVisit {
    pub class: PatientClass,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
}

/// `POST /api/v1/patients/{id}/visits`: a visit is handed in. It cannot be changed afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandInVisit {
    pub id: CommandId,
    pub form: VisitForm,
    /// Asked for where the patient was reached; null otherwise.
    pub decision: Option<ClassDecision>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct VisitHandedIn {
    pub visit: VisitId,
    pub class: Option<PatientClass>,
    pub status: StatusWord,
    #[ts(as = "Option<String>")]
    #[schema(value_type = Option<String>, format = "date")]
    pub next_on: Option<Date>,
    /// Why the patient is lost from this visit on.
    pub lost: Option<LostReason>,
}

/// `POST /api/v1/patients/{id}/visit-dispatch`: the visit finds danger, and a team is asked for in one action, whether the
/// form is filled in or not. Answered as any request of a dispatch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DispatchFromVisit {
    pub request: RequestDispatch,
}

/// A row of `GET /api/v1/patients/{id}/visits`, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct VisitRow {
    pub visit: VisitId,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
    pub by: StaffId,
    pub by_name: String,
    pub at: Timestamp,
    pub mode: VisitMode,
    pub outcome: VisitOutcomeWord,
    pub class: Option<PatientClass>,
    pub level: Option<Dangerousness>,
    #[ts(as = "Option<String>")]
    #[schema(value_type = Option<String>, format = "date")]
    pub next_on: Option<Date>,
    /// The dispatch that was asked for from it.
    pub dispatch: Option<DispatchId>,
}

/// `GET /api/v1/visits/{id}`: the whole form. Its opening is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct VisitView {
    pub patient: PatientId,
    pub row: VisitRow,
    pub form: VisitForm,
    /// What the rules proposed and what was decided; null where nobody was reached.
    pub proposal: Option<ClassProposal>,
    pub decision: Option<ClassDecision>,
}

/// `POST /api/v1/patients/{id}/examinations`: the physical examination was made. 健康体检
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordExamination {
    pub id: CommandId,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
    /// Blood pressure, weight, blood count, liver, sugar, heart: at most 2,000 characters.
    pub findings: String,
}

/// A row of `GET /api/v1/patients/{id}/examinations`, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Examination {
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
    pub by: StaffId,
    pub by_name: String,
    pub at: Timestamp,
    pub findings: String,
}

/// `POST /api/v1/patients/{id}/guidance`: a physician guides the follow-up of somebody who is unstable or does not settle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GivePatientGuidance {
    pub id: CommandId,
    /// At most 2,000 characters.
    pub words: String,
}

/// What a physician wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Guidance {
    pub by: StaffId,
    pub by_name: String,
    pub at: Timestamp,
    pub words: String,
}
