//! `POST /api/v1/sessions/{id}/close`.

use crate::desk::records::Close;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SessionId;
use xinqiao_protocol::http::records::CloseSession;

/// The holder closes the record: needs an assessment (or why there is none) and the wrap-up form, at high or imminent
/// risk also the follow-ups, or that no contact is possible. Drafts are gone then.
#[utoipa::path(post, path = "/api/v1/sessions/{id}/close", tag = "records", params(("id" = SessionId, Path)),
    request_body = CloseSession, responses(
        (status = 204),
        (status = 409, description = "`session_not_over`, `assessment_missing`, `wrap_up_missing`, `follow_up_missing`, \
            `lease_lost` or `session_closed`", body = xinqiao_protocol::Problem),
        (status = 422, description = "`follow_up_invalid`", body = xinqiao_protocol::Problem),
    ))]
pub async fn close(
    State(app): State<AppState>,
    staff: Staff,
    Path(session): Path<SessionId>,
    Json(body): Json<CloseSession>,
) -> Result<StatusCode, ProblemAnswer> {
    let CloseSession { id, fence, follow_up } = body;
    app.desk.run(Close { id, staff: staff.id, session, fence, plan: follow_up }).await?;
    Ok(StatusCode::NO_CONTENT)
}
