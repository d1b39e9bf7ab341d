//! `POST /api/v1/page-links/answer`.

use super::{answered, page};
use crate::desk::outbox::AnswerLink;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::page_links::{AnswerPageLink, LinkedPage};

/// The one button of a page's link: I go, or I do not and why. Once; whoever answers over it has shown that this way to
/// reach them works. Asked again with the same id, the answer is the same.
#[utoipa::path(post, path = "/api/v1/page-links/answer", tag = "pages", request_body = AnswerPageLink, responses(
    (status = 200, description = "How the page stands now", body = LinkedPage),
    (status = 404, description = "`page_link_unknown`: guessed, cut short, or of another hotline", body = Problem),
    (status = 409, description = "`page_answered`, `engaged`, `dispatch_over` or `id_reused`", body = Problem),
    (status = 410, description = "`page_link_expired`, `page_stood_down`", body = Problem),
    (status = 422, description = "`field_invalid` (answer): a test can only be acknowledged", body = Problem),
))]
pub async fn answer_page_link(
    State(app): State<AppState>,
    Json(body): Json<AnswerPageLink>,
) -> Result<Json<LinkedPage>, ProblemAnswer> {
    let page = page(&app, &body.token)?;
    let outcome = app.desk.run(AnswerLink { id: body.id, page, answer: body.answer }).await?;
    answered(outcome).map(Json)
}
