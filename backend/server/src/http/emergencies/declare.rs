//! `POST /api/v1/emergencies`.

use super::views;
use crate::desk::emergencies::DeclareEmergency;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::emergencies::{DeclareEmergency as Body, Emergency};

/// A supervisor declares an emergency, or a drill of one: the newest version of its area's plan is activated, and every case
/// under it is a dispatch that names both.
#[utoipa::path(
    post,
    path = "/api/v1/emergencies",
    tag = "emergencies",
    request_body = Body,
    responses(
        (status = CREATED, body = Emergency),
        (status = "default", description = "`not_found`, `no_plan_here`, `text_empty`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn declare_emergency(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<Body>,
) -> Result<(StatusCode, Json<Emergency>), ProblemAnswer> {
    let Body { id, purpose, area, title } = body;
    let declared = app.desk.run(DeclareEmergency { id, by: by.id, purpose, area, title }).await?;
    Ok((StatusCode::CREATED, Json(views::one(&app, declared.emergency).await?)))
}
