//! `POST /api/v1/me/password`

use super::{admitted, hash_new, in_turn};
use crate::desk::sign_in::ChangePassword;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use crate::net::ClientAddress;
use crate::passwords::Against;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::http::sign_in::ChangePassword as Body;
use xinqiao_protocol::{Code, Problem};
use zeroize::Zeroizing;

/// Changes one's own password; every other sign-in of the account ends.
///
/// Wrong guesses at the current one count like those at the door. The new one must be another: an administrator knows
/// the one-time password.
#[utoipa::path(
    post,
    path = "/api/v1/me/password",
    tag = "sign-in",
    request_body = Body,
    responses(
        (status = NO_CONTENT, description = "Changed"),
        (status = "default", description = "`sign_in_wrong`, `sign_in_locked`, `password_weak` with `why`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn change_password(
    State(app): State<AppState>,
    staff: Staff,
    Extension(client): Extension<ClientAddress>,
    Json(body): Json<Body>,
) -> Result<StatusCode, ProblemAnswer> {
    in_turn(&app, client).await?;
    if body.new == body.current {
        return Err(ProblemAnswer::with(Code::PasswordWeak, "why", "same"));
    }
    let account = app.desk.store().one_staff(staff.id).await?.ok_or(ProblemAnswer::new(Code::SignInNeeded))?;
    let password = hash_new(&app, body.new, &account.username).await?;
    let current = Zeroizing::new(body.current);
    let compared = app.passwords.verify(current, Against::Account(account.password.clone())).await?;
    let command =
        ChangePassword { staff: staff.id, sign_in: staff.sign_in, compared, against: account.password, password };
    admitted(app.desk.run(command).await?)?;
    Ok(StatusCode::NO_CONTENT)
}
