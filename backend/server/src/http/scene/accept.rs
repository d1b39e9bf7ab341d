//! `POST /api/v1/dispatches/{id}/acceptance`.

use super::{footing, reported};
use crate::desk::scene::Accept;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::scene::{SceneReported, WriteAcceptance as Body};

/// Whoever received the person has accepted. With the record written and the checks over, the dispatch is closed.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/acceptance",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = SceneReported),
        (status = "default", description = "`not_found`, `not_of_the_crew`, `not_handed_over`, `already_done`, `dispatch_over`, `happened_at_invalid`, `text_empty`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn accept_person(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<Body>,
) -> Result<Json<SceneReported>, ProblemAnswer> {
    let Body { id, happened_at, accepted_by } = body;
    let footing = footing(&by);
    let done = app.desk.run(Accept { id, by: by.id, footing, dispatch, happened_at, accepted_by }).await?;
    Ok(Json(reported(done)))
}
