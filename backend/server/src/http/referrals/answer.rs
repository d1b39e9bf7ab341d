//! `POST /api/v1/referrals/{id}/answer`.

use super::seeing::seen;
use super::views;
use crate::desk::referrals::AnswerReferral;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::ReferralId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::referrals::{AnswerReferral as Body, ReferralView};

/// Somebody of the receiving institution says where a referral stands: received, accepted, an appointment, arrived, what
/// came of it, or not and why. Its sender hears of it.
#[utoipa::path(
    post,
    path = "/api/v1/referrals/{id}/answer",
    tag = "referrals",
    params(("id" = ReferralId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = ReferralView),
        (status = "default", description = "`not_found`, `not_the_receiver`, `changed_meanwhile`, `referral_over`, `referral_out_of_order`, `senders_to_say`, `cancel_not_asked`, `case_taken`, `text_too_long`, `id_reused`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn answer_referral(
    State(app): State<AppState>,
    by: Staff,
    Path(referral): Path<ReferralId>,
    Json(body): Json<Body>,
) -> Result<Json<ReferralView>, ProblemAnswer> {
    seen(&app, &by, referral).await?;
    let Body { id, version, said, note } = body;
    app.desk.run(AnswerReferral { id, by: by.id, referral, version, said, note }).await?;
    Ok(Json(views::whole(&app, &by, referral).await?))
}
