//! `POST /api/v1/patients`.

use super::views;
use crate::desk::patients::RegisterPatient as Command;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::patients::{PatientDetail, RegisterPatient};

/// Registers somebody whose suspected case was diagnosed, or reported and reviewed: there is no other way. Nobody is
/// registered twice; who has the same name and birth is looked at first. At level 3 or more police and governance are told in
/// the same step.
#[utoipa::path(
    post,
    path = "/api/v1/patients",
    tag = "patients",
    request_body = RegisterPatient,
    responses(
        (status = CREATED, body = PatientDetail),
        (status = "default", description = "`not_found`, `not_of_an_institution`, `case_not_diagnosed`, `report_not_reviewed`, `already_done`, `keeper_invalid`, `worker_elsewhere`, `field_invalid`, `patient_exists`, `patient_alike`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn register_patient(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<RegisterPatient>,
) -> Result<(StatusCode, Json<PatientDetail>), ProblemAnswer> {
    let RegisterPatient { id, case, township, institution, worker, consent, level, file, distinct_from } = body;
    let by_id = by.id;
    let registered = app
        .desk
        .run(Command { id, by: by_id, case, township, institution, worker, consent, level, file, distinct_from })
        .await?;
    Ok((StatusCode::CREATED, views::detail(&app, &by, registered.patient).await?))
}
