//! `POST /api/v1/institutions/{id}/close`.

use super::views;
use crate::desk::institutions::CloseInstitution;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::InstitutionId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::institutions::{ActOnInstitution, InstitutionView};

/// Closes an institution that has no members and guides nobody. What it did stays.
#[utoipa::path(
    post,
    path = "/api/v1/institutions/{id}/close",
    tag = "institutions",
    params(("id" = InstitutionId, Path)),
    request_body = ActOnInstitution,
    responses(
        (status = OK, body = InstitutionView),
        (status = "default", description = "`not_found`, `already_done`, `institution_in_use`, `hotline_stays`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn close_institution(
    State(app): State<AppState>,
    by: Staff,
    Path(institution): Path<InstitutionId>,
    Json(body): Json<ActOnInstitution>,
) -> Result<Json<InstitutionView>, ProblemAnswer> {
    app.desk.run(CloseInstitution { id: body.id, by: by.id, institution }).await?;
    Ok(Json(views::whole(&app, &by, institution).await?))
}
