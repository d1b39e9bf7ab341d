//! `POST /api/v1/reviews/{id}/answer`.

use super::views;
use crate::desk::reviews::AnswerReview;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::ReviewId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::reviews::{AnswerReview as Body, Review};

/// The operator says something to the feedback, once, after having acknowledged it.
#[utoipa::path(
    post,
    path = "/api/v1/reviews/{id}/answer",
    tag = "reviews",
    params(("id" = ReviewId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = Review),
        (status = "default", description = "`not_found`, `review_not_acknowledged`, `already_done`, `text_empty`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn answer_review(
    State(app): State<AppState>,
    by: Staff,
    Path(review): Path<ReviewId>,
    Json(body): Json<Body>,
) -> Result<Json<Review>, ProblemAnswer> {
    let Body { id, answer } = body;
    app.desk.run(AnswerReview { id, by: by.id, review, answer }).await?;
    Ok(Json(views::one(&app, review, &by).await?))
}
