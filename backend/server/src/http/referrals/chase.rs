//! `GET /api/v1/referral-chase`.

use super::views::Names;
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::referrals::ReferralRow;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::referrals::{Boxed, ListedReferral};

/// Referrals of everybody that somebody has to see to: late, or with an open alert; the longest due first, at most 100 in
/// one window.
#[utoipa::path(
    get,
    path = "/api/v1/referral-chase",
    tag = "referrals",
    params(After),
    responses(
        (status = OK, body = Window<ReferralRow>),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_late_referrals(
    State(app): State<AppState>,
    Query(window): Query<After>,
) -> Result<Json<Window<ReferralRow>>, ProblemAnswer> {
    let found = app.desk.store().referrals(Boxed::Chase, window.place()?, PAGE_ROWS, app.clock.now()).await?;
    let next = next(&found, PAGE_ROWS, ListedReferral::place);
    let names = Names::of(&app).await?;
    Ok(Json(Window { rows: found.iter().map(|one| names.row(one)).collect(), next }))
}
