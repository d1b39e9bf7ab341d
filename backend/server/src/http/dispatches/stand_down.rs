//! `POST /api/v1/dispatches/{id}/stand-down`.

use crate::desk::dispatches::directing::{End, EndedOn, Ending};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::DispatchId;
use xinqiao_domain::authority::Right;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::EndDispatch;

/// Nobody has to go any more: whoever was paged or goes is told within seconds. A supervisor may at any time, whoever asked
/// for the team until it is on its way.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/stand-down",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = EndDispatch,
    responses(
        (status = NO_CONTENT, description = "Done"),
        (status = "default", description = "`not_found`, `already_on_the_way`, `text_too_long`, `dispatch_over`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn stand_down_dispatch(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<EndDispatch>,
) -> Result<StatusCode, ProblemAnswer> {
    let footing = if by.has(Right::DirectDispatches) { EndedOn::Directing } else { EndedOn::Asked };
    let EndDispatch { id, because, note } = body;
    app.desk.run(End { id, by: by.id, footing, dispatch, ending: Ending::StandDown, because, note }).await?;
    Ok(StatusCode::NO_CONTENT)
}
