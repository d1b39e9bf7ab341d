//! `POST /api/v1/patients/{id}/consent`.

use super::views;
use crate::desk::patients::ChangeConsent as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::PatientId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::patients::{ChangeConsent, PatientDetail};

/// Whether the person, or who decides for them, agrees to being managed in the community. Who agrees is managed from now on;
/// who no longer does stays registered.
#[utoipa::path(
    post,
    path = "/api/v1/patients/{id}/consent",
    tag = "patients",
    params(("id" = PatientId, Path)),
    request_body = ChangeConsent,
    responses(
        (status = OK, body = PatientDetail),
        (status = "default", description = "`not_found`, `forbidden`, `changed_meanwhile`, `patient_gone`, `entry_in_future`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn change_consent(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
    Json(body): Json<ChangeConsent>,
) -> Result<Json<PatientDetail>, ProblemAnswer> {
    app.desk.run(Command { id: body.id, by: by.id, patient, seen: body.seen, consent: body.consent }).await?;
    views::detail(&app, &by, patient).await
}
