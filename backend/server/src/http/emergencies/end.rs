//! `POST /api/v1/emergencies/{id}/end`.

use super::views;
use crate::desk::emergencies::EndEmergency;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::EmergencyId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::emergencies::{Emergency, EndEmergency as Body};

/// A supervisor declares it over, when none of its cases is open any more.
#[utoipa::path(
    post,
    path = "/api/v1/emergencies/{id}/end",
    tag = "emergencies",
    params(("id" = EmergencyId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = Emergency),
        (status = "default", description = "`not_found`, `cases_open`, `emergency_over`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn end_emergency(
    State(app): State<AppState>,
    by: Staff,
    Path(emergency): Path<EmergencyId>,
    Json(body): Json<Body>,
) -> Result<Json<Emergency>, ProblemAnswer> {
    app.desk.run(EndEmergency { id: body.id, by: by.id, emergency }).await?;
    Ok(Json(views::one(&app, emergency).await?))
}
