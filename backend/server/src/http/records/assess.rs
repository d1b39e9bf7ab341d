//! `POST /api/v1/sessions/{id}/assessment`.

use crate::desk::records::SaveAssessment;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SessionId;
use xinqiao_protocol::http::records::SaveAssessment as Body;

/// The holder assesses the danger, or says why it could not be assessed. Each assessment is kept; the last counts, and
/// its tier is the session's from then on. A decision other than the suggestion needs its reason.
#[utoipa::path(post, path = "/api/v1/sessions/{id}/assessment", tag = "records", params(("id" = SessionId, Path)),
    request_body = Body, responses(
        (status = 204),
        (status = 409, description = "`lease_lost` or `session_closed`", body = xinqiao_protocol::Problem),
        (status = 422, description = "`override_reason_missing`, `rating_out_of_range` or `text_too_long`",
            body = xinqiao_protocol::Problem),
    ))]
pub async fn assess(
    State(app): State<AppState>,
    staff: Staff,
    Path(session): Path<SessionId>,
    Json(body): Json<Body>,
) -> Result<StatusCode, ProblemAnswer> {
    let Body { id, fence, assessment } = body;
    app.desk.run(SaveAssessment { id, staff: staff.id, session, fence, assessment }).await?;
    Ok(StatusCode::NO_CONTENT)
}
