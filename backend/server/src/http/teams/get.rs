//! `GET /api/v1/teams/{id}`.

use super::views;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::TeamId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::Team;

/// A team with its members. Whoever does not keep teams reads their own, without the addresses of the others.
#[utoipa::path(
    get,
    path = "/api/v1/teams/{id}",
    tag = "teams",
    params(("id" = TeamId, Path)),
    responses(
        (status = OK, body = Team),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_team(
    State(app): State<AppState>,
    by: Staff,
    Path(team): Path<TeamId>,
) -> Result<Json<Team>, ProblemAnswer> {
    views::team(&app, &by, team).await
}
