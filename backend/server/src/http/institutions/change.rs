//! `PUT /api/v1/institutions/{id}`.

use super::views;
use crate::desk::institutions::ChangeInstitution as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::InstitutionId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::institutions::{ChangeInstitution, InstitutionView};

/// Changes an institution. The editor names the version they saw; if somebody changed it since, nothing is written and
/// `changed_meanwhile` says so. Referrals under way go on as they began.
#[utoipa::path(
    put,
    path = "/api/v1/institutions/{id}",
    tag = "institutions",
    params(("id" = InstitutionId, Path)),
    request_body = ChangeInstitution,
    responses(
        (status = OK, body = InstitutionView),
        (status = "default", description = "`not_found`, `changed_meanwhile`, `already_done` where it is closed, `hotline_stays`, `text_empty`, `text_too_long`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn change_institution(
    State(app): State<AppState>,
    by: Staff,
    Path(institution): Path<InstitutionId>,
    Json(body): Json<ChangeInstitution>,
) -> Result<Json<InstitutionView>, ProblemAnswer> {
    let ChangeInstitution { id, version, form } = body;
    app.desk.run(Command { id, by: by.id, institution, version, form }).await?;
    Ok(Json(views::whole(&app, &by, institution).await?))
}
