//! `POST /api/v1/institutions/{id}/system/close`.

use crate::desk::exchange::CloseSystem;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::InstitutionId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::exchange::CloseSystem as Body;

/// Nothing is sent to this system any more, and nothing is asked of it. What waits for it says so to whoever sent it.
#[utoipa::path(
    post,
    path = "/api/v1/institutions/{id}/system/close",
    tag = "exchange",
    params(("id" = InstitutionId, Path)),
    request_body = Body,
    responses(
        (status = NO_CONTENT),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn close_system(
    State(app): State<AppState>,
    by: Staff,
    Path(institution): Path<InstitutionId>,
    Json(body): Json<Body>,
) -> Result<StatusCode, ProblemAnswer> {
    app.desk.run(CloseSystem { id: body.id, by: by.id, institution }).await?;
    Ok(StatusCode::NO_CONTENT)
}
