//! The compliance board: the year of everybody who answers, the entries behind each number, and the board as a file.

mod board;
mod entries;
mod file;
mod get;

use super::AppState;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::compliance::DrillRunOn;
use xinqiao_storage::emergencies::RunDrill;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get::get_compliance))
        .routes(routes!(entries::compliance_entries))
        .routes(routes!(file::compliance_file))
}

/// Which year.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OfYear {
    /// A calendar year of the centre.
    #[param(example = 2026)]
    year: i16,
}

/// The centre's days of a drill that was run as a dispatch.
pub(super) fn run_on(drill: &RunDrill, zone: &Zone) -> DrillRunOn {
    DrillRunOn { began: zone.day_of(drill.begun_at), ended: zone.day_of(drill.ended_at) }
}
