//! `GET /api/v1/cases/{id}`.

use super::seeing::{Eyes, seen};
use super::views;
use crate::desk::cases::ReadCase;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::SuspectedCaseId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::cases::CaseView;

/// A suspected case with what is known of the person: all of it for who sent it, only what left the house for who was
/// asked. Opening it is recorded before anything is shown.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{id}",
    tag = "cases",
    params(("id" = SuspectedCaseId, Path)),
    responses(
        (status = OK, body = CaseView),
        (status = "default", description = "`not_found`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_case(
    State(app): State<AppState>,
    by: Staff,
    Path(case): Path<SuspectedCaseId>,
) -> Result<Json<CaseView>, ProblemAnswer> {
    let eyes = Eyes::of(&app, &by).await?;
    seen(&app, &by, &eyes, case).await?;
    app.desk.run(ReadCase { case, staff: by.id }).await?;
    Ok(Json(views::whole(&app, &by, case).await?))
}
