//! `PUT /api/v1/sessions/{id}/wrap-up`.

use crate::desk::records::SaveWrapUp;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SessionId;
use xinqiao_protocol::http::records::SaveWrapUp as Body;

/// The holder saves the wrap-up form, during the talk or after it; the last one saved counts.
#[utoipa::path(put, path = "/api/v1/sessions/{id}/wrap-up", tag = "records", params(("id" = SessionId, Path)),
    request_body = Body, responses(
        (status = 204),
        (status = 409, description = "`lease_lost`, `session_closed` or `wrap_up_missing` (the form is not complete)",
            body = xinqiao_protocol::Problem),
        (status = 422, description = "`text_too_long`", body = xinqiao_protocol::Problem),
    ))]
pub async fn save_wrap_up(
    State(app): State<AppState>,
    staff: Staff,
    Path(session): Path<SessionId>,
    Json(body): Json<Body>,
) -> Result<StatusCode, ProblemAnswer> {
    let Body { id, fence, wrap_up } = body;
    app.desk.run(SaveWrapUp { id, staff: staff.id, session, fence, form: wrap_up }).await?;
    Ok(StatusCode::NO_CONTENT)
}
