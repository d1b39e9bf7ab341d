//! `POST /api/v1/cases/{id}/referrals`.

use crate::desk::referrals::SendReferral;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SuspectedCaseId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::referrals::{ReferralSent, SendReferral as Body};

/// Refers the person of a case again: its sender to somebody else after a no, whoever received the person back to the
/// community, on, or to an equal. Over the green channel hospitals are asked one after another until one says yes.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/referrals",
    tag = "referrals",
    params(("id" = SuspectedCaseId, Path)),
    request_body = Body,
    responses(
        (status = CREATED, body = ReferralSent),
        (status = "default", description = "`not_found`, `pair_not_allowed`, `referral_open`, `case_taken`, `ladder_empty`, `reason_missing`, `not_the_receiver`, `field_invalid`, `text_too_long`, `id_reused`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn send_referral(
    State(app): State<AppState>,
    by: Staff,
    Path(case): Path<SuspectedCaseId>,
    Json(body): Json<Body>,
) -> Result<(StatusCode, Json<ReferralSent>), ProblemAnswer> {
    let Body { id, route, based_on, note } = body;
    let sent = app.desk.run(SendReferral { id, by: by.id, case, route, based_on, note }).await?;
    Ok((StatusCode::CREATED, Json(ReferralSent { referral: sent.referral })))
}
