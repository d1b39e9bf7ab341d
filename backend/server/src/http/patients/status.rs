//! `POST /api/v1/patients/{id}/status`.

use super::views;
use crate::desk::patients::ChangePatientStatus as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::PatientId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::patients::{ChangePatientStatus, PatientDetail};

/// Somebody moved away, cannot be reached any more, was found again, or died. Nobody waits for a follow-up of somebody who is
/// gone, and departments are told no more.
#[utoipa::path(
    post,
    path = "/api/v1/patients/{id}/status",
    tag = "patients",
    params(("id" = PatientId, Path)),
    request_body = ChangePatientStatus,
    responses(
        (status = OK, body = PatientDetail),
        (status = "default", description = "`not_found`, `forbidden`, `changed_meanwhile`, `patient_gone`, `already_done`, `entry_in_future`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn change_patient_status(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
    Json(body): Json<ChangePatientStatus>,
) -> Result<Json<PatientDetail>, ProblemAnswer> {
    app.desk.run(Command { id: body.id, by: by.id, patient, seen: body.seen, change: body.change }).await?;
    views::detail(&app, &by, patient).await
}
