//! `POST /api/v1/dispatches/{id}/check-ins`.

use super::footing;
use crate::desk::scene::AnswerCheckIn;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::scene::{AnswerCheckIn as Body, CheckedIn};

/// The team says how it is. Duress is answered like safe, and only the supervisors learn of it; whoever was ever sent on the
/// dispatch is heard.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/check-ins",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = CheckedIn),
        (status = "default", description = "`not_found`, `not_of_the_crew`, `happened_at_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn answer_check_in(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<Body>,
) -> Result<Json<CheckedIn>, ProblemAnswer> {
    let Body { id, happened_at, answer } = body;
    let footing = footing(&by);
    let answered = app.desk.run(AnswerCheckIn { id, by: by.id, footing, dispatch, happened_at, answer }).await?;
    Ok(Json(CheckedIn { next_due_at: answered.next_due_at }))
}
