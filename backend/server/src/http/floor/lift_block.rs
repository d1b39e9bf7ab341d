//! `POST /api/v1/blocks/{id}/lift`.

use super::as_it_stands;
use crate::desk::floor::blocking::LiftBlock as Lift;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::BlockId;
use xinqiao_protocol::http::floor::{CallerBlock, LiftBlock};

/// Ends a block at once.
#[utoipa::path(post, path = "/api/v1/blocks/{id}/lift", tag = "floor", params(("id" = BlockId, Path)),
    request_body = LiftBlock, responses(
        (status = 200, body = CallerBlock),
        (status = 404, description = "`not_found`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`already_done`: lifted, or over; or `id_reused`", body = xinqiao_protocol::Problem),
        (status = 422, description = "`reason_missing` or `text_too_long`", body = xinqiao_protocol::Problem),
    ))]
pub async fn lift_block(
    State(app): State<AppState>,
    staff: Staff,
    Path(block): Path<BlockId>,
    Json(body): Json<LiftBlock>,
) -> Result<Json<CallerBlock>, ProblemAnswer> {
    let LiftBlock { id, reason } = body;
    app.desk.run(Lift { id, staff: staff.id, block, reason }).await?;
    as_it_stands(&app, block).await
}
