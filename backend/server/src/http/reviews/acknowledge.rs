//! `POST /api/v1/reviews/{id}/acknowledge`.

use super::views;
use crate::desk::reviews::AcknowledgeReview;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::ReviewId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::reviews::{AcknowledgeReview as Body, Review};

/// The operator has read the feedback. To everybody else there is no such review.
#[utoipa::path(
    post,
    path = "/api/v1/reviews/{id}/acknowledge",
    tag = "reviews",
    params(("id" = ReviewId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = Review),
        (status = "default", description = "`not_found`, `already_done`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn acknowledge_review(
    State(app): State<AppState>,
    by: Staff,
    Path(review): Path<ReviewId>,
    Json(body): Json<Body>,
) -> Result<Json<Review>, ProblemAnswer> {
    app.desk.run(AcknowledgeReview { id: body.id, by: by.id, review }).await?;
    Ok(Json(views::one(&app, review, &by).await?))
}
