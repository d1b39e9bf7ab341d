//! `POST /api/v1/exchange/oddities/{id}/settle`.

use crate::desk::exchange::SettleOddity;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::OddityId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::exchange::SettleOddity as Body;

/// A supervisor has seen to something that a system said and that could not be taken in.
#[utoipa::path(
    post,
    path = "/api/v1/exchange/oddities/{id}/settle",
    tag = "exchange",
    params(("id" = OddityId, Path)),
    request_body = Body,
    responses(
        (status = NO_CONTENT),
        (status = "default", description = "`not_found`, also once it is settled", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn settle_oddity(
    State(app): State<AppState>,
    by: Staff,
    Path(oddity): Path<OddityId>,
    Json(body): Json<Body>,
) -> Result<StatusCode, ProblemAnswer> {
    app.desk.run(SettleOddity { id: body.id, by: by.id, oddity }).await?;
    Ok(StatusCode::NO_CONTENT)
}
