//! `GET /api/v1/areas`.

use super::every_area;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::Areas;

/// Counties by name, each followed by its townships, with the team that would be sent there; closed ones at the end. At
/// most 500.
#[utoipa::path(
    get,
    path = "/api/v1/areas",
    tag = "teams",
    responses(
        (status = OK, body = Areas),
        (status = "default", description = "`forbidden`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_areas(State(app): State<AppState>) -> Result<Json<Areas>, ProblemAnswer> {
    Ok(Json(Areas { areas: every_area(&app).await? }))
}
