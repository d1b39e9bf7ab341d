//! `POST /api/v1/areas/{id}/close`.

use super::as_it_stands;
use crate::desk::teams::CloseArea;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::AreaId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{Area, CloseThis};

/// Closes an area that has no townships and no teams at work: nobody is sent there any more.
#[utoipa::path(
    post,
    path = "/api/v1/areas/{id}/close",
    tag = "teams",
    params(("id" = AreaId, Path)),
    request_body = CloseThis,
    responses(
        (status = OK, body = Area),
        (status = "default", description = "`not_found`, `already_done`, `area_in_use`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn close_area(
    State(app): State<AppState>,
    by: Staff,
    Path(area): Path<AreaId>,
    Json(body): Json<CloseThis>,
) -> Result<Json<Area>, ProblemAnswer> {
    app.desk.run(CloseArea { id: body.id, by: by.id, area }).await?;
    as_it_stands(&app, area).await
}
