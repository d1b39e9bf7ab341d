//! Follow-ups of patients: who is due, the form and its draft, what was found before, examinations, guidance.

mod beside;
mod desk;
mod dispatch;
mod draft;
mod due;
mod hand_in;
mod history;
mod proposal;

use super::{AppState, ProblemAnswer, Staff};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::{PatientId, Refusal};
use xinqiao_protocol::Code;
use xinqiao_storage::patients::StoredPatient;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(due::due_visits))
        .routes(routes!(desk::visit_desk))
        .routes(routes!(draft::save_visit_draft))
        .routes(routes!(proposal::propose_class))
        .routes(routes!(hand_in::hand_in_visit, history::list_visits))
        .routes(routes!(history::read_visit))
        .routes(routes!(dispatch::dispatch_from_visit))
        .routes(routes!(beside::record_examination, beside::list_examinations))
        .routes(routes!(beside::give_guidance))
}

/// A patient, for somebody of the institution that keeps the file. Nobody else learns that there is one.
async fn kept(app: &AppState, by: &Staff, patient: PatientId) -> Result<StoredPatient, ProblemAnswer> {
    let store = app.desk.store();
    let membership = store.one_membership(by.id).await?.ok_or(Code::from(Refusal::NotOfAnInstitution))?;
    let stored = store.one_patient(patient).await?;
    let stored = stored.filter(|stored| stored.patient.institution == membership.institution);
    stored.ok_or(ProblemAnswer::new(Code::NotFound))
}
