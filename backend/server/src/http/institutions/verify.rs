//! `POST /api/v1/institutions/{id}/members/{staff}/verify`.

use super::views;
use crate::desk::institutions::VerifyTitle;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::{InstitutionId, StaffId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::institutions::{ActOnInstitution, InstitutionView};

/// Says that one has looked at somebody's licence: from now on they may diagnose and sign with their title. Nobody verifies
/// their own.
#[utoipa::path(
    post,
    path = "/api/v1/institutions/{id}/members/{staff}/verify",
    tag = "institutions",
    params(("id" = InstitutionId, Path), ("staff" = StaffId, Path)),
    request_body = ActOnInstitution,
    responses(
        (status = OK, body = InstitutionView),
        (status = "default", description = "`not_found`, `own_title`, `title_missing`, `already_done`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn verify_title(
    State(app): State<AppState>,
    by: Staff,
    Path((institution, staff)): Path<(InstitutionId, StaffId)>,
    Json(body): Json<ActOnInstitution>,
) -> Result<Json<InstitutionView>, ProblemAnswer> {
    app.desk.run(VerifyTitle { id: body.id, by: by.id, institution, staff }).await?;
    Ok(Json(views::whole(&app, &by, institution).await?))
}
