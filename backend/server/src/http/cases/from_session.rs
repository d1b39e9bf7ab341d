//! `POST /api/v1/sessions/{id}/case`.

use super::{standing, views};
use crate::desk::cases::OpenFromSession;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SessionId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::cases::{CaseOpened, OpenCase};

/// Whoever holds or held a session, or a supervisor, writes down that somebody may be ill, and refers them in the same
/// commit. Only the fields that are said to leave the house do. A session never makes a patient.
#[utoipa::path(
    post,
    path = "/api/v1/sessions/{id}/case",
    tag = "cases",
    params(("id" = SessionId, Path)),
    request_body = OpenCase,
    responses(
        (status = CREATED, body = CaseOpened),
        (status = "default", description = "`session_not_found`, `not_your_session`, `already_done` with the parameter `case`, `situation_missing`, `field_invalid`, `text_too_long`, `not_of_an_institution`, `pair_not_allowed`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn open_case_from_session(
    State(app): State<AppState>,
    by: Staff,
    Path(session): Path<SessionId>,
    Json(open): Json<OpenCase>,
) -> Result<(StatusCode, Json<CaseOpened>), ProblemAnswer> {
    let opened = app.desk.run(OpenFromSession { by: by.id, standing: standing(&by), session, open }).await?;
    Ok((StatusCode::CREATED, Json(views::opened(opened))))
}
