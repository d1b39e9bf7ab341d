//! `POST /api/v1/erasures/find`.

use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use xinqiao_protocol::http::erasures::{FindCaller, FoundCaller};
use xinqiao_protocol::limits::PHONE_CHARS;
use xinqiao_protocol::{Code, Problem};

/// Whose number it is: the newest session from it. Changes nothing, and keeps nothing of what was asked.
#[utoipa::path(
    post,
    path = "/api/v1/erasures/find",
    tag = "erasures",
    request_body = FindCaller,
    responses(
        (status = OK, body = FoundCaller),
        (status = "default", description = "`not_found`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn find_caller(
    State(app): State<AppState>,
    Json(body): Json<FindCaller>,
) -> Result<Json<FoundCaller>, ProblemAnswer> {
    if body.phone.chars().count() > PHONE_CHARS {
        return Err(ProblemAnswer::with(Code::TextTooLong, "field", "phone"));
    }
    let found = app.desk.store().newest_session_from(&body.phone).await?;
    Ok(Json(FoundCaller { session: found.ok_or(ProblemAnswer::new(Code::NotFound))? }))
}
