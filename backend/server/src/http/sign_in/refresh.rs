//! `POST /api/v1/refresh`

use super::our_page::OurPage;
use super::{cookie, signed_in};
use crate::desk::sign_in::{Refreshed, RotateRefresh};
use crate::http::{AppState, Json, ProblemAnswer};
use crate::tokens::Secret;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::CookieJar;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use xinqiao_protocol::http::sign_in::SignedIn;
use xinqiao_protocol::{Code, Problem};

/// A fresh access token for the refresh token in the cookie.
///
/// Each refresh token is good once and followed by the next. Presented again within 10 s, for an answer that was lost, it
/// is answered the same; later somebody has a copy of it, and the sign-in ends. A phone that stays signed in has 12 h for
/// that: its answers get lost where there is no network. No other sign-in outlives 12 hours. Only pages of the hotline may
/// ask (`Origin`).
#[utoipa::path(
    post,
    path = "/api/v1/refresh",
    tag = "sign-in",
    security(("refresh_cookie" = [])),
    responses(
        (status = OK, body = SignedIn),
        (status = "default", description = "`sign_in_needed`, `wrong_origin`, `account_disabled`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn refresh(State(app): State<AppState>, _ours: OurPage, jar: CookieJar) -> Result<Response, ProblemAnswer> {
    let Some(token) = cookie::presented(&jar) else {
        return Err(ProblemAnswer::new(Code::SignInNeeded));
    };
    let next = app.desk.store().keys().following(token.reveal());
    let next = Secret::presented(&URL_SAFE_NO_PAD.encode(next)).ok_or(ProblemAnswer::new(Code::Internal))?;
    let command = RotateRefresh { presented: token.hash().to_vec(), next: next.hash().to_vec() };
    match app.desk.run(command).await? {
        Refreshed::Good { staff, sign_in, seat, .. } => {
            let answer = signed_in(&app, staff, sign_in).await?;
            Ok((cookie::give(jar, &next, seat), Json(answer)).into_response())
        }
        Refreshed::NotGood => Ok((cookie::take(jar), ProblemAnswer::new(Code::SignInNeeded)).into_response()),
    }
}
