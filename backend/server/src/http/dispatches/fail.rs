//! `POST /api/v1/dispatches/{id}/fail`.

use super::seen;
use crate::desk::dispatches::directing::{End, EndedOn, Ending};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::EndDispatch;

/// A dispatch did not reach its aim: nobody could go, the person was not found. Whoever was paged or goes is told.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/fail",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = EndDispatch,
    responses(
        (status = NO_CONTENT, description = "Done"),
        (status = "default", description = "`not_found`, `text_too_long`, `dispatch_over`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn fail_dispatch(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<EndDispatch>,
) -> Result<StatusCode, ProblemAnswer> {
    seen(&app, &by, dispatch).await?;
    app.desk
        .run(End {
            id: body.id,
            by: by.id,
            footing: EndedOn::Directing,
            dispatch,
            ending: Ending::Fail,
            because: body.because,
            note: body.note,
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
