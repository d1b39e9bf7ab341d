//! `GET /api/v1/samples`.

use super::views;
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::samples::Sample;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::samples;

/// Samples drawn, the latest first, with how far their reviews have come; at most 100 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/samples",
    tag = "samples",
    params(After),
    responses(
        (status = OK, body = Window<Sample>),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_samples(
    State(app): State<AppState>,
    Query(window): Query<After>,
) -> Result<Json<Window<Sample>>, ProblemAnswer> {
    let samples = app.desk.store().samples(window.place()?, PAGE_ROWS).await?;
    let next = next(&samples, PAGE_ROWS, samples::Sample::place);
    Ok(Json(Window { rows: views::samples_of(&app, samples).await?, next }))
}
