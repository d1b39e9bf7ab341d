//! Erasing a caller for good: whose number it is, what would go, doing it, and the register of it.

mod erase;
mod find;
mod list;
mod plan;
mod views;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_erasures))
        .routes(routes!(find::find_caller))
        .routes(routes!(plan::plan_erasure, erase::erase_caller))
}
