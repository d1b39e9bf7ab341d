//! The outbox: what left the house, or should have.

mod list;
mod retry;
mod test;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_outbox))
        .routes(routes!(test::ask_test_mail))
        .routes(routes!(retry::retry_delivery))
}
