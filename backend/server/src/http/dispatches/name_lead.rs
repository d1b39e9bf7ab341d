//! `POST /api/v1/dispatches/{id}/lead`.

use super::seen;
use crate::desk::dispatches::directing::NameLead;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::NameLead as Body;

/// A supervisor names who leads, of those who go.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/lead",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = Body,
    responses(
        (status = NO_CONTENT, description = "Done"),
        (status = "default", description = "`not_found`, `not_of_the_crew`, `already_done`, `dispatch_over`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn name_dispatch_lead(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<Body>,
) -> Result<StatusCode, ProblemAnswer> {
    seen(&app, &by, dispatch).await?;
    app.desk.run(NameLead { id: body.id, by: by.id, dispatch, lead: body.lead }).await?;
    Ok(StatusCode::NO_CONTENT)
}
