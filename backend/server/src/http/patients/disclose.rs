//! `POST /api/v1/patients/{id}/disclosures`.

use super::views;
use crate::desk::disclosures::DiscloseNow as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::PatientId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::patients::{DiscloseNow, PatientDetail};

/// The departments that must know of the patient and could not be told so far are told now: place, contact, danger.
#[utoipa::path(
    post,
    path = "/api/v1/patients/{id}/disclosures",
    tag = "patients",
    params(("id" = PatientId, Path)),
    request_body = DiscloseNow,
    responses(
        (status = OK, body = PatientDetail),
        (status = "default", description = "`not_found`, `forbidden`, `nothing_to_tell`, `nobody_to_tell`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn disclose_now(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
    Json(body): Json<DiscloseNow>,
) -> Result<Json<PatientDetail>, ProblemAnswer> {
    app.desk.run(Command { id: body.id, by: by.id, patient }).await?;
    views::detail(&app, &by, patient).await
}
