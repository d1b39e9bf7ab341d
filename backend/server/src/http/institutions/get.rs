//! `GET /api/v1/institutions/{id}`.

use super::views;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::InstitutionId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::institutions::InstitutionView;

/// One institution. Its people, and how its duty officer is reached, are shown to who keeps institutions and to itself.
#[utoipa::path(
    get,
    path = "/api/v1/institutions/{id}",
    tag = "institutions",
    params(("id" = InstitutionId, Path)),
    responses(
        (status = OK, body = InstitutionView),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_institution(
    State(app): State<AppState>,
    by: Staff,
    Path(institution): Path<InstitutionId>,
) -> Result<Json<InstitutionView>, ProblemAnswer> {
    Ok(Json(views::whole(&app, &by, institution).await?))
}
