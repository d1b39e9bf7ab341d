//! `GET` and `PUT /api/v1/indicator-targets`.

use crate::desk::indicators::SetIndicatorTarget;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use std::collections::BTreeMap;
use xinqiao_domain::AreaId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::indicators::{IndicatorTargetRow, SetIndicatorTarget as Body};

/// What places are to reach, the latest year first; at most 2,000.
#[utoipa::path(
    get,
    path = "/api/v1/indicator-targets",
    tag = "indicators",
    responses(
        (status = OK, body = Vec<IndicatorTargetRow>),
        (status = "default", description = "`forbidden`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_targets(State(app): State<AppState>) -> Result<Json<Vec<IndicatorTargetRow>>, ProblemAnswer> {
    let store = app.desk.store();
    let people = app.shared.people(&app).await?;
    let areas: BTreeMap<AreaId, String> =
        store.all_areas().await?.into_iter().map(|area| (area.id, area.name)).collect();
    let rows = store.indicator_targets().await?.into_iter().map(|one| IndicatorTargetRow {
        measure: one.target.measure,
        area: one.target.area,
        area_name: one.target.area.and_then(|area| areas.get(&area).cloned()),
        year: one.target.year,
        permille: one.target.permille,
        set_by_name: people.name(one.by),
        set_at: one.at,
    });
    Ok(Json(rows.collect()))
}

/// Sets what a place, or the whole centre, is to reach in a year, or takes it away. A place without a target has that of
/// the next larger one; a year without one has that of the latest year before it.
#[utoipa::path(
    put,
    path = "/api/v1/indicator-targets",
    tag = "indicators",
    request_body = Body,
    responses(
        (status = NO_CONTENT),
        (status = "default", description = "`field_invalid` with `year`, `permille` or `area`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn set_target(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<Body>,
) -> Result<StatusCode, ProblemAnswer> {
    let Body { id, measure, area, year, permille } = body;
    app.desk.run(SetIndicatorTarget { id, by: by.id, measure, area, year, permille }).await?;
    Ok(StatusCode::NO_CONTENT)
}
