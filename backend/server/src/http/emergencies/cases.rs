//! `GET /api/v1/emergencies/{id}/cases`.

use super::views;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use crate::show::{self, Reader};
use axum::extract::State;
use xinqiao_domain::EmergencyId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::DispatchStrip;
use xinqiao_protocol::limits::EMERGENCY_CASES;

/// The board of one emergency: a strip for each of its cases, open or over, the latest first; at most 500.
#[utoipa::path(
    get,
    path = "/api/v1/emergencies/{id}/cases",
    tag = "emergencies",
    params(("id" = EmergencyId, Path)),
    responses(
        (status = OK, body = Vec<DispatchStrip>),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_cases_of_emergency(
    State(app): State<AppState>,
    by: Staff,
    Path(emergency): Path<EmergencyId>,
) -> Result<Json<Vec<DispatchStrip>>, ProblemAnswer> {
    views::one(&app, emergency).await?;
    let cases = app.desk.store().cases_of(emergency, EMERGENCY_CASES).await?;
    Ok(Json(show::strips(&app, cases, Reader::of(&by)).await?))
}
