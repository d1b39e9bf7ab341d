//! `POST /api/v1/sessions/{id}/erasure`.

use super::views;
use crate::desk::erasures::EraseCaller;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SessionId;
use xinqiao_protocol::http::erasures::{EraseCaller as Body, Erasure};
use xinqiao_protocol::limits::ERASED_AT_ONCE;
use xinqiao_protocol::{Code, Problem};

/// Erases a caller for good: the keys of their sessions, dispatches, suspected cases and requests are shredded, numbers are
/// taken out. Codes, counts and the journal stay. What became a patient of the registry is kept by law.
#[utoipa::path(
    post,
    path = "/api/v1/sessions/{id}/erasure",
    tag = "erasures",
    params(("id" = SessionId, Path)),
    request_body = Body,
    responses(
        (status = CREATED, body = Erasure),
        (status = "default", description = "`session_not_found`, `caller_erased`, `erasure_hindered`, `changed_meanwhile`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn erase_caller(
    State(app): State<AppState>,
    by: Staff,
    Path(session): Path<SessionId>,
    Json(body): Json<Body>,
) -> Result<(StatusCode, Json<Erasure>), ProblemAnswer> {
    let Body { id, ground, sessions } = body;
    if sessions.len() > ERASED_AT_ONCE {
        return Err(ProblemAnswer::with(Code::FieldInvalid, "field", "sessions"));
    }
    app.desk.run(EraseCaller { id, by: by.id, session, ground, sessions }).await?;
    let erasure = views::one(&app, session).await?;
    Ok((StatusCode::CREATED, Json(erasure.ok_or(ProblemAnswer::new(Code::NotFound))?)))
}
