//! `POST /api/v1/patients/{id}/file`.

use super::views;
use crate::desk::patients::CorrectFile as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::PatientId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::patients::{CorrectFile, PatientDetail};

/// Who keeps the file corrects it. It is checked as at registration, and a document of somebody else is refused.
#[utoipa::path(
    post,
    path = "/api/v1/patients/{id}/file",
    tag = "patients",
    params(("id" = PatientId, Path)),
    request_body = CorrectFile,
    responses(
        (status = OK, body = PatientDetail),
        (status = "default", description = "`not_found`, `forbidden`, `field_invalid`, `changed_meanwhile`, `patient_exists`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn correct_file(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
    Json(body): Json<CorrectFile>,
) -> Result<Json<PatientDetail>, ProblemAnswer> {
    app.desk.run(Command { id: body.id, by: by.id, patient, seen: body.seen, file: body.file }).await?;
    views::detail(&app, &by, patient).await
}
