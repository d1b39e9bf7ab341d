//! `POST /api/v1/page-links/look`.

use super::{answered, page};
use crate::desk::outbox::LookAtLink;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::page_links::{LinkedPage, LookAtPage};

/// What a page asks for, for whoever holds its link; no sign-in. Shows nothing of the person in danger, and answers nothing:
/// that is another button. A page that was answered shows how.
#[utoipa::path(post, path = "/api/v1/page-links/look", tag = "pages", request_body = LookAtPage, responses(
    (status = 200, body = LinkedPage),
    (status = 404, description = "`page_link_unknown`: guessed, cut short, or of another hotline", body = Problem),
    (status = 410, description = "`page_link_expired`, `page_stood_down`", body = Problem),
))]
pub async fn look_at_page(
    State(app): State<AppState>,
    Json(body): Json<LookAtPage>,
) -> Result<Json<LinkedPage>, ProblemAnswer> {
    let page = page(&app, &body.token)?;
    answered(app.desk.run(LookAtLink { page }).await?).map(Json)
}
