//! `GET /api/v1/emergency-plans`.

use super::views;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use xinqiao_protocol::http::emergencies::EmergencyPlan;
use xinqiao_protocol::limits::PLANS;

/// The newest version of each area's plan, by the name of the area, without its text; at most 500.
#[utoipa::path(
    get,
    path = "/api/v1/emergency-plans",
    tag = "emergencies",
    responses((status = OK, body = Vec<EmergencyPlan>))
)]
pub async fn list_plans(State(app): State<AppState>) -> Result<Json<Vec<EmergencyPlan>>, ProblemAnswer> {
    let plans = app.desk.store().plans(PLANS).await?;
    let people = app.shared.people(&app).await?;
    Ok(Json(plans.into_iter().map(|one| views::without_body(views::plan_of(one, &people))).collect()))
}
