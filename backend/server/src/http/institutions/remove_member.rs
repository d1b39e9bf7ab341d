//! `DELETE /api/v1/institutions/{id}/members/{staff}`.

use super::views;
use crate::desk::institutions::RemoveInstitutionMember as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use axum::extract::State;
use xinqiao_domain::{InstitutionId, StaffId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::institutions::{InstitutionView, RemoveInstitutionMember};

/// Takes somebody out of an institution. What they did there stays.
#[utoipa::path(
    delete,
    path = "/api/v1/institutions/{id}/members/{staff}",
    tag = "institutions",
    params(
        ("id" = InstitutionId, Path),
        ("staff" = StaffId, Path),
        ("id" = String, Query, description = "Made by the client: repeated, it is answered the same", format = "uuid"),
    ),
    responses(
        (status = OK, body = InstitutionView),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn remove_institution_member(
    State(app): State<AppState>,
    by: Staff,
    Path((institution, staff)): Path<(InstitutionId, StaffId)>,
    Query(query): Query<RemoveInstitutionMember>,
) -> Result<Json<InstitutionView>, ProblemAnswer> {
    app.desk.run(Command { id: query.id, by: by.id, institution, staff }).await?;
    Ok(Json(views::whole(&app, &by, institution).await?))
}
