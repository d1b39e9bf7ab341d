//! The registry: patients, their files, what they did that hurt or damaged, their calls to the hotline.

mod assign;
mod caller;
mod consent;
mod correct;
mod disclose;
mod duplicates;
mod get;
pub(super) mod harms;
mod list;
mod register;
mod see_call;
mod status;
pub(super) mod views;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_patients, register::register_patient))
        .routes(routes!(duplicates::check_duplicates))
        .routes(routes!(get::get_patient))
        .routes(routes!(correct::correct_file))
        .routes(routes!(consent::change_consent))
        .routes(routes!(status::change_patient_status))
        .routes(routes!(assign::assign_patient))
        .routes(routes!(harms::enter_harm))
        .routes(routes!(harms::withdraw_harm))
        .routes(routes!(disclose::disclose_now))
        .routes(routes!(see_call::see_patient_call))
        .routes(routes!(caller::caller_in_registry))
}
