//! `GET /api/v1/compliance`

use super::OfYear;
use super::board::board;
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::compliance::Compliance;

/// The year of everybody who answered callers in it: supervisions of each month, trainings of the year, against what the
/// rules of that time asked for; and the courses held, by kind and organiser, against the targets of the year.
///
/// Derived from the ledgers at every look. A past month keeps the rules of its last day.
#[utoipa::path(
    get,
    path = "/api/v1/compliance",
    tag = "ledgers",
    params(OfYear),
    responses(
        (status = OK, body = Compliance),
        (status = "default", description = "`field_invalid` with `year`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_compliance(
    State(app): State<AppState>,
    Query(OfYear { year }): Query<OfYear>,
) -> Result<Json<Compliance>, ProblemAnswer> {
    Ok(Json(board(&app, year).await?))
}
