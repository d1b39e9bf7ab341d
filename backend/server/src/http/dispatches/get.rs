//! `GET /api/v1/dispatches/{id}`.

use super::{opened, seen, views};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::DispatchView;

/// A dispatch whole: place, person and what waits there. Opening it is recorded before anything is shown, once for each
/// sitting of a quarter of an hour.
#[utoipa::path(
    get,
    path = "/api/v1/dispatches/{id}",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    responses(
        (status = OK, body = DispatchView),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_dispatch(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
) -> Result<Json<DispatchView>, ProblemAnswer> {
    seen(&app, &by, dispatch).await?;
    opened(&app, &by, dispatch).await?;
    let stored = seen(&app, &by, dispatch).await?;
    Ok(Json(views::whole(&app, stored, &by).await?))
}
