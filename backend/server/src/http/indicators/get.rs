//! `GET /api/v1/indicators`.

use super::count::count;
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::indicators::{Indicators, IndicatorsOf};

/// The indicators of the registry in a period: of the whole centre or a place in it, and of each township there. Each with
/// numerator, denominator, target and the version of its formula. A period that has not begun is refused.
#[utoipa::path(
    get,
    path = "/api/v1/indicators",
    tag = "indicators",
    params(IndicatorsOf),
    responses(
        (status = OK, body = Indicators),
        (status = "default", description = "`field_invalid` with `period` or `area`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_indicators(
    State(app): State<AppState>,
    Query(wanted): Query<IndicatorsOf>,
) -> Result<Json<Indicators>, ProblemAnswer> {
    Ok(Json(count(&app, wanted).await?))
}
