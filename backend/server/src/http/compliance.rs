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
