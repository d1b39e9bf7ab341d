//! Call-backs: asked for by callers, worked off by operators.

mod finish;
mod list;
mod release;
mod request;
mod take;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_callbacks, request::request_callback))
        .routes(routes!(take::take_callback))
        .routes(routes!(release::release_callback))
        .routes(routes!(finish::finish_callback))
}
