//! `GET /api/v1/me/reviews`.

use super::views;
use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_protocol::http::reviews::MyReviews;
use xinqiao_protocol::limits::{MY_REVIEWS, PAGE_ROWS};
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::places::Place;

/// Which window.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct From {
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// Reviews of one's own sessions that were given, the latest first; at most 20 in one window. Never a draft, and never
/// what the caller thought of the talk.
#[utoipa::path(
    get,
    path = "/api/v1/me/reviews",
    tag = "reviews",
    params(From),
    responses(
        (status = OK, body = MyReviews),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn my_reviews(
    State(app): State<AppState>,
    me: Staff,
    Query(from): Query<From>,
) -> Result<Json<MyReviews>, ProblemAnswer> {
    let after = from.after.as_deref().map(str::parse).transpose();
    let after = after.map_err(|_| ProblemAnswer::with(Code::FieldInvalid, "field", "after"))?;
    let store = app.desk.store();
    let written = store.reviews_given(me.id, after, MY_REVIEWS).await?;
    let waiting = store.reviews_waiting(me.id, PAGE_ROWS).await?;
    let last = written.last().filter(|_| written.len() == MY_REVIEWS).map(|last| last.review);
    let next = last.and_then(|last| Some(Place { at: last.stage.given_at()?, id: last.id }.to_string()));
    let (people, now) = (app.shared.people(&app).await?, app.clock.now());
    let reviews = written.into_iter().map(|one| views::review_of(one, me.id, &people, now)).collect();
    Ok(Json(MyReviews { reviews, waiting, next }))
}
