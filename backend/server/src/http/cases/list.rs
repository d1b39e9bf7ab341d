//! `GET /api/v1/cases`.

use super::seeing::Eyes;
use super::views::Shelf;
use crate::http::windows::{next, place};
use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::suspected_case::CaseWord;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::cases::CaseRow;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::cases;

/// Which window of which list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Listing {
    /// Left out: all of them.
    #[param(inline)]
    state: Option<CaseWord>,
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// Suspected cases that one may see, the latest first, without anything that is known of the person: what one opened
/// oneself; supervisors, what the hotline sent; clerks, physicians and duty officers, what their institution sent or was
/// sent, and what was diagnosed and is registered in their area. At most 100 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/cases",
    tag = "cases",
    params(Listing),
    responses(
        (status = OK, body = Window<CaseRow>),
        (status = "default", description = "`field_invalid`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_cases(
    State(app): State<AppState>,
    by: Staff,
    Query(listing): Query<Listing>,
) -> Result<Json<Window<CaseRow>>, ProblemAnswer> {
    let after = place(listing.after.as_deref())?;
    let eyes = Eyes::of(&app, &by).await?;
    let found = app.desk.store().cases(&eyes.shown(&by), listing.state, after, PAGE_ROWS).await?;
    let next = next(&found, PAGE_ROWS, cases::place);
    let shelf = Shelf::of(&app, eyes.diagnoses(&by)).await?;
    Ok(Json(Window { rows: found.iter().map(|case| shelf.row(case)).collect(), next }))
}
