//! Incidents: what must not have happened, reported within a day.

mod list;
mod open;
mod report;
mod views;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_incidents))
        .routes(routes!(open::open_incident))
        .routes(routes!(report::report_incident))
}
