//! `POST /api/v1/patients/{id}/calls/{session}/seen`.

use super::views;
use crate::desk::patients::SeePatientCall;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::{PatientId, SessionId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::patients::{PatientDetail, SeeCall};

/// Who follows up has looked at a call to the hotline.
#[utoipa::path(
    post,
    path = "/api/v1/patients/{id}/calls/{session}/seen",
    tag = "patients",
    params(("id" = PatientId, Path), ("session" = SessionId, Path)),
    request_body = SeeCall,
    responses(
        (status = OK, body = PatientDetail),
        (status = "default", description = "`not_found`, `forbidden`, `already_done`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn see_patient_call(
    State(app): State<AppState>,
    by: Staff,
    Path((patient, session)): Path<(PatientId, SessionId)>,
    Json(body): Json<SeeCall>,
) -> Result<Json<PatientDetail>, ProblemAnswer> {
    app.desk.run(SeePatientCall { id: body.id, by: by.id, patient, session }).await?;
    views::detail(&app, &by, patient).await
}
