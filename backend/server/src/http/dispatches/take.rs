//! `POST /api/v1/dispatches/{id}/take`.

use super::seen;
use crate::desk::dispatches::directing::Take;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::ActOnDispatch;

/// A supervisor takes a dispatch into their own hands: it is theirs until it ends.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/take",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = ActOnDispatch,
    responses(
        (status = NO_CONTENT, description = "Done"),
        (status = "default", description = "`not_found`, `already_done`, `dispatch_over`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn take_dispatch(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<ActOnDispatch>,
) -> Result<StatusCode, ProblemAnswer> {
    seen(&app, &by, dispatch).await?;
    app.desk.run(Take { id: body.id, by: by.id, dispatch }).await?;
    Ok(StatusCode::NO_CONTENT)
}
