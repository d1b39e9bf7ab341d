//! `GET /api/v1/erasures`.

use super::views;
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::erasures::Erasure;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::erasures::StoredErasure;

/// The register of callers who were erased, the latest first, at most 100 in one window: when, by whom, on what ground, how
/// much, and where it may still be read. It holds no word and no number of theirs.
#[utoipa::path(
    get,
    path = "/api/v1/erasures",
    tag = "erasures",
    params(After),
    responses(
        (status = OK, body = Window<Erasure>),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_erasures(
    State(app): State<AppState>,
    Query(window): Query<After>,
) -> Result<Json<Window<Erasure>>, ProblemAnswer> {
    let listed = app.desk.store().erasures(window.place()?, PAGE_ROWS).await?;
    let next = next(&listed, PAGE_ROWS, StoredErasure::place);
    let shelf = views::Shelf::of(&app).await?;
    let rows = listed.into_iter().map(|one| shelf.erasure(one)).collect();
    Ok(Json(Window { rows, next }))
}
