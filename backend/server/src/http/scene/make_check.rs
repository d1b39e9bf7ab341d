//! `POST /api/v1/dispatches/{id}/checks`.

use super::{footing, reported};
use crate::desk::scene::MakeCheck;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::scene::{MakeCheck as Body, SceneReported};

/// A check afterwards. Two stable ones in a row end them; an unstable one starts them anew.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/checks",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = SceneReported),
        (status = "default", description = "`not_found`, `not_of_the_crew`, `no_check_due`, `dispatch_over`, `happened_at_invalid`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn make_check(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<Body>,
) -> Result<Json<SceneReported>, ProblemAnswer> {
    let Body { id, happened_at, finding, note } = body;
    let footing = footing(&by);
    let done = app.desk.run(MakeCheck { id, by: by.id, footing, dispatch, happened_at, finding, note }).await?;
    Ok(Json(reported(done)))
}
