//! `PUT /api/v1/patients/{id}/visit-draft`.

use crate::desk::visits::KeepVisitDraft;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::PatientId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::records::Saved;
use xinqiao_protocol::http::visits::SaveVisitDraft;

/// Keeps the reader's own half-filled form: it survives reload, crash and another machine. An empty body gives it up. At
/// most 32 KiB; opaque to the server, sealed at rest.
#[utoipa::path(
    put,
    path = "/api/v1/patients/{id}/visit-draft",
    tag = "visits",
    params(("id" = PatientId, Path)),
    request_body = SaveVisitDraft,
    responses(
        (status = OK, body = Saved),
        (status = "default", description = "`not_found`, `not_of_an_institution`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn save_visit_draft(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
    Json(body): Json<SaveVisitDraft>,
) -> Result<Json<Saved>, ProblemAnswer> {
    let kept = app.desk.run(KeepVisitDraft { by: by.id, patient, body: body.body }).await?;
    Ok(Json(Saved { saved_at: kept.at }))
}
