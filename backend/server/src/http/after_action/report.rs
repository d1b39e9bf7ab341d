//! `GET /api/v1/dispatches/{id}/report`

use super::form::Made;
use super::timeline::timeline;
use crate::http::files::{self, first_language};
use crate::http::{AppState, Path, ProblemAnswer, Query};
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::DispatchId;
use xinqiao_domain::session::Language;
use xinqiao_protocol::Problem;

/// In which language.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// `zh-CN` where nothing is said.
    #[serde(default = "first_language")]
    language: Language,
}

/// The after-action report of a dispatch as a PDF: its course, the stretches with their targets, the near misses. A drill
/// says so across each page.
#[utoipa::path(
    get,
    path = "/api/v1/dispatches/{id}/report",
    tag = "dispatches",
    params(("id" = DispatchId, Path), Wanted),
    responses(
        (status = OK, description = "The file", content((Vec<u8> = "application/pdf"))),
        (status = "default", description = "`not_found`, `no_print_font`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn dispatch_report(
    State(app): State<AppState>,
    Path(dispatch): Path<DispatchId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, ProblemAnswer> {
    let timeline = timeline(&app, dispatch).await?;
    let zone = app.shared.zone(&app).await?;
    let made = Made { timeline: &timeline, zone: &zone, language: wanted.language, now: app.clock.now() };
    files::pdf(&format!("dispatch-{}", timeline.number), made.form()).await
}
