//! `PUT /api/v1/teams/{id}/members/{staff}`.

use super::views;
use crate::desk::teams::PutMember as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::{StaffId, TeamId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{PutMember, Team};

/// Adds somebody to a team, or changes what is known of them. A contact whose address is as it was keeps what it has
/// proven; a changed one has to prove itself anew.
#[utoipa::path(
    put,
    path = "/api/v1/teams/{id}/members/{staff}",
    tag = "teams",
    params(("id" = TeamId, Path), ("staff" = StaffId, Path)),
    request_body = PutMember,
    responses(
        (status = OK, body = Team),
        (status = "default", description = "`not_found`, `staff_not_found`, `no_crisis_role`, `in_another_team`, `teams_full`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn put_member(
    State(app): State<AppState>,
    by: Staff,
    Path((team, staff)): Path<(TeamId, StaffId)>,
    Json(form): Json<PutMember>,
) -> Result<Json<Team>, ProblemAnswer> {
    app.desk.run(Command { by: by.id, team, staff, form }).await?;
    views::team(&app, &by, team).await
}
