//! `POST /api/v1/callbacks/{id}/done`.

use crate::desk::callbacks::{Step, WorkCallback};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::CallbackId;
use xinqiao_protocol::http::callbacks::FinishCallback;

/// Whoever took a request says how the call ended. "Not reached" is an outcome of its own.
#[utoipa::path(post, path = "/api/v1/callbacks/{id}/done", tag = "callbacks", params(("id" = CallbackId, Path)),
    request_body = FinishCallback, responses(
        (status = 204),
        (status = 404, description = "`not_found`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`already_done`", body = xinqiao_protocol::Problem),
    ))]
pub async fn finish_callback(
    State(app): State<AppState>,
    staff: Staff,
    Path(callback): Path<CallbackId>,
    Json(body): Json<FinishCallback>,
) -> Result<StatusCode, ProblemAnswer> {
    app.desk
        .run(WorkCallback { id: body.id, staff: staff.id, callback, step: Step::Finish { outcome: body.outcome } })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
