//! The registry's indicators: on one page with their targets, the patients behind each number, as a file, and what a place
//! is to reach.

mod count;
mod file;
mod get;
mod patients;
mod targets;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get::get_indicators))
        .routes(routes!(patients::patients_behind))
        .routes(routes!(file::indicator_file))
        .routes(routes!(targets::list_targets, targets::set_target))
}
