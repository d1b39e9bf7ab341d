//! `POST /api/v1/sessions/{id}/notes`.

use crate::desk::records::AddNote;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SessionId;
use xinqiao_protocol::http::records::AddNote as Body;

/// The holder adds a private note; the caller never sees it.
#[utoipa::path(post, path = "/api/v1/sessions/{id}/notes", tag = "records", params(("id" = SessionId, Path)),
    request_body = Body, responses(
        (status = 204),
        (status = 403, description = "`not_your_session`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`session_closed`", body = xinqiao_protocol::Problem),
        (status = 422, description = "`text_empty` or `text_too_long`", body = xinqiao_protocol::Problem),
    ))]
pub async fn add_note(
    State(app): State<AppState>,
    staff: Staff,
    Path(session): Path<SessionId>,
    Json(body): Json<Body>,
) -> Result<StatusCode, ProblemAnswer> {
    let Body { id, text } = body;
    app.desk.run(AddNote { id, staff: staff.id, session, text }).await?;
    Ok(StatusCode::NO_CONTENT)
}
