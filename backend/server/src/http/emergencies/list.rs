//! `GET /api/v1/emergencies`.

use super::views;
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::emergencies::Emergency;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::emergencies::ListedEmergency;

/// Declared emergencies, those under way and those over, the latest first; at most 100 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/emergencies",
    tag = "emergencies",
    params(After),
    responses(
        (status = OK, body = Window<Emergency>),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_emergencies(
    State(app): State<AppState>,
    Query(window): Query<After>,
) -> Result<Json<Window<Emergency>>, ProblemAnswer> {
    let listed = app.desk.store().emergencies(window.place()?, PAGE_ROWS).await?;
    let next = next(&listed, PAGE_ROWS, ListedEmergency::place);
    let people = app.shared.people(&app).await?;
    let rows = listed.into_iter().map(|one| views::emergency_of(one, &people)).collect();
    Ok(Json(Window { rows, next }))
}
