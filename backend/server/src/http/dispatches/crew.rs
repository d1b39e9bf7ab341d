//! `GET /api/v1/crew`.

use super::views;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::CrewDesk;

/// My own desk as somebody who goes out: my pages, my dispatches, whether I can be asked, when I am on call next.
#[utoipa::path(
    get,
    path = "/api/v1/crew",
    tag = "dispatches",
    responses(
        (status = OK, body = CrewDesk),
        (status = "default", description = "`forbidden`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_crew_desk(State(app): State<AppState>, by: Staff) -> Result<Json<CrewDesk>, ProblemAnswer> {
    Ok(Json(views::crew_desk(&app, &by).await?))
}
