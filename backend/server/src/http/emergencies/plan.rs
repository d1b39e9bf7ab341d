//! `GET /api/v1/emergency-plans/{id}`.

use super::views;
use crate::http::{AppState, Json, Path, ProblemAnswer};
use axum::extract::State;
use xinqiao_domain::PlanId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::emergencies::EmergencyPlanDetail;

/// A version of a plan in full, the one that stands or an earlier one, and every version of it.
#[utoipa::path(
    get,
    path = "/api/v1/emergency-plans/{id}",
    tag = "emergencies",
    params(("id" = PlanId, Path)),
    responses(
        (status = OK, body = EmergencyPlanDetail),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_plan(
    State(app): State<AppState>,
    Path(plan): Path<PlanId>,
) -> Result<Json<EmergencyPlanDetail>, ProblemAnswer> {
    Ok(Json(views::plan_whole(&app, plan).await?))
}
