//! `POST /api/v1/referral-links/look`.

use super::{link, shown};
use crate::desk::referrals::LookAtReferralLink;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::referral_links::{LinkedReferral, LookAtReferral};

/// Whom an institution is asked to take, for whoever holds the link of its signed page; no sign-in. Shows only what leaves
/// the house, and answers nothing: those are other buttons. That it was opened is recorded before anything is shown.
#[utoipa::path(post, path = "/api/v1/referral-links/look", tag = "referrals", request_body = LookAtReferral, responses(
    (status = 200, body = LinkedReferral),
    (status = 404, description = "`referral_link_unknown`: guessed, cut short, or of another hotline", body = Problem),
    (status = 410, description = "`referral_link_expired`, `referral_link_used`: over, or a newer one was sent", body = Problem),
))]
pub async fn look_at_referral(
    State(app): State<AppState>,
    Json(body): Json<LookAtReferral>,
) -> Result<Json<LinkedReferral>, ProblemAnswer> {
    let link = link(&app, &body.token)?;
    let looked = app.desk.run(LookAtReferralLink { link }).await?;
    Ok(Json(shown(&app, looked).await?))
}
