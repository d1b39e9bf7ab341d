//! What dispatches came to: the course of one, its report for print, and the figures of many.

mod figures;
mod form;
mod report;
mod timeline;
mod words;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(timeline::dispatch_timeline))
        .routes(routes!(report::dispatch_report))
        .routes(routes!(figures::dispatch_figures))
}
