//! `POST /api/v1/cases/{id}/diagnosis`.

use super::seeing::{Eyes, seen};
use super::views;
use crate::desk::cases::DiagnoseCase as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::SuspectedCaseId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::cases::{CaseView, DiagnoseCase};

/// A psychiatrist with a verified title, of the institution that has the person, says which of the six disorders it is, or
/// that it is none of them. Corrects a report that the county returned.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/diagnosis",
    tag = "cases",
    params(("id" = SuspectedCaseId, Path)),
    request_body = DiagnoseCase,
    responses(
        (status = OK, body = CaseView),
        (status = "default", description = "`not_found`, `title_not_verified`, `case_not_accepted`, `not_the_receiver`, `already_done`, `changed_meanwhile`, `text_empty`, `text_too_long`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn diagnose_case(
    State(app): State<AppState>,
    by: Staff,
    Path(case): Path<SuspectedCaseId>,
    Json(body): Json<DiagnoseCase>,
) -> Result<Json<CaseView>, ProblemAnswer> {
    let eyes = Eyes::of(&app, &by).await?;
    seen(&app, &by, &eyes, case).await?;
    let DiagnoseCase { id, version, finding, grounds } = body;
    app.desk.run(Command { id, by: by.id, case, version, finding, grounds }).await?;
    Ok(Json(views::whole(&app, &by, case).await?))
}
