//! `GET /api/v1/blocks`.

use super::view;
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::floor::CallerBlock;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::blocks::Listed;

/// Blocks, the one that ends last first, those that are over included; at most 100 in one window.
#[utoipa::path(get, path = "/api/v1/blocks", tag = "floor", params(After),
    responses((status = 200, body = Window<CallerBlock>)))]
pub async fn list_blocks(
    State(app): State<AppState>,
    Query(window): Query<After>,
) -> Result<Json<Window<CallerBlock>>, ProblemAnswer> {
    let listed = app.desk.store().blocks(window.place()?, PAGE_ROWS).await?;
    let next = next(&listed, PAGE_ROWS, Listed::place);
    let people = app.shared.people(&app).await?;
    Ok(Json(Window { rows: listed.into_iter().map(|one| view(one, &people)).collect(), next }))
}
