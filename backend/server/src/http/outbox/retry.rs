//! `POST /api/v1/outbox/{id}/retry`.

use crate::desk::outbox::Retry;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::OutboxId;
use xinqiao_protocol::http::outbox::RetryDelivery;

/// Sends something once more that failed, expired or was not sent at all, to the recipient's address as it is known now.
/// Whoever may have received it before is told that it may be a repeat.
#[utoipa::path(post, path = "/api/v1/outbox/{id}/retry", tag = "outbox", params(("id" = OutboxId, Path)),
    request_body = RetryDelivery, responses(
        (status = 204),
        (status = 404, description = "`not_found`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`already_done`: on its way, accepted, or called off; `page_answered`",
            body = xinqiao_protocol::Problem),
        (status = 410, description = "`page_stood_down`", body = xinqiao_protocol::Problem),
        (status = 422, description = "`field_invalid` (email): the recipient has no address", body = xinqiao_protocol::Problem),
    ))]
pub async fn retry_delivery(
    State(app): State<AppState>,
    staff: Staff,
    Path(item): Path<OutboxId>,
    Json(body): Json<RetryDelivery>,
) -> Result<StatusCode, ProblemAnswer> {
    app.desk.run(Retry { id: body.id, item, by: staff.id }).await?;
    Ok(StatusCode::NO_CONTENT)
}
