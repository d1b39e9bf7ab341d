//! `POST /api/v1/sessions/{id}/incidents`.

use super::views;
use crate::desk::incidents::OpenIncident;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SessionId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::incidents::{Incident, OpenIncident as Body};

/// A supervisor opens an incident of a session; it is to be reported within 24 hours. Red lines of a review open theirs by
/// themselves.
#[utoipa::path(
    post,
    path = "/api/v1/sessions/{id}/incidents",
    tag = "incidents",
    params(("id" = SessionId, Path)),
    request_body = Body,
    responses(
        (status = CREATED, body = Incident),
        (status = "default", description = "`session_not_found`, `already_done` where one of this kind is open", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn open_incident(
    State(app): State<AppState>,
    by: Staff,
    Path(session): Path<SessionId>,
    Json(body): Json<Body>,
) -> Result<(StatusCode, Json<Incident>), ProblemAnswer> {
    let opened = app.desk.run(OpenIncident { id: body.id, by: by.id, session, kind: body.kind }).await?;
    Ok((StatusCode::CREATED, Json(views::one(&app, opened.incident).await?)))
}
