//! `POST /api/v1/dispatches/{id}/decline`.

use super::views;
use crate::desk::dispatches::answering::{Answer, Says};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::{DeclinePage, PageOutcome};

/// "I do not go", why, and what I can do instead. Where nobody else is left to be asked now, the next step comes at once.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/decline",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = DeclinePage,
    responses(
        (status = OK, body = PageOutcome),
        (status = "default", description = "`not_found`, `already_done` for who goes, `text_too_long`, `dispatch_over`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn decline_page(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<DeclinePage>,
) -> Result<Json<PageOutcome>, ProblemAnswer> {
    let says = Says::Decline { because: body.because, offer: body.offer };
    let came = app.desk.run(Answer { id: body.id, staff: by.id, dispatch, page: body.page, says }).await?;
    Ok(Json(views::outcome(dispatch, came)))
}
