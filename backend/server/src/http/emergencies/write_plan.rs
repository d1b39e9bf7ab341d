//! `POST /api/v1/emergency-plans`, `POST /api/v1/emergency-plans/{id}/versions`.

use super::views;
use crate::desk::emergencies::WritePlan;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::PlanId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::emergencies::{EmergencyPlanDetail, WriteEmergencyPlan as Body};

/// An area's first emergency plan.
#[utoipa::path(
    post,
    path = "/api/v1/emergency-plans",
    tag = "emergencies",
    request_body = Body,
    responses(
        (status = CREATED, body = EmergencyPlanDetail),
        (status = "default", description = "`not_found`, `changed_meanwhile` where the area has one, `needs_too_few`, `needs_too_many`, `text_empty`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn write_plan(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<Body>,
) -> Result<(StatusCode, Json<EmergencyPlanDetail>), ProblemAnswer> {
    written(&app, &by, None, body).await
}

/// The next version of a plan. Emergencies and drills that are under way keep the version they activated.
#[utoipa::path(
    post,
    path = "/api/v1/emergency-plans/{id}/versions",
    tag = "emergencies",
    params(("id" = PlanId, Path, description = "The version it follows: the newest.")),
    request_body = Body,
    responses(
        (status = CREATED, body = EmergencyPlanDetail),
        (status = "default", description = "`not_found`, `changed_meanwhile` where another one followed already, `needs_too_few`, `needs_too_many`, `text_empty`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn write_version(
    State(app): State<AppState>,
    by: Staff,
    Path(plan): Path<PlanId>,
    Json(body): Json<Body>,
) -> Result<(StatusCode, Json<EmergencyPlanDetail>), ProblemAnswer> {
    written(&app, &by, Some(plan), body).await
}

async fn written(
    app: &AppState,
    by: &Staff,
    follows: Option<PlanId>,
    body: Body,
) -> Result<(StatusCode, Json<EmergencyPlanDetail>), ProblemAnswer> {
    let Body { id, area, title, body, needs, class } = body;
    let written = app.desk.run(WritePlan { id, by: by.id, follows, area, title, body, needs, class }).await?;
    Ok((StatusCode::CREATED, Json(views::plan_whole(app, written.plan).await?)))
}
