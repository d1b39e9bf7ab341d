//! `POST /api/v1/reviews/{id}/give`.

use super::views;
use crate::desk::reviews::GiveReview;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::ReviewId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::reviews::{GiveReview as Body, Review};

/// The operator gets exactly this sheet; from now on it never changes. Each red line opens an incident, and a letter says
/// to the operator that feedback waits.
#[utoipa::path(
    post,
    path = "/api/v1/reviews/{id}/give",
    tag = "reviews",
    params(("id" = ReviewId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = Review),
        (status = "default", description = "`not_found`, `not_the_reviewer`, `review_frozen`, `review_incomplete`, `field_invalid` or `rating_out_of_range` with `sheet`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn give_review(
    State(app): State<AppState>,
    by: Staff,
    Path(review): Path<ReviewId>,
    Json(body): Json<Body>,
) -> Result<Json<Review>, ProblemAnswer> {
    let Body { id, sheet, comment } = body;
    app.desk.run(GiveReview { id, by: by.id, review, sheet, comment }).await?;
    Ok(Json(views::one(&app, review, &by).await?))
}
