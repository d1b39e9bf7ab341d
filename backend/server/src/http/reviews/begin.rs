//! `POST /api/v1/sessions/{id}/reviews`.

use super::views;
use crate::desk::reviews::BeginReview;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SessionId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::reviews::{BeginReview as Body, Review};

/// A supervisor begins to review a session, or goes on with the review they began before. Nobody reviews their own
/// session; several supervisors may each review it.
#[utoipa::path(
    post,
    path = "/api/v1/sessions/{id}/reviews",
    tag = "reviews",
    params(("id" = SessionId, Path)),
    request_body = Body,
    responses(
        (status = CREATED, body = Review),
        (status = "default", description = "`session_not_found`, `session_not_over`, `nobody_held_it`, `self_reviewed`, `review_frozen`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn begin_review(
    State(app): State<AppState>,
    by: Staff,
    Path(session): Path<SessionId>,
    Json(body): Json<Body>,
) -> Result<(StatusCode, Json<Review>), ProblemAnswer> {
    let begun = app.desk.run(BeginReview { id: body.id, by: by.id, session }).await?;
    Ok((StatusCode::CREATED, Json(views::one(&app, begun.review, &by).await?)))
}
