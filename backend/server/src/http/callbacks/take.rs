//! `POST /api/v1/callbacks/{id}/take`.

use crate::desk::callbacks::{Step, WorkCallback};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::CallbackId;
use xinqiao_protocol::http::callbacks::ActOnCallback;

/// A colleague takes a request: from now on its number is shown to them in full. The first one to ask gets it.
#[utoipa::path(post, path = "/api/v1/callbacks/{id}/take", tag = "callbacks", params(("id" = CallbackId, Path)),
    request_body = ActOnCallback, responses(
        (status = 204),
        (status = 404, description = "`not_found`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`already_done`", body = xinqiao_protocol::Problem),
    ))]
pub async fn take_callback(
    State(app): State<AppState>,
    staff: Staff,
    Path(callback): Path<CallbackId>,
    Json(body): Json<ActOnCallback>,
) -> Result<StatusCode, ProblemAnswer> {
    app.desk.run(WorkCallback { id: body.id, staff: staff.id, callback, step: Step::Take }).await?;
    Ok(StatusCode::NO_CONTENT)
}
