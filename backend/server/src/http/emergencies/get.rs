//! `GET /api/v1/emergencies/{id}`.

use super::views;
use crate::http::{AppState, Json, Path, ProblemAnswer};
use axum::extract::State;
use xinqiao_domain::EmergencyId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::emergencies::Emergency;

/// One emergency. Its cases are the dispatches that name it.
#[utoipa::path(
    get,
    path = "/api/v1/emergencies/{id}",
    tag = "emergencies",
    params(("id" = EmergencyId, Path)),
    responses(
        (status = OK, body = Emergency),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_emergency(
    State(app): State<AppState>,
    Path(emergency): Path<EmergencyId>,
) -> Result<Json<Emergency>, ProblemAnswer> {
    Ok(Json(views::one(&app, emergency).await?))
}
