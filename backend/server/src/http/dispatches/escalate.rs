//! `POST /api/v1/dispatches/{id}/escalate`.

use super::seen;
use crate::desk::dispatches::directing::EscalateNow;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::EscalateDispatch;

/// The next step of the ladder at once; one that is used up begins anew. An order that is older than the newest step is
/// `already_done`.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/escalate",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = EscalateDispatch,
    responses(
        (status = NO_CONTENT, description = "Done"),
        (status = "default", description = "`not_found`, `already_done`, `dispatch_over`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn escalate_dispatch(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<EscalateDispatch>,
) -> Result<StatusCode, ProblemAnswer> {
    seen(&app, &by, dispatch).await?;
    app.desk.run(EscalateNow { id: body.id, by: by.id, dispatch, seen: body.taken }).await?;
    Ok(StatusCode::NO_CONTENT)
}
