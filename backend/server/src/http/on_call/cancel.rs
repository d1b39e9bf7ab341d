//! `POST /api/v1/on-call/{id}/cancel`.

use super::as_it_stands;
use crate::desk::teams::CancelOnCall;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::OnCallId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{CloseThis, OnCall};

/// Takes out a period that is not over; one that has begun ends at once, and what was served of it stays. The gap it may
/// leave is told.
#[utoipa::path(
    post,
    path = "/api/v1/on-call/{id}/cancel",
    tag = "teams",
    params(("id" = OnCallId, Path)),
    request_body = CloseThis,
    responses(
        (status = OK, body = OnCall),
        (status = "default", description = "`not_found`, `already_done`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn cancel_on_call(
    State(app): State<AppState>,
    by: Staff,
    Path(on_call): Path<OnCallId>,
    Json(body): Json<CloseThis>,
) -> Result<Json<OnCall>, ProblemAnswer> {
    app.desk.run(CancelOnCall { id: body.id, by: by.id, on_call }).await?;
    Ok(Json(as_it_stands(&app, &by, on_call).await?))
}
