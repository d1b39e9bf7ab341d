//! `POST /api/v1/reports/{id}/fill`, `/return` and `/review`

use super::views;
use crate::desk::reports::{FillReport, ReturnReport, ReviewReport};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::ReportId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::reports::{Report, ReturnReport as Return, SignReport};

/// Signs a report as filled in, with its figures as they are now. Its period must be over and every field filled in.
///
/// The digest says which figures were looked at: should they have changed, nothing is signed.
#[utoipa::path(
    post,
    path = "/api/v1/reports/{id}/fill",
    tag = "reports",
    params(("id" = ReportId, Path, description = "The report")),
    request_body = SignReport,
    responses(
        (status = OK, body = Report),
        (status = "default", description = "`period_not_over`, `report_filled`, `report_frozen`, `text_empty`, `figures_changed`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn fill_report(
    State(app): State<AppState>,
    by: Staff,
    Path(report): Path<ReportId>,
    Json(body): Json<SignReport>,
) -> Result<Json<Report>, ProblemAnswer> {
    app.desk.run(FillReport { id: body.id, by: by.id, report, digest: body.digest }).await?;
    Ok(Json(views::one(&app, report, &by).await?))
}

/// Gives a signed report back to be changed, with a reason. By somebody else than whoever filled it in.
#[utoipa::path(
    post,
    path = "/api/v1/reports/{id}/return",
    tag = "reports",
    params(("id" = ReportId, Path, description = "The report")),
    request_body = Return,
    responses(
        (status = OK, body = Report),
        (status = "default", description = "`own_report`, `report_not_filled`, `report_frozen`, `reason_missing`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn return_report(
    State(app): State<AppState>,
    by: Staff,
    Path(report): Path<ReportId>,
    Json(body): Json<Return>,
) -> Result<Json<Report>, ProblemAnswer> {
    app.desk.run(ReturnReport { id: body.id, by: by.id, report, reason: body.reason }).await?;
    Ok(Json(views::one(&app, report, &by).await?))
}

/// Signs a report as reviewed, by somebody else than whoever filled it in. It is frozen with the figures that were signed,
/// and never changes again.
#[utoipa::path(
    post,
    path = "/api/v1/reports/{id}/review",
    tag = "reports",
    params(("id" = ReportId, Path, description = "The report")),
    request_body = SignReport,
    responses(
        (status = OK, body = Report),
        (status = "default", description = "`own_report`, `report_not_filled`, `report_frozen`, `figures_changed`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn review_report(
    State(app): State<AppState>,
    by: Staff,
    Path(report): Path<ReportId>,
    Json(body): Json<SignReport>,
) -> Result<Json<Report>, ProblemAnswer> {
    app.desk.run(ReviewReport { id: body.id, by: by.id, report, digest: body.digest }).await?;
    Ok(Json(views::one(&app, report, &by).await?))
}
