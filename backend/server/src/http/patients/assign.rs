//! `POST /api/v1/patients/{id}/assignment`.

use crate::desk::patients::AssignPatient as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::PatientId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::patients::{AssignPatient, PatientAssigned};

/// Another worker takes over, or another township with the institution that serves it. Where a file is handed to another
/// institution, its old keeper sees it no more.
#[utoipa::path(
    post,
    path = "/api/v1/patients/{id}/assignment",
    tag = "patients",
    params(("id" = PatientId, Path)),
    request_body = AssignPatient,
    responses(
        (status = OK, body = PatientAssigned),
        (status = "default", description = "`not_found`, `forbidden`, `changed_meanwhile`, `patient_gone`, `already_done`, `field_invalid`, `keeper_invalid`, `worker_elsewhere`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn assign_patient(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
    Json(body): Json<AssignPatient>,
) -> Result<Json<PatientAssigned>, ProblemAnswer> {
    let AssignPatient { id, seen, township, institution, worker } = body;
    app.desk.run(Command { id, by: by.id, patient, seen, township, institution, worker }).await?;
    Ok(Json(PatientAssigned { patient, institution, worker }))
}
