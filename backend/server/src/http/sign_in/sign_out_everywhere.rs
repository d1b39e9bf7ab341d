//! `POST /api/v1/sign-out-everywhere`

use super::cookie;
use crate::desk::sign_in::SignOutEverywhere;
use crate::http::{AppState, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use axum_extra::extract::CookieJar;
use xinqiao_protocol::Problem;

/// Ends every sign-in of whoever asks, on all devices, this one too.
#[utoipa::path(
    post,
    path = "/api/v1/sign-out-everywhere",
    tag = "sign-in",
    responses(
        (status = NO_CONTENT, description = "Signed out everywhere"),
        (status = "default", description = "A problem", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn sign_out_everywhere(
    State(app): State<AppState>,
    staff: Staff,
    jar: CookieJar,
) -> Result<(CookieJar, StatusCode), ProblemAnswer> {
    app.desk.run(SignOutEverywhere { staff: staff.id }).await?;
    Ok((cookie::take(jar), StatusCode::NO_CONTENT))
}
