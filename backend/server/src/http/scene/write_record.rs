//! `POST /api/v1/dispatches/{id}/records`.

use super::{footing, reported};
use crate::desk::scene::WriteRecord;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::scene::{SceneReported, WriteRecord as Body};

/// The emergency-disposition record, due 24 hours after contact; late it is taken as well. A correction is a new version,
/// also after the end.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/records",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = SceneReported),
        (status = "default", description = "`not_found`, `not_of_the_crew`, `no_contact_yet`, `record_incomplete`, `changed_meanwhile`, `text_too_long`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn write_record(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<Body>,
) -> Result<Json<SceneReported>, ProblemAnswer> {
    let Body { id, seen, form } = body;
    let footing = footing(&by);
    let done = app.desk.run(WriteRecord { id, by: by.id, footing, dispatch, seen, form }).await?;
    Ok(Json(reported(done)))
}
