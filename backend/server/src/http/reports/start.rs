//! `POST /api/v1/reports`

use super::views;
use crate::desk::reports::StartReport;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::reports::{NewReport, Report};

/// Begins a report of at most a year. A frozen report of the same days is corrected by one that names it.
#[utoipa::path(
    post,
    path = "/api/v1/reports",
    tag = "reports",
    request_body = NewReport,
    responses(
        (status = CREATED, body = Report),
        (status = "default", description = "`field_invalid`, `not_found`, `report_frozen`, `report_not_frozen`, `report_corrected`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn start_report(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<NewReport>,
) -> Result<(StatusCode, Json<Report>), ProblemAnswer> {
    let begun = app.desk.run(StartReport { by: by.id, body }).await?;
    Ok((StatusCode::CREATED, Json(views::one(&app, begun.report, &by).await?)))
}
