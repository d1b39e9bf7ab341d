//! `POST /api/v1/dispatches/{id}/services`.

use super::{footing, reported};
use crate::desk::scene::ReportService;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::scene::{ReportService as Body, SceneReported};

/// Police or ambulance was asked, has answered, has arrived: said by the operator, the team or a supervisor. Contact is
/// confirmed, not assumed.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/services",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = SceneReported),
        (status = "default", description = "`not_found`, `not_of_the_crew`, `service_not_asked`, `already_done`, `dispatch_over`, `happened_at_invalid`, `text_empty`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn report_service(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<Body>,
) -> Result<Json<SceneReported>, ProblemAnswer> {
    let Body { id, happened_at, service, report } = body;
    let footing = footing(&by);
    let done = app.desk.run(ReportService { id, by: by.id, footing, dispatch, happened_at, service, report }).await?;
    Ok(Json(reported(done)))
}
