//! `POST /api/v1/sessions/{id}/take-over`.

use crate::desk::records::TakeOver;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SessionId;
use xinqiao_protocol::http::records::TakeOverRecord;

/// A supervisor takes over the record of a talk that is over, whose holder was disabled or no longer answers callers.
/// It appears on the supervisor's desk under a new lease, to be assessed, written and closed.
#[utoipa::path(post, path = "/api/v1/sessions/{id}/take-over", tag = "records", params(("id" = SessionId, Path)),
    request_body = TakeOverRecord, responses(
        (status = 204),
        (status = 403, description = "`not_your_session`: its holder can still write it",
            body = xinqiao_protocol::Problem),
        (status = 409, description = "`session_not_over` or `session_closed`", body = xinqiao_protocol::Problem),
    ))]
pub async fn take_over(
    State(app): State<AppState>,
    staff: Staff,
    Path(session): Path<SessionId>,
    Json(body): Json<TakeOverRecord>,
) -> Result<StatusCode, ProblemAnswer> {
    app.desk.run(TakeOver { id: body.id, staff: staff.id, session }).await?;
    Ok(StatusCode::NO_CONTENT)
}
