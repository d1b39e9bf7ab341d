//! `POST /api/v1/dispatches/{id}/escort`.

use super::{footing, reported};
use crate::desk::scene::WriteEscort;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::scene::{SceneReported, WriteEscort as Body};

/// Who brought the person to which hospital, received by whom. Written anew, the last one stands.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/escort",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = SceneReported),
        (status = "default", description = "`not_found`, `not_of_the_crew`, `no_contact_yet`, `text_empty`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn write_escort(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<Body>,
) -> Result<Json<SceneReported>, ProblemAnswer> {
    let Body { id, form } = body;
    let footing = footing(&by);
    let done = app.desk.run(WriteEscort { id, by: by.id, footing, dispatch, form }).await?;
    Ok(Json(reported(done)))
}
