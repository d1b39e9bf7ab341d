//! `POST /api/v1/case-reports`.

use super::views;
use crate::desk::cases::ReportDiagnosis;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::cases::{CaseOpened, ReportCase};

/// A psychiatrist with a verified title reports a diagnosis of their institution that nobody had referred 发病报告. The
/// office of the county reviews it before anybody is registered.
#[utoipa::path(
    post,
    path = "/api/v1/case-reports",
    tag = "cases",
    request_body = ReportCase,
    responses(
        (status = CREATED, body = CaseOpened),
        (status = "default", description = "`not_of_an_institution`, `title_not_verified`, `situation_missing`, `field_invalid`, `text_empty`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn report_case(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<ReportCase>,
) -> Result<(StatusCode, Json<CaseOpened>), ProblemAnswer> {
    let ReportCase { id, form, disorder, grounds } = body;
    let opened = app.desk.run(ReportDiagnosis { id, by: by.id, form, disorder, grounds }).await?;
    Ok((StatusCode::CREATED, Json(views::opened(opened))))
}
