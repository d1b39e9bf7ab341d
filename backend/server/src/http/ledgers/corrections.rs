//! `POST /api/v1/trainings/{id}/corrections`, `POST /api/v1/supervisions/{id}/corrections`

use super::views;
use crate::desk::ledgers::{CorrectSupervision, CorrectTraining};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::EntryId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::ledgers::{
    CorrectSupervision as SupervisionBody, CorrectTraining as TrainingBody, Supervision, Training,
};

/// Its trainer corrects a training, or withdraws it. Every version is kept; the last one stands.
#[utoipa::path(
    post,
    path = "/api/v1/trainings/{id}/corrections",
    tag = "ledgers",
    params(("id" = EntryId, Path, description = "The first entry")),
    request_body = TrainingBody,
    responses(
        (status = OK, body = Training),
        (status = "default", description = "`not_found`, `correction_of_correction`, `already_done`, `not_the_trainer`, `reason_missing`, `entry_in_future`, `field_invalid` with `field`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn correct_training(
    State(app): State<AppState>,
    by: Staff,
    Path(entry): Path<EntryId>,
    Json(body): Json<TrainingBody>,
) -> Result<Json<Training>, ProblemAnswer> {
    let recorded = app.desk.run(CorrectTraining { by: by.id, entry, body }).await?;
    Ok(Json(views::one_training(&app, recorded.entry).await?))
}

/// Its supervisor corrects a supervision, or withdraws it.
///
/// Every version is kept. What somebody has confirmed counts on for them until they confirm the new version.
#[utoipa::path(
    post,
    path = "/api/v1/supervisions/{id}/corrections",
    tag = "ledgers",
    params(("id" = EntryId, Path, description = "The first entry")),
    request_body = SupervisionBody,
    responses(
        (status = OK, body = Supervision),
        (status = "default", description = "`not_found`, `correction_of_correction`, `already_done`, `not_the_supervisor`, `reason_missing`, `self_confirmed`, `entry_in_future`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn correct_supervision(
    State(app): State<AppState>,
    by: Staff,
    Path(entry): Path<EntryId>,
    Json(body): Json<SupervisionBody>,
) -> Result<Json<Supervision>, ProblemAnswer> {
    let recorded = app.desk.run(CorrectSupervision { by: by.id, entry, body }).await?;
    Ok(Json(views::one_supervision(&app, recorded.entry).await?))
}
