//! The figures a hotline is led by: read, and taken out of the house as a file without small counts.

mod count;
mod file;
mod form;
mod get;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get::get_kpis)).routes(routes!(file::kpi_file))
}
