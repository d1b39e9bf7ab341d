//! Opening a session: a caller asks for somebody, an operator writes down a phone call.

mod open;
mod open_phone;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(open::open)).routes(routes!(open_phone::open_phone))
}
