//! `GET /api/v1/me/reviews`.

use super::views;
use crate::http::windows::After;
use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::reviews::MyReviews;
use xinqiao_protocol::limits::{MY_REVIEWS, PAGE_ROWS};
use xinqiao_storage::places::Place;

/// Reviews of one's own sessions that were given, the latest first; at most 20 in one window. Never a draft, and never
/// what the caller thought of the talk.
#[utoipa::path(
    get,
    path = "/api/v1/me/reviews",
    tag = "reviews",
    params(After),
    responses(
        (status = OK, body = MyReviews),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn my_reviews(
    State(app): State<AppState>,
    me: Staff,
    Query(window): Query<After>,
) -> Result<Json<MyReviews>, ProblemAnswer> {
    let store = app.desk.store();
    let written = store.reviews_given(me.id, window.place()?, MY_REVIEWS).await?;
    let waiting = store.reviews_waiting(me.id, PAGE_ROWS).await?;
    let last = written.last().filter(|_| written.len() == MY_REVIEWS).map(|last| last.review);
    let next = last.and_then(|last| Some(Place { at: last.stage.given_at()?, id: last.id }.to_string()));
    let (people, now) = (app.shared.people(&app).await?, app.clock.now());
    let reviews = written.into_iter().map(|one| views::review_of(one, me.id, &people, now)).collect();
    Ok(Json(MyReviews { reviews, waiting, next }))
}
