//! `POST /api/v1/incidents/{id}/report`.

use super::views;
use crate::desk::incidents::ReportIncident;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::IncidentId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::incidents::{Incident, ReportIncident as Body};

/// A supervisor says what happened and what was done. It closes the clock, late or not.
#[utoipa::path(
    post,
    path = "/api/v1/incidents/{id}/report",
    tag = "incidents",
    params(("id" = IncidentId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = Incident),
        (status = "default", description = "`not_found`, `already_done`, `text_empty`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn report_incident(
    State(app): State<AppState>,
    by: Staff,
    Path(incident): Path<IncidentId>,
    Json(body): Json<Body>,
) -> Result<Json<Incident>, ProblemAnswer> {
    let Body { id, account } = body;
    app.desk.run(ReportIncident { id, by: by.id, incident, account }).await?;
    Ok(Json(views::one(&app, incident).await?))
}
