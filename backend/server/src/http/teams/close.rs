//! `POST /api/v1/teams/{id}/close`.

use super::views;
use crate::desk::teams::CloseTeam;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::TeamId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{CloseThis, Team};

/// Closes a team that has no members and no open dispatch. What it did stays.
#[utoipa::path(
    post,
    path = "/api/v1/teams/{id}/close",
    tag = "teams",
    params(("id" = TeamId, Path)),
    request_body = CloseThis,
    responses(
        (status = OK, body = Team),
        (status = "default", description = "`not_found`, `already_done`, `team_in_use`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn close_team(
    State(app): State<AppState>,
    by: Staff,
    Path(team): Path<TeamId>,
    Json(body): Json<CloseThis>,
) -> Result<Json<Team>, ProblemAnswer> {
    app.desk.run(CloseTeam { id: body.id, by: by.id, team }).await?;
    views::team(&app, &by, team).await
}
