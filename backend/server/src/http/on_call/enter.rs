//! `POST /api/v1/teams/{id}/on-call`.

use super::as_it_stands;
use crate::desk::teams::EnterOnCall;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::TeamId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{NewOnCall, OnCall};

/// Puts a member on call, from one time on the clock to another, at most 7 days and never twice at once. Nobody goes on
/// call who was not reached by a test page outside of the console.
#[utoipa::path(
    post,
    path = "/api/v1/teams/{id}/on-call",
    tag = "teams",
    params(("id" = TeamId, Path)),
    request_body = NewOnCall,
    responses(
        (status = CREATED, body = OnCall),
        (status = "default", description = "`not_found`, `not_a_team_member`, `shift_invalid`, `channel_not_proven`, `field_invalid` where the zone is not known", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn enter_on_call(
    State(app): State<AppState>,
    by: Staff,
    Path(team): Path<TeamId>,
    Json(body): Json<NewOnCall>,
) -> Result<(StatusCode, Json<OnCall>), ProblemAnswer> {
    let NewOnCall { id, staff, starts, ends, zone } = body;
    let on_call = app.desk.run(EnterOnCall { id, by: by.id, team, staff, starts, ends, zone }).await?;
    Ok((StatusCode::CREATED, Json(as_it_stands(&app, &by, on_call).await?)))
}
