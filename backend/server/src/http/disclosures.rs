//! What is told to other departments about patients: the register of it, a department's own view, two lists laid beside each
//! other.

mod exchanges;
mod owed;
mod own;
mod register;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(register::list_disclosures))
        .routes(routes!(owed::owed_disclosures))
        .routes(routes!(own::list_disclosed))
        .routes(routes!(own::get_disclosed))
        .routes(routes!(own::confirm_receipt))
        .routes(routes!(own::enter_disclosed_harm))
        .routes(routes!(exchanges::own_exchanges, exchanges::exchange_lists))
        .routes(routes!(exchanges::own_exchange))
        .routes(routes!(exchanges::county_exchanges))
        .routes(routes!(exchanges::county_exchange))
}
