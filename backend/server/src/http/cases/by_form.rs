//! `POST /api/v1/cases`.

use super::views;
use crate::desk::cases::OpenFromForm;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::cases::{CaseOpened, OpenCaseByForm};

/// Police, a village, a grid worker, a school, civil affairs or a clinic write down that somebody of their own area may be
/// ill, and refer them in the same commit; or the hotline does so for them. Each form is its own institution's.
#[utoipa::path(
    post,
    path = "/api/v1/cases",
    tag = "cases",
    request_body = OpenCaseByForm,
    responses(
        (status = CREATED, body = CaseOpened),
        (status = "default", description = "`not_of_an_institution`, `area_not_yours`, `situation_missing`, `field_invalid`, `text_too_long`, `pair_not_allowed`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn open_case_by_form(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<OpenCaseByForm>,
) -> Result<(StatusCode, Json<CaseOpened>), ProblemAnswer> {
    let OpenCaseByForm { source, case: open } = body;
    let opened = app.desk.run(OpenFromForm { by: by.id, source, open }).await?;
    Ok((StatusCode::CREATED, Json(views::opened(opened))))
}
