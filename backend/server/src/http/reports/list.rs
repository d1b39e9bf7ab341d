//! `GET /api/v1/reports` and `/api/v1/reports/{id}`

use super::views;
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use axum::extract::State;
use xinqiao_domain::ReportId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::reports::{Report, ReportRow};
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::reports;

/// Reports of the hotline, the latest period first; at most 100 in one window.
#[utoipa::path(get, path = "/api/v1/reports", tag = "reports", params(After),
    responses((status = 200, body = Window<ReportRow>)))]
pub async fn list_reports(
    State(app): State<AppState>,
    Query(window): Query<After>,
) -> Result<Json<Window<ReportRow>>, ProblemAnswer> {
    let found = app.desk.store().reports(window.place()?, PAGE_ROWS).await?;
    let people = app.shared.people(&app).await?;
    let next = next(&found, PAGE_ROWS, reports::Report::place);
    Ok(Json(Window { rows: found.iter().map(|report| views::row(report, &people)).collect(), next }))
}

/// One report with its figures, the search that opens each of them, and what its reader may do with it.
///
/// A draft shows the figures as they are now. A signed one shows what was signed, and what has changed since until it is
/// frozen.
#[utoipa::path(
    get,
    path = "/api/v1/reports/{id}",
    tag = "reports",
    params(("id" = ReportId, Path, description = "The report")),
    responses(
        (status = OK, body = Report),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_report(
    State(app): State<AppState>,
    reader: Staff,
    Path(report): Path<ReportId>,
) -> Result<Json<Report>, ProblemAnswer> {
    Ok(Json(views::one(&app, report, &reader).await?))
}
