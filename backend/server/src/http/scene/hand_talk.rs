//! `POST /api/v1/dispatches/{id}/talk`.

use super::{footing, reported};
use crate::desk::scene::HandTalk;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::scene::{HandTalk as Body, SceneReported};

/// One side says that the talk is handed over: for the team one of those who go, for the operator whoever holds the session.
/// It is handed over once both have.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/talk",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = SceneReported),
        (status = "default", description = "`not_found`, `not_of_the_crew`, `not_your_session`, `session_not_found`, `not_on_scene`, `already_done`, `dispatch_over`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn hand_talk(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<Body>,
) -> Result<Json<SceneReported>, ProblemAnswer> {
    let Body { id, side } = body;
    let footing = footing(&by);
    let done = app.desk.run(HandTalk { id, by: by.id, footing, dispatch, side }).await?;
    Ok(Json(reported(done)))
}
