//! Declared emergencies, the plans they activate, drills, and what each team did in a year.

mod cases;
mod crisis_year;
mod declare;
mod drills;
mod end;
mod get;
mod list;
mod list_plans;
mod plan;
mod views;
mod write_plan;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_emergencies, declare::declare_emergency))
        .routes(routes!(get::get_emergency))
        .routes(routes!(cases::list_cases_of_emergency))
        .routes(routes!(end::end_emergency))
        .routes(routes!(list_plans::list_plans, write_plan::write_plan))
        .routes(routes!(plan::get_plan))
        .routes(routes!(write_plan::write_version))
        .routes(routes!(drills::list_drills))
        .routes(routes!(crisis_year::crisis_year))
}
