//! `POST /api/v1/sessions/{id}/dispatch`.

use super::views;
use crate::desk::dispatches::requesting::{Asker, RequestFromSession};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SessionId;
use xinqiao_domain::authority::Right;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::{DispatchRequested, RequestDispatch};

/// The holder of a session, or a supervisor, asks for a crisis team. Those of the first step are paged in the same commit.
///
/// A session has one open dispatch: another request is answered `dispatch_open`, with its id as the parameter `dispatch`.
#[utoipa::path(
    post,
    path = "/api/v1/sessions/{id}/dispatch",
    tag = "dispatches",
    params(("id" = SessionId, Path)),
    request_body = RequestDispatch,
    responses(
        (status = CREATED, body = DispatchRequested),
        (status = "default", description = "`session_not_found`, `not_your_session`, `dispatch_open`, `no_team_here`, `place_missing`, `needs_too_few`, `needs_too_many`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn request_dispatch(
    State(app): State<AppState>,
    by: Staff,
    Path(session): Path<SessionId>,
    Json(request): Json<RequestDispatch>,
) -> Result<(StatusCode, Json<DispatchRequested>), ProblemAnswer> {
    let asker = if by.has(Right::DirectDispatches) { Asker::Supervisor } else { Asker::Operator };
    let requested = app.desk.run(RequestFromSession { by: by.id, asker, session, request }).await?;
    Ok((StatusCode::CREATED, Json(views::requested(requested))))
}
