//! `POST /api/v1/teams`.

use super::views;
use crate::desk::teams::AddTeam;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{NewTeam, Team};

/// Enters a team, with whom it asks for help, its escalation policy, and who is to be on call at every minute.
#[utoipa::path(
    post,
    path = "/api/v1/teams",
    tag = "teams",
    request_body = NewTeam,
    responses(
        (status = CREATED, body = Team),
        (status = "default", description = "`text_empty`, `text_too_long`, `field_invalid`, `policy_invalid`, `teams_full`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn add_team(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<NewTeam>,
) -> Result<(StatusCode, Json<Team>), ProblemAnswer> {
    let team = app.desk.run(AddTeam { id: body.id, by: by.id, form: body.form }).await?;
    Ok((StatusCode::CREATED, views::team(&app, &by, team).await?))
}
