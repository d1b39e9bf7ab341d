//! `GET /api/v1/referrals`.

use super::seeing::box_of;
use super::views::Names;
use crate::http::windows::{next, place};
use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::referrals::{ReferralBox, ReferralRow};
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::referrals::{Boxed, ListedReferral};

/// Which window of which box.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Listing {
    #[param(inline)]
    r#box: ReferralBox,
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// The inbox or outbox of one's institution: overdue first, then whichever is due first, then those over, the latest first;
/// at most 100 in one window. Who answers callers or goes out has an outbox of what they sent themselves.
#[utoipa::path(
    get,
    path = "/api/v1/referrals",
    tag = "referrals",
    params(Listing),
    responses(
        (status = OK, body = Window<ReferralRow>),
        (status = "default", description = "`field_invalid`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_referrals(
    State(app): State<AppState>,
    by: Staff,
    Query(listing): Query<Listing>,
) -> Result<Json<Window<ReferralRow>>, ProblemAnswer> {
    let after = place(listing.after.as_deref())?;
    let of = match (listing.r#box, box_of(&app, &by).await?) {
        (ReferralBox::Inbox, Some(institution)) => Boxed::Inbox(institution),
        (ReferralBox::Outbox, Some(institution)) => Boxed::Outbox(institution),
        (ReferralBox::Inbox, None) => return Ok(Json(Window { rows: Vec::new(), next: None })),
        (ReferralBox::Outbox, None) => Boxed::SentBy(by.id),
    };
    let found = app.desk.store().referrals(of, after, PAGE_ROWS, app.clock.now()).await?;
    let next = next(&found, PAGE_ROWS, ListedReferral::place);
    let names = Names::of(&app).await?;
    Ok(Json(Window { rows: found.iter().map(|one| names.row(one)).collect(), next }))
}
