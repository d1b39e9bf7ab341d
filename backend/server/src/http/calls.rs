//! Calls to make, worked off by operators.

mod assign;
mod attempt;
mod hand;
mod list;
mod open_session;
mod read;
mod settle;
mod views;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_calls))
        .routes(routes!(read::read_call))
        .routes(routes!(hand::take_call))
        .routes(routes!(hand::release_call))
        .routes(routes!(assign::assign_call))
        .routes(routes!(attempt::record_attempt))
        .routes(routes!(settle::settle_call))
        .routes(routes!(open_session::open_call_session))
}
