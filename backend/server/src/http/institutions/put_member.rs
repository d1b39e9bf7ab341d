//! `PUT /api/v1/institutions/{id}/members/{staff}`.

use super::views;
use crate::desk::institutions::PutInstitutionMember as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::{InstitutionId, StaffId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::institutions::{InstitutionView, PutInstitutionMember};

/// Enters somebody in an institution, with their title. A changed title or licence has to be verified anew.
#[utoipa::path(
    put,
    path = "/api/v1/institutions/{id}/members/{staff}",
    tag = "institutions",
    params(("id" = InstitutionId, Path), ("staff" = StaffId, Path)),
    request_body = PutInstitutionMember,
    responses(
        (status = OK, body = InstitutionView),
        (status = "default", description = "`not_found`, `staff_not_found`, `in_another_institution`, `already_done` where it is closed, `institutions_full`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn put_institution_member(
    State(app): State<AppState>,
    by: Staff,
    Path((institution, staff)): Path<(InstitutionId, StaffId)>,
    Json(body): Json<PutInstitutionMember>,
) -> Result<Json<InstitutionView>, ProblemAnswer> {
    let PutInstitutionMember { id, title, licence } = body;
    app.desk.run(Command { id, by: by.id, institution, staff, title, licence }).await?;
    Ok(Json(views::whole(&app, &by, institution).await?))
}
