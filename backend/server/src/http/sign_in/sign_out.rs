//! `POST /api/v1/sign-out`

use super::cookie;
use super::our_page::OurPage;
use crate::desk::sign_in::SignOut;
use crate::http::{AppState, ProblemAnswer};
use axum::extract::State;
use axum::http::StatusCode;
use axum_extra::extract::CookieJar;
use xinqiao_protocol::Problem;

/// Ends this sign-in; its sockets close within a second.
///
/// Signing out again is answered the same. Only pages of the hotline may ask (`Origin`).
#[utoipa::path(
    post,
    path = "/api/v1/sign-out",
    tag = "sign-in",
    security(("refresh_cookie" = [])),
    responses(
        (status = NO_CONTENT, description = "Signed out"),
        (status = "default", description = "`wrong_origin`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn sign_out(
    State(app): State<AppState>,
    _ours: OurPage,
    jar: CookieJar,
) -> Result<(CookieJar, StatusCode), ProblemAnswer> {
    if let Some(token) = cookie::presented(&jar) {
        app.desk.run(SignOut { presented: token.hash().to_vec() }).await?;
    }
    Ok((cookie::take(jar), StatusCode::NO_CONTENT))
}
