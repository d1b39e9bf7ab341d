//! `POST /api/v1/outbox/test`.

use crate::desk::outbox::AskTest;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::http::outbox::AskTestMail;

/// A letter to oneself, to see whether the channel works. What came of it is in the outbox.
#[utoipa::path(post, path = "/api/v1/outbox/test", tag = "outbox", request_body = AskTestMail, responses(
    (status = 202, description = "Asked for"),
    (status = 409, description = "`id_reused`", body = xinqiao_protocol::Problem),
))]
pub async fn ask_test_mail(
    State(app): State<AppState>,
    staff: Staff,
    Json(body): Json<AskTestMail>,
) -> Result<StatusCode, ProblemAnswer> {
    app.desk.run(AskTest { id: body.id, staff: staff.id }).await?;
    Ok(StatusCode::ACCEPTED)
}
