//! `GET /api/v1/setup`

use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::centre::{Needed, SetUpState};

/// Whether the centre is still to be created.
#[utoipa::path(
    get,
    path = "/api/v1/setup",
    tag = "centre",
    responses(
        (status = OK, body = SetUpState),
        (status = "default", description = "A problem", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_setup(State(app): State<AppState>) -> Result<Json<SetUpState>, ProblemAnswer> {
    let needed = match app.desk.store().centre().await? {
        Some(_) => Needed::No,
        None => Needed::Yes,
    };
    Ok(Json(SetUpState { needed }))
}
