//! `GET /api/v1/crew/devices`

use super::devices;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::devices::Devices;

/// One's own phones that stay signed in, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/crew/devices",
    tag = "devices",
    responses(
        (status = OK, body = Devices),
        (status = "default", description = "A problem", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn my_devices(State(app): State<AppState>, staff: Staff) -> Result<Json<Devices>, ProblemAnswer> {
    Ok(Json(devices(&app, &staff, staff.id).await?))
}
