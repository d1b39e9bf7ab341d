//! `PUT /api/v1/reviews/{id}`.

use super::views;
use crate::desk::reviews::SaveReview;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::ReviewId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::reviews::{SaveReview as Body, SavedReview};

/// The reviewer keeps the sheet as it is so far, as often as wanted. Nobody else sees it before it is given.
#[utoipa::path(
    put,
    path = "/api/v1/reviews/{id}",
    tag = "reviews",
    params(("id" = ReviewId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = SavedReview),
        (status = "default", description = "`not_found`, `not_the_reviewer`, `review_frozen`, `field_invalid` or `rating_out_of_range` with `sheet`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn save_review(
    State(app): State<AppState>,
    by: Staff,
    Path(review): Path<ReviewId>,
    Json(body): Json<Body>,
) -> Result<Json<SavedReview>, ProblemAnswer> {
    let Body { sheet, comment } = body;
    let saved_at = app.desk.run(SaveReview { by: by.id, review, sheet, comment }).await?;
    Ok(Json(SavedReview { review: views::one(&app, review, &by).await?, saved_at }))
}
