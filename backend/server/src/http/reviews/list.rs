//! `GET /api/v1/reviews`.

use crate::http::windows::{next, place};
use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::StaffId;
use xinqiao_domain::review::ReviewWord;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::reviews::ReviewRow;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::reviews::{Listed, Wanted};

/// Which reviews.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Only those that stand so.
    state: Option<ReviewWord>,
    /// Only those of this operator's sessions.
    #[param(value_type = Option<String>)]
    operator: Option<StaffId>,
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// Reviews, the latest begun first; at most 100 in one window. Of a colleague's draft it says that it was begun, and
/// nothing of a draft about the reader.
#[utoipa::path(
    get,
    path = "/api/v1/reviews",
    tag = "reviews",
    params(Which),
    responses(
        (status = OK, body = Window<ReviewRow>),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_reviews(
    State(app): State<AppState>,
    reader: Staff,
    Query(which): Query<Which>,
) -> Result<Json<Window<ReviewRow>>, ProblemAnswer> {
    let Which { state, operator, after } = which;
    let after = place(after.as_deref())?;
    let wanted = Wanted { state, operator, reader: reader.id, after, limit: PAGE_ROWS };
    let listed = app.desk.store().reviews(wanted).await?;
    let next = next(&listed, PAGE_ROWS, Listed::place);
    let people = app.shared.people(&app).await?;
    let rows = listed.into_iter().map(|one| row(&one, reader.id, &|staff| people.name(staff))).collect();
    Ok(Json(Window { rows, next }))
}

fn row(listed: &Listed, reader: StaffId, name: &dyn Fn(StaffId) -> String) -> ReviewRow {
    let review = listed.review;
    ReviewRow {
        review: review.id,
        session: review.session,
        alias: listed.alias.clone(),
        opened_at: listed.opened_at,
        operator: review.operator,
        operator_name: name(review.operator),
        reviewer: review.reviewer,
        reviewer_name: name(review.reviewer),
        state: review.stage.word(),
        started_at: listed.started_at,
        given_at: review.stage.given_at(),
        verdict: review.is_open_to(reader).then(|| listed.sheet.verdict()),
    }
}
