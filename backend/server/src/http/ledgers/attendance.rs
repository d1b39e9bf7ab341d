//! `POST /api/v1/trainings/{id}/attendance`

use super::views;
use crate::desk::ledgers::ConfirmAttendance;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::EntryId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::ledgers::{ConfirmAttendance as Body, Training};

/// The trainer confirms what came of people's attendance; it counts at once.
///
/// Said again of somebody, it corrects what was said. Either all of the list is taken or none.
#[utoipa::path(
    post,
    path = "/api/v1/trainings/{id}/attendance",
    tag = "ledgers",
    params(("id" = EntryId, Path, description = "The training")),
    request_body = Body,
    responses(
        (status = OK, body = Training),
        (status = "default", description = "`not_found`, `not_the_trainer`, `self_confirmed`, `entry_in_future`, `not_enrolled`, `already_done`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn confirm_attendance(
    State(app): State<AppState>,
    by: Staff,
    Path(training): Path<EntryId>,
    Json(body): Json<Body>,
) -> Result<Json<Training>, ProblemAnswer> {
    let recorded = app.desk.run(ConfirmAttendance { by: by.id, training, body }).await?;
    Ok(Json(views::one_training(&app, recorded.entry).await?))
}
