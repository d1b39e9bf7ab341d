//! `POST /api/v1/calls/{id}/attempts`.

use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::WorkId;
use xinqiao_protocol::http::calls::RecordAttempt;

/// Whoever has a call has made it. "Not reached" puts it back on the list for a later try; tries that lie far enough apart
/// count, and the third that counts settles it and tells the supervisors. Every other outcome settles it at once.
#[utoipa::path(post, path = "/api/v1/calls/{id}/attempts", tag = "calls", params(("id" = WorkId, Path)),
    request_body = RecordAttempt, responses(
        (status = 204),
        (status = 403, description = "`call_not_yours`", body = xinqiao_protocol::Problem),
        (status = 404, description = "`not_found`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`call_in_talk` or `call_settled`", body = xinqiao_protocol::Problem),
        (status = 422, description = "`text_too_long`", body = xinqiao_protocol::Problem),
    ))]
pub async fn record_attempt(
    State(app): State<AppState>,
    staff: Staff,
    Path(call): Path<WorkId>,
    Json(body): Json<RecordAttempt>,
) -> Result<StatusCode, ProblemAnswer> {
    let RecordAttempt { id, outcome, note } = body;
    app.desk.run(crate::desk::calls::RecordAttempt { id, staff: staff.id, call, outcome, note }).await?;
    Ok(StatusCode::NO_CONTENT)
}
