//! `POST /api/v1/supervisions/{id}/confirmations`

use super::views;
use crate::desk::ledgers::ConfirmSupervision;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::EntryId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::ledgers::{ConfirmSupervision as Body, Supervision};

/// Somebody supervised confirms a supervision as they read it; from then on it counts for them.
///
/// One that was corrected since they read it is not confirmed unseen: `entry_changed`.
#[utoipa::path(
    post,
    path = "/api/v1/supervisions/{id}/confirmations",
    tag = "ledgers",
    params(("id" = EntryId, Path, description = "The first entry")),
    request_body = Body,
    responses(
        (status = OK, body = Supervision),
        (status = "default", description = "`not_found`, `not_supervised`, `self_confirmed`, `entry_changed`, `already_done`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn confirm_supervision(
    State(app): State<AppState>,
    by: Staff,
    Path(supervision): Path<EntryId>,
    Json(body): Json<Body>,
) -> Result<Json<Supervision>, ProblemAnswer> {
    let recorded =
        app.desk.run(ConfirmSupervision { id: body.id, by: by.id, supervision, version: body.version }).await?;
    Ok(Json(views::one_supervision(&app, recorded.entry).await?))
}
