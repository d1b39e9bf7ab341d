//! `POST /api/v1/referrals/{id}/cancel`.

use super::seeing::seen;
use super::views;
use crate::desk::referrals::AskToCancel;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::ReferralId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::referrals::{AskToCancel as Body, ReferralView};

/// The sender asks to take a referral back. It stands until the receiver confirms; should the person arrive before, that
/// counts.
#[utoipa::path(
    post,
    path = "/api/v1/referrals/{id}/cancel",
    tag = "referrals",
    params(("id" = ReferralId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = ReferralView),
        (status = "default", description = "`not_found`, `not_the_sender`, `changed_meanwhile`, `person_arrived`, `referral_over`, `already_done`, `field_invalid`, `id_reused`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn ask_to_cancel_referral(
    State(app): State<AppState>,
    by: Staff,
    Path(referral): Path<ReferralId>,
    Json(body): Json<Body>,
) -> Result<Json<ReferralView>, ProblemAnswer> {
    seen(&app, &by, referral).await?;
    let Body { id, version, because } = body;
    app.desk.run(AskToCancel { id, by: by.id, referral, version, because }).await?;
    Ok(Json(views::whole(&app, &by, referral).await?))
}
