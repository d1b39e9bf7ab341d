//! `POST /api/v1/cases/{id}/review`.

use super::seeing::{Eyes, seen};
use super::views;
use crate::desk::cases::ReviewReport;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::SuspectedCaseId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::cases::{CaseView, ReviewCase};

/// The mental-health office of the county approves a report, or returns it with a reason 审核. Nobody reviews their own
/// diagnosis.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/review",
    tag = "cases",
    params(("id" = SuspectedCaseId, Path)),
    request_body = ReviewCase,
    responses(
        (status = OK, body = CaseView),
        (status = "default", description = "`not_found`, `area_not_yours`, `nothing_to_review`, `own_diagnosis`, `changed_meanwhile`, `text_empty`, `text_too_long`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn review_case(
    State(app): State<AppState>,
    by: Staff,
    Path(case): Path<SuspectedCaseId>,
    Json(body): Json<ReviewCase>,
) -> Result<Json<CaseView>, ProblemAnswer> {
    let eyes = Eyes::of(&app, &by).await?;
    seen(&app, &by, &eyes, case).await?;
    let ReviewCase { id, version, verdict, reason } = body;
    app.desk.run(ReviewReport { id, by: by.id, case, version, verdict, reason }).await?;
    Ok(Json(views::whole(&app, &by, case).await?))
}
