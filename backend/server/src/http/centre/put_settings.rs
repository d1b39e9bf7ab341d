//! `PUT /api/v1/settings`

use super::view;
use crate::desk::centre::ChangeSettings;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::centre::{Settings, SettingsView};

/// Replaces the centre's settings; they hold from now on.
///
/// A value that cannot hold is refused with the path of its field. Hours that are not round the clock are taken, with a
/// warning.
#[utoipa::path(
    put,
    path = "/api/v1/settings",
    tag = "centre",
    request_body = Settings,
    responses(
        (status = OK, body = SettingsView),
        (status = "default", description = "`field_invalid` with `field`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn put_settings(
    State(app): State<AppState>,
    staff: Staff,
    Json(to): Json<Settings>,
) -> Result<Json<SettingsView>, ProblemAnswer> {
    app.desk.run(ChangeSettings { by: staff.id, to }).await?;
    Ok(Json(view(&app).await?))
}
