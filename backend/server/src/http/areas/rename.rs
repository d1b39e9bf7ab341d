//! `PUT /api/v1/areas/{id}`.

use super::as_it_stands;
use crate::desk::teams::RenameArea as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::AreaId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{Area, RenameArea};

/// Gives an area another name.
#[utoipa::path(
    put,
    path = "/api/v1/areas/{id}",
    tag = "teams",
    params(("id" = AreaId, Path)),
    request_body = RenameArea,
    responses(
        (status = OK, body = Area),
        (status = "default", description = "`not_found`, `text_empty`, `text_too_long`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn rename_area(
    State(app): State<AppState>,
    by: Staff,
    Path(area): Path<AreaId>,
    Json(body): Json<RenameArea>,
) -> Result<Json<Area>, ProblemAnswer> {
    let RenameArea { id, name } = body;
    app.desk.run(Command { id, by: by.id, area, name }).await?;
    as_it_stands(&app, area).await
}
