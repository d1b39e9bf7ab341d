//! `POST /api/v1/dispatches/{id}/withdraw`.

use super::seen;
use crate::desk::dispatches::answering::Withdraw;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::WithdrawFromDispatch;

/// Somebody who had said that they go, cannot: their role is empty again, and others are asked at once.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/withdraw",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = WithdrawFromDispatch,
    responses(
        (status = NO_CONTENT, description = "Done"),
        (status = "default", description = "`not_found`, `not_of_the_crew`, `already_on_the_way`, `dispatch_over`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn withdraw_from_dispatch(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<WithdrawFromDispatch>,
) -> Result<StatusCode, ProblemAnswer> {
    seen(&app, &by, dispatch).await?;
    app.desk.run(Withdraw { id: body.id, staff: by.id, dispatch, because: body.because }).await?;
    Ok(StatusCode::NO_CONTENT)
}
