//! `POST /api/v1/pages/{id}/seen`.

use crate::desk::dispatches::reading::SeePage;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::PageId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::ActOnDispatch;

/// A console or phone shows a page to whom it is for. Seen is not yet answered.
#[utoipa::path(
    post,
    path = "/api/v1/pages/{id}/seen",
    tag = "dispatches",
    params(("id" = PageId, Path)),
    request_body = ActOnDispatch,
    responses(
        (status = NO_CONTENT, description = "Done"),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn see_page(
    State(app): State<AppState>,
    by: Staff,
    Path(page): Path<PageId>,
    Json(body): Json<ActOnDispatch>,
) -> Result<StatusCode, ProblemAnswer> {
    app.desk.run(SeePage { id: body.id, staff: by.id, page }).await?;
    Ok(StatusCode::NO_CONTENT)
}
