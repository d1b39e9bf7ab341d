//! `/api/v1/library`: articles, places to turn to and canned replies, read and edited.

mod add_item;
mod change_item;
mod remove_item;

use super::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::library::{Library, LibraryItem};

/// The routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_library))
        .routes(routes!(add_item::add_library_item))
        .routes(routes!(change_item::change_library_item))
        .routes(routes!(remove_item::remove_library_item))
}

/// Articles, places to turn to and canned replies, in both languages and in the centre's order. An article or a place
/// is sent to a caller by the `share` frame; a canned reply is a beginning for the operator's own words.
///
/// A console hears `library_changed` when somebody edited it.
#[utoipa::path(get, path = "/api/v1/library", tag = "library", responses((status = 200, body = Library)))]
pub async fn get_library(State(app): State<AppState>) -> Result<Json<Library>, ProblemAnswer> {
    Ok(Json(Library { items: crate::content::items(app.desk.store()).await? }))
}

/// An item as it stands now.
async fn as_it_stands(app: &AppState, item: &str) -> Result<Json<LibraryItem>, ProblemAnswer> {
    let items = crate::content::items(app.desk.store()).await?;
    items.into_iter().find(|one| one.item == item).map(Json).ok_or_else(|| ProblemAnswer::new(Code::NotFound))
}
