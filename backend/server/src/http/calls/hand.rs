//! `POST /api/v1/calls/{id}/take` and `/release`.

use crate::desk::calls::{HandCall, Motion};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::WorkId;
use xinqiao_protocol::http::calls::ActOnCall;

/// A colleague takes a call: from now on its number is shown to them in full. The first one to ask gets it.
#[utoipa::path(post, path = "/api/v1/calls/{id}/take", tag = "calls", params(("id" = WorkId, Path)),
    request_body = ActOnCall, responses(
        (status = 204),
        (status = 404, description = "`not_found`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`call_taken`, `call_in_talk` or `call_settled`", body = xinqiao_protocol::Problem),
    ))]
pub async fn take_call(
    State(app): State<AppState>,
    staff: Staff,
    Path(call): Path<WorkId>,
    Json(body): Json<ActOnCall>,
) -> Result<StatusCode, ProblemAnswer> {
    app.desk.run(HandCall { id: body.id, staff: staff.id, call, motion: Motion::Take }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whoever has a call gives it back to the list.
#[utoipa::path(post, path = "/api/v1/calls/{id}/release", tag = "calls", params(("id" = WorkId, Path)),
    request_body = ActOnCall, responses(
        (status = 204),
        (status = 403, description = "`call_not_yours`", body = xinqiao_protocol::Problem),
        (status = 404, description = "`not_found`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`call_in_talk` or `call_settled`", body = xinqiao_protocol::Problem),
    ))]
pub async fn release_call(
    State(app): State<AppState>,
    staff: Staff,
    Path(call): Path<WorkId>,
    Json(body): Json<ActOnCall>,
) -> Result<StatusCode, ProblemAnswer> {
    app.desk.run(HandCall { id: body.id, staff: staff.id, call, motion: Motion::Release }).await?;
    Ok(StatusCode::NO_CONTENT)
}
