//! `POST /api/v1/referrals/{id}/link`.

use super::seeing::seen;
use super::views;
use crate::desk::referrals::SendLink;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::ReferralId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::referrals::{ReferralView, SendReferralLink as Body};

/// Sends the signed page once more to an institution without a system. Links sent before are of no use from then on.
#[utoipa::path(
    post,
    path = "/api/v1/referrals/{id}/link",
    tag = "referrals",
    params(("id" = ReferralId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = ReferralView),
        (status = "default", description = "`not_found`, `not_the_sender`, `referral_over`, `field_invalid` (reach) where it answers over another way, `id_reused`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn send_referral_link(
    State(app): State<AppState>,
    by: Staff,
    Path(referral): Path<ReferralId>,
    Json(body): Json<Body>,
) -> Result<Json<ReferralView>, ProblemAnswer> {
    seen(&app, &by, referral).await?;
    app.desk.run(SendLink { id: body.id, by: by.id, referral }).await?;
    Ok(Json(views::whole(&app, &by, referral).await?))
}
