//! `POST /api/v1/sessions/{id}/block`.

use super::as_it_stands;
use crate::desk::floor::blocking::BlockCaller as Block;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SessionId;
use xinqiao_protocol::http::floor::{BlockCaller, CallerBlock};

/// Blocks where the caller of this session came from, for 1 to 72 hours: their web page's address and browser, or their
/// phone number. While a talk is on or within 24 hours of its end; never while the caller is at high or imminent risk.
/// Whoever says on arrival that they are in danger is let in all the same. Nothing of it shows in the talk.
#[utoipa::path(post, path = "/api/v1/sessions/{id}/block", tag = "floor", params(("id" = SessionId, Path)),
    request_body = BlockCaller, responses(
        (status = 201, body = CallerBlock),
        (status = 404, description = "`session_not_found`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`caller_in_danger`, `too_late_to_block`, `origin_unknown` or `id_reused`",
            body = xinqiao_protocol::Problem),
        (status = 422, description = "`reason_missing`, `text_too_long` or `field_invalid` (hours)",
            body = xinqiao_protocol::Problem),
    ))]
pub async fn block_caller(
    State(app): State<AppState>,
    staff: Staff,
    Path(session): Path<SessionId>,
    Json(body): Json<BlockCaller>,
) -> Result<(StatusCode, Json<CallerBlock>), ProblemAnswer> {
    let BlockCaller { id, hours, reason } = body;
    let block = app.desk.run(Block { id, staff: staff.id, session, hours, reason }).await?;
    Ok((StatusCode::CREATED, as_it_stands(&app, block).await?))
}
