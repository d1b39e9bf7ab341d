//! `POST /api/v1/areas`.

use super::as_it_stands;
use crate::desk::teams::AddArea;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{Area, NewArea};

/// Enters a county, or a township of one.
#[utoipa::path(
    post,
    path = "/api/v1/areas",
    tag = "teams",
    request_body = NewArea,
    responses(
        (status = CREATED, body = Area),
        (status = "default", description = "`text_empty`, `text_too_long`, `field_invalid`, `teams_full`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn add_area(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<NewArea>,
) -> Result<(StatusCode, Json<Area>), ProblemAnswer> {
    let NewArea { id, county, name } = body;
    let area = app.desk.run(AddArea { id, by: by.id, county, name }).await?;
    Ok((StatusCode::CREATED, as_it_stands(&app, area).await?))
}
