//! `PUT /api/v1/reports/{id}`

use super::views;
use crate::desk::reports::ChangeReport;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::ReportId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::reports::{ChangeReport as Body, Report};

/// What people type into a draft, in the place of what was. Figures are counted and never typed.
#[utoipa::path(
    put,
    path = "/api/v1/reports/{id}",
    tag = "reports",
    params(("id" = ReportId, Path, description = "The report")),
    request_body = Body,
    responses(
        (status = OK, body = Report),
        (status = "default", description = "`not_found`, `report_filled`, `report_frozen`, `text_too_long`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn change_report(
    State(app): State<AppState>,
    by: Staff,
    Path(report): Path<ReportId>,
    Json(body): Json<Body>,
) -> Result<Json<Report>, ProblemAnswer> {
    app.desk.run(ChangeReport { by: by.id, report, body }).await?;
    Ok(Json(views::one(&app, report, &by).await?))
}
