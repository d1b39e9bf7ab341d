//! `GET /api/v1/settings`

use super::view;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::centre::SettingsView;

/// The centre's settings, with what is lawful but unwise about them.
#[utoipa::path(
    get,
    path = "/api/v1/settings",
    tag = "centre",
    responses(
        (status = OK, body = SettingsView),
        (status = "default", description = "A problem", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_settings(State(app): State<AppState>) -> Result<Json<SettingsView>, ProblemAnswer> {
    Ok(Json(view(&app).await?))
}
