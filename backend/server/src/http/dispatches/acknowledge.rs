//! `POST /api/v1/dispatches/{id}/acknowledge`.

use super::views;
use crate::desk::dispatches::answering::{Answer, Says};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::{AcknowledgePage, PageOutcome};

/// "I go." The first valid set wins: whoever comes too late is told that they are not needed.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/acknowledge",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = AcknowledgePage,
    responses(
        (status = OK, body = PageOutcome),
        (status = "default", description = "`not_found`, `engaged` on another dispatch, `dispatch_over`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn acknowledge_page(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<AcknowledgePage>,
) -> Result<Json<PageOutcome>, ProblemAnswer> {
    let says = Says::Go;
    let came = app.desk.run(Answer { id: body.id, staff: by.id, dispatch, page: body.page, says }).await?;
    Ok(Json(views::outcome(dispatch, came)))
}
