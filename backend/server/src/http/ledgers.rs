//! The ledgers of training and supervision. A supervisor sees all of them, an operator what they took part in.

mod attendance;
mod confirmations;
mod corrections;
mod courses;
mod enrolments;
mod exports;
mod imports;
mod supervisions;
mod trainings;
mod versions;
mod views;

pub use views::to_confirm;

use super::{AppState, Staff};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::authority::Right;
use xinqiao_storage::trainings::Whose;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(courses::list_courses, courses::add_course))
        .routes(routes!(trainings::list_trainings, trainings::record_training))
        .routes(routes!(enrolments::enrol))
        .routes(routes!(attendance::confirm_attendance))
        .routes(routes!(corrections::correct_training))
        .routes(routes!(supervisions::list_supervisions, supervisions::record_supervision))
        .routes(routes!(confirmations::confirm_supervision))
        .routes(routes!(corrections::correct_supervision))
        .routes(routes!(versions::supervision_versions))
        .routes(routes!(versions::training_versions))
        .routes(routes!(imports::preview_import))
        .routes(routes!(imports::import_ledger))
        .routes(routes!(exports::export_ledger))
}

/// Whose entries somebody sees.
fn whose(reader: &Staff) -> Whose {
    if reader.has(Right::KeepLedgers) { Whose::Everybody } else { Whose::Of(reader.id) }
}
