//! Finding sessions by what is known of them, keeping a search, taking what it shows away as a file.

mod asked;
mod export;
mod list;
mod saved;
mod words;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::search_sessions))
        .routes(routes!(export::export_search))
        .routes(routes!(saved::list_saved_searches, saved::save_search))
        .routes(routes!(saved::drop_saved_search))
}
