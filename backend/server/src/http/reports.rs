//! Reports of the hotline: drafted, signed, reviewed, and taken out of the house as a file.

mod change;
mod file;
mod form;
mod list;
mod sign;
mod start;
mod views;
mod words;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_reports, start::start_report))
        .routes(routes!(list::get_report, change::change_report))
        .routes(routes!(sign::fill_report))
        .routes(routes!(sign::return_report))
        .routes(routes!(sign::review_report))
        .routes(routes!(file::report_file))
}
