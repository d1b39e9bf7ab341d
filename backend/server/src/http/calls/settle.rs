//! `POST /api/v1/calls/{id}/settle`.

use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::WorkId;
use xinqiao_protocol::http::calls::SettleCall;

/// Whoever has a call settles it without making it, and says why: to whom it was handed over, or why nobody can be reached.
#[utoipa::path(post, path = "/api/v1/calls/{id}/settle", tag = "calls", params(("id" = WorkId, Path)),
    request_body = SettleCall, responses(
        (status = 204),
        (status = 403, description = "`call_not_yours`", body = xinqiao_protocol::Problem),
        (status = 404, description = "`not_found`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`call_in_talk` or `call_settled`", body = xinqiao_protocol::Problem),
        (status = 422, description = "`reason_missing` or `text_too_long`", body = xinqiao_protocol::Problem),
    ))]
pub async fn settle_call(
    State(app): State<AppState>,
    staff: Staff,
    Path(call): Path<WorkId>,
    Json(body): Json<SettleCall>,
) -> Result<StatusCode, ProblemAnswer> {
    let SettleCall { id, reason, note } = body;
    app.desk.run(crate::desk::calls::SettleCall { id, staff: staff.id, call, reason, note }).await?;
    Ok(StatusCode::NO_CONTENT)
}
