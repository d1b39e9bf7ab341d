//! `PUT /api/v1/teams/{id}`.

use super::views;
use crate::desk::teams::ChangeTeam as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::TeamId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{ChangeTeam, Team};

/// Changes a team. The editor names the version they saw; if somebody changed it since, nothing is written and
/// `changed_meanwhile` says so. Dispatches under way keep the policy they began with.
#[utoipa::path(
    put,
    path = "/api/v1/teams/{id}",
    tag = "teams",
    params(("id" = TeamId, Path)),
    request_body = ChangeTeam,
    responses(
        (status = OK, body = Team),
        (status = "default", description = "`not_found`, `changed_meanwhile`, `already_done` where it is closed, `text_empty`, `text_too_long`, `field_invalid`, `policy_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn change_team(
    State(app): State<AppState>,
    by: Staff,
    Path(team): Path<TeamId>,
    Json(body): Json<ChangeTeam>,
) -> Result<Json<Team>, ProblemAnswer> {
    let ChangeTeam { id, version, form } = body;
    app.desk.run(Command { id, by: by.id, team, version, form }).await?;
    views::team(&app, &by, team).await
}
