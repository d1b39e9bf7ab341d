//! `DELETE /api/v1/teams/{id}/members/{staff}`.

use super::views;
use crate::desk::teams::RemoveMember as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use axum::extract::State;
use xinqiao_domain::{StaffId, TeamId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{RemoveMember, Team};

/// Takes somebody out of a team. What they were entered for is cancelled; whoever is on a dispatch stays until it is over.
#[utoipa::path(
    delete,
    path = "/api/v1/teams/{id}/members/{staff}",
    tag = "teams",
    params(
        ("id" = TeamId, Path),
        ("staff" = StaffId, Path),
        ("id" = String, Query, description = "Made by the client: repeated, it is answered the same", format = "uuid"),
    ),
    responses(
        (status = OK, body = Team),
        (status = "default", description = "`not_a_team_member`, `team_in_use`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn remove_member(
    State(app): State<AppState>,
    by: Staff,
    Path((team, staff)): Path<(TeamId, StaffId)>,
    Query(query): Query<RemoveMember>,
) -> Result<Json<Team>, ProblemAnswer> {
    app.desk.run(Command { id: query.id, by: by.id, team, staff }).await?;
    views::team(&app, &by, team).await
}
