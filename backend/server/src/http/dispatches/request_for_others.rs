//! `POST /api/v1/dispatches`.

use super::views;
use crate::desk::dispatches::requesting::RequestForSomebody;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::{DispatchRequested, RequestForOthers};

/// A team is asked for because somebody told us: police, a department, relatives, an employer, a village, a school, a
/// clinic; or as one of the cases of a declared emergency.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches",
    tag = "dispatches",
    request_body = RequestForOthers,
    responses(
        (status = CREATED, body = DispatchRequested),
        (status = "default", description = "`no_team_here`, `place_missing`, `needs_too_few`, `needs_too_many`, `emergency_over`, `purpose_differs`, `not_found`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn request_for_others(
    State(app): State<AppState>,
    by: Staff,
    Json(request): Json<RequestForOthers>,
) -> Result<(StatusCode, Json<DispatchRequested>), ProblemAnswer> {
    let requested = app.desk.run(RequestForSomebody { by: by.id, request }).await?;
    Ok((StatusCode::CREATED, Json(views::requested(requested))))
}
