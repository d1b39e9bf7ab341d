//! Reviews of sessions: a supervisor's sheets and feedback, and what the operator says to it.

mod acknowledge;
mod answer;
mod begin;
mod give;
mod list;
mod mine;
mod of_session;
mod save;
mod views;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(of_session::session_reviews, begin::begin_review))
        .routes(routes!(list::list_reviews))
        .routes(routes!(save::save_review))
        .routes(routes!(give::give_review))
        .routes(routes!(acknowledge::acknowledge_review))
        .routes(routes!(answer::answer_review))
        .routes(routes!(mine::my_reviews))
}
