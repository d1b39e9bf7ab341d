//! `POST /api/v1/referral-links/answer`.

use super::{link, shown};
use crate::desk::referrals::AnswerReferralLink as Answer;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::referral_links::{AnswerReferralLink, LinkedReferral};

/// A button of the signed page: received, accepted, declined and why, an appointment, arrived, what came of it. Asked again
/// with the same id, it is not written twice.
#[utoipa::path(post, path = "/api/v1/referral-links/answer", tag = "referrals", request_body = AnswerReferralLink,
    responses(
        (status = 200, description = "How the referral stands now", body = LinkedReferral),
        (status = 404, description = "`referral_link_unknown`: guessed, cut short, or of another hotline", body = Problem),
        (status = 409, description = "`changed_meanwhile`, `referral_out_of_order`, `senders_to_say`, \
            `cancel_not_asked`, `case_taken`, `id_reused`", body = Problem),
        (status = 410, description = "`referral_link_expired`, `referral_link_used`", body = Problem),
        (status = 422, description = "`text_too_long`", body = Problem),
    ))]
pub async fn answer_referral_link(
    State(app): State<AppState>,
    Json(body): Json<AnswerReferralLink>,
) -> Result<Json<LinkedReferral>, ProblemAnswer> {
    let AnswerReferralLink { id, token, version, said, note } = body;
    let link = link(&app, &token)?;
    let looked = app.desk.run(Answer { id, link, version, said, note }).await?;
    Ok(Json(shown(&app, looked).await?))
}
