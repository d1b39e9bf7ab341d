//! Other institutions' own systems: entered and closed by administrators, their troubles seen to by supervisors, and where
//! they call when something has changed.

mod call;
mod close;
mod enter;
mod settle;
mod systems;
mod troubles;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(systems::list_systems))
        .routes(routes!(enter::enter_system))
        .routes(routes!(close::close_system))
        .routes(routes!(troubles::list_exchange_troubles))
        .routes(routes!(settle::settle_oddity))
        .routes(routes!(call::take_system_call))
}
