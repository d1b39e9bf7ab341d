//! `GET /api/v1/reports` and `/api/v1/reports/{id}`

use super::views;
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::ReportId;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::reports::{Report, ReportRow};
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_protocol::{Code, Problem};

/// Which window of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Place {
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// Reports of the hotline, the latest period first; at most 100 in one window.
#[utoipa::path(get, path = "/api/v1/reports", tag = "reports", params(Place),
    responses((status = 200, body = Window<ReportRow>)))]
pub async fn list_reports(
    State(app): State<AppState>,
    Query(place): Query<Place>,
) -> Result<Json<Window<ReportRow>>, ProblemAnswer> {
    let after = place.after.as_deref().map(str::parse).transpose();
    let after = after.map_err(|_| ProblemAnswer::with(Code::FieldInvalid, "field", "after"))?;
    let found = app.desk.store().reports(after, PAGE_ROWS).await?;
    let people = app.shared.people(&app).await?;
    let next = found.last().filter(|_| found.len() == PAGE_ROWS).map(|last| last.place().to_string());
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
