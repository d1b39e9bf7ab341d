//! `GET /api/v1/sessions/{id}/erasure`.

use super::views;
use crate::http::{AppState, Json, Path, ProblemAnswer};
use axum::extract::State;
use xinqiao_domain::SessionId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::erasures::ErasurePlan;

/// What would go with this session, what the law keeps, and what hinders, all at once. Shows numbers and dates, never words;
/// changes nothing. Once it is done: what was done, and where it may still be read.
#[utoipa::path(
    get,
    path = "/api/v1/sessions/{id}/erasure",
    tag = "erasures",
    params(("id" = SessionId, Path)),
    responses(
        (status = OK, body = ErasurePlan),
        (status = "default", description = "`session_not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn plan_erasure(
    State(app): State<AppState>,
    Path(session): Path<SessionId>,
) -> Result<Json<ErasurePlan>, ProblemAnswer> {
    Ok(Json(views::plan(&app, session).await?))
}
