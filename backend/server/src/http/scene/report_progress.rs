//! `POST /api/v1/dispatches/{id}/progress`.

use super::{footing, reported};
use crate::desk::scene::ReportProgress;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::scene::{ReportProgress as Body, SceneReported};

/// One of those who go, or a supervisor for them, reports the next stage. A phone that had no network says when it happened;
/// both instants are kept.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/progress",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = SceneReported),
        (status = "default", description = "`not_found`, `not_of_the_crew`, `not_assembled`, `not_on_the_way`, `not_on_scene`, `no_contact_yet`, `not_decided_yet`, `measure_missing`, `already_done` where the stage was reached before, `dispatch_over`, `happened_at_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn report_progress(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<Body>,
) -> Result<Json<SceneReported>, ProblemAnswer> {
    let Body { id, happened_at, report } = body;
    let footing = footing(&by);
    let done = app.desk.run(ReportProgress { id, by: by.id, footing, dispatch, happened_at, report }).await?;
    Ok(Json(reported(done)))
}
