//! `GET /api/v1/me/standing`

use crate::http::{AppState, Json, ProblemAnswer, Staff, ledgers};
use axum::extract::State;
use xinqiao_protocol::http::ledgers::MyStanding;
use xinqiao_protocol::{Code, Problem};

/// How one stands towards the ledgers oneself, and which supervisions wait for one's confirmation.
#[utoipa::path(
    get,
    path = "/api/v1/me/standing",
    tag = "ledgers",
    responses(
        (status = OK, body = MyStanding),
        (status = "default", description = "A problem", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn my_standing(State(app): State<AppState>, me: Staff) -> Result<Json<MyStanding>, ProblemAnswer> {
    let derived = app.desk.store().standing(me.id).await?.ok_or(Code::NotFound)?;
    let to_confirm = ledgers::to_confirm(&app, me.id).await?;
    Ok(Json(MyStanding { standing: derived.standing, to_confirm }))
}
