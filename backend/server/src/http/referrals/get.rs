//! `GET /api/v1/referrals/{id}`.

use super::seeing::seen;
use super::views;
use crate::desk::referrals::ReadReferral;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::ReferralId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::referrals::ReferralView;

/// A referral whole: what was told of the person, where it stands, what was said, what may be done. For either end, for
/// whoever sent it, for supervisors. Opening it is recorded before anything is shown.
#[utoipa::path(
    get,
    path = "/api/v1/referrals/{id}",
    tag = "referrals",
    params(("id" = ReferralId, Path)),
    responses(
        (status = OK, body = ReferralView),
        (status = "default", description = "`not_found`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_referral(
    State(app): State<AppState>,
    by: Staff,
    Path(referral): Path<ReferralId>,
) -> Result<Json<ReferralView>, ProblemAnswer> {
    seen(&app, &by, referral).await?;
    app.desk.run(ReadReferral { referral, staff: by.id }).await?;
    Ok(Json(views::whole(&app, &by, referral).await?))
}
