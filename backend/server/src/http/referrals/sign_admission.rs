//! `POST /api/v1/admissions/{id}/signatures`.

use super::views;
use crate::desk::admissions::SignAdmission;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::AdmissionId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::admissions::SignAdmission as Body;
use xinqiao_protocol::http::referrals::ReferralView;

/// Another psychiatrist of the hospital has diagnosed the person and signs a compulsory admission, with a verified title.
#[utoipa::path(
    post,
    path = "/api/v1/admissions/{id}/signatures",
    tag = "referrals",
    params(("id" = AdmissionId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = ReferralView),
        (status = "default", description = "`not_found`, `not_of_an_institution`, `not_the_receiver`, `title_not_verified`, `already_done`, `id_reused`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn sign_admission(
    State(app): State<AppState>,
    by: Staff,
    Path(admission): Path<AdmissionId>,
    Json(body): Json<Body>,
) -> Result<Json<ReferralView>, ProblemAnswer> {
    let signed = app.desk.run(SignAdmission { id: body.id, by: by.id, admission }).await?;
    Ok(Json(views::whole(&app, &by, signed.referral).await?))
}
