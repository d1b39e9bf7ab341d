//! `POST /api/v1/referrals/{id}/admissions`.

use super::seeing::seen;
use super::views;
use crate::desk::admissions::ProposeAdmission;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::ReferralId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::admissions::ProposeAdmission as Body;
use xinqiao_protocol::http::referrals::ReferralView;

/// The hospital that a person came to writes down how they are admitted: with the guardian's signed agreement, over the
/// green channel, or compulsorily. A compulsory admission is signed by the psychiatrist who proposes it, and waits for a
/// second one; one of the two is attending or above.
#[utoipa::path(
    post,
    path = "/api/v1/referrals/{id}/admissions",
    tag = "referrals",
    params(("id" = ReferralId, Path)),
    request_body = Body,
    responses(
        (status = CREATED, body = ReferralView),
        (status = "default", description = "`not_found`, `not_the_receiver`, `pair_not_allowed` where it is no hospital, `person_not_there`, `already_done`, `title_not_verified`, `reason_missing`, `entry_in_future`, `text_empty`, `text_too_long`, `id_reused`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn propose_admission(
    State(app): State<AppState>,
    by: Staff,
    Path(referral): Path<ReferralId>,
    Json(body): Json<Body>,
) -> Result<(StatusCode, Json<ReferralView>), ProblemAnswer> {
    seen(&app, &by, referral).await?;
    let Body { id, ground, note } = body;
    app.desk.run(ProposeAdmission { id, by: by.id, referral, ground, note }).await?;
    Ok((StatusCode::CREATED, Json(views::whole(&app, &by, referral).await?)))
}
