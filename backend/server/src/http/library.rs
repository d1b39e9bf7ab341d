//! `GET /api/v1/library`.

use super::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_protocol::http::library::Library;

/// This operation.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_library))
}

/// Articles, places to turn to and canned replies, in both languages and in the centre's order. An article or a place
/// is sent to a caller by the `share` frame; a canned reply is a beginning for the operator's own words.
#[utoipa::path(get, path = "/api/v1/library", tag = "library", responses((status = 200, body = Library)))]
pub async fn get_library(State(app): State<AppState>) -> Result<Json<Library>, ProblemAnswer> {
    Ok(Json(Library { items: crate::content::items(app.desk.store()).await? }))
}
