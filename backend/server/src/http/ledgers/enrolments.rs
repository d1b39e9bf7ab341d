//! `POST /api/v1/trainings/{id}/enrolments`

use super::views;
use crate::desk::ledgers::Enrol;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::EntryId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::ledgers::{Enrol as Body, Training};

/// Puts people on a training's list. Whoever is on it already stays so.
#[utoipa::path(
    post,
    path = "/api/v1/trainings/{id}/enrolments",
    tag = "ledgers",
    params(("id" = EntryId, Path, description = "The training")),
    request_body = Body,
    responses(
        (status = OK, body = Training),
        (status = "default", description = "`not_found`, `staff_not_found`, `already_done`, `field_invalid` with `field`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn enrol(
    State(app): State<AppState>,
    by: Staff,
    Path(training): Path<EntryId>,
    Json(body): Json<Body>,
) -> Result<Json<Training>, ProblemAnswer> {
    let recorded = app.desk.run(Enrol { by: by.id, training, body }).await?;
    Ok(Json(views::one_training(&app, recorded.entry).await?))
}
