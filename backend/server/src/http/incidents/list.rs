//! `GET /api/v1/incidents`.

use super::views;
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::incidents::Incident;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::incidents::Listed;

/// Incidents: those open first, whichever is due first; then those reported, the latest first. At most 100 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/incidents",
    tag = "incidents",
    params(After),
    responses(
        (status = OK, body = Window<Incident>),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_incidents(
    State(app): State<AppState>,
    Query(window): Query<After>,
) -> Result<Json<Window<Incident>>, ProblemAnswer> {
    let listed = app.desk.store().incidents(window.place()?, PAGE_ROWS).await?;
    let next = next(&listed, PAGE_ROWS, Listed::place);
    let (people, now) = (app.shared.people(&app).await?, app.clock.now());
    let rows = listed.into_iter().map(|one| views::incident_of(one, &people, now)).collect();
    Ok(Json(Window { rows, next }))
}
