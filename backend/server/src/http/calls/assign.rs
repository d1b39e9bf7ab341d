//! `POST /api/v1/calls/{id}/assign`.

use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::WorkId;
use xinqiao_protocol::http::calls::AssignCall;

/// A supervisor gives a call to somebody who works off calls, also where another has it.
#[utoipa::path(post, path = "/api/v1/calls/{id}/assign", tag = "calls", params(("id" = WorkId, Path)),
    request_body = AssignCall, responses(
        (status = 204),
        (status = 404, description = "`not_found` or `staff_not_found`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`call_in_talk` or `call_settled`", body = xinqiao_protocol::Problem),
    ))]
pub async fn assign_call(
    State(app): State<AppState>,
    staff: Staff,
    Path(call): Path<WorkId>,
    Json(body): Json<AssignCall>,
) -> Result<StatusCode, ProblemAnswer> {
    let AssignCall { id, staff: to } = body;
    app.desk.run(crate::desk::calls::AssignCall { id, by: staff.id, call, to }).await?;
    Ok(StatusCode::NO_CONTENT)
}
