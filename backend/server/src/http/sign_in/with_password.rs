//! `POST /api/v1/sign-in`

use super::{admitted, cookie, in_turn, signed_in};
use crate::desk::accounts::normal_username;
use crate::desk::sign_in::{Seat, SignIn, StrangerTried};
use crate::http::{AppState, Json, ProblemAnswer};
use crate::net::ClientAddress;
use crate::passwords::Against;
use axum::Extension;
use axum::extract::State;
use axum_extra::extract::CookieJar;
use xinqiao_domain::SignInId;
use xinqiao_protocol::http::sign_in::{SignIn as Body, SignedIn};
use xinqiao_protocol::{Code, Problem};
use zeroize::Zeroizing;

/// Signs in with name and password.
///
/// Five failures in a row lock the name for a quarter of an hour; an administrator can lift that at once. The answer
/// never tells whether a name exists: names that nobody has lock too. The refresh token comes as a cookie.
#[utoipa::path(
    post,
    path = "/api/v1/sign-in",
    tag = "sign-in",
    request_body = Body,
    responses(
        (status = OK, body = SignedIn),
        (status = "default", description = "`sign_in_wrong`, `sign_in_locked`, `account_disabled`, `too_fast`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn sign_in(
    State(app): State<AppState>,
    Extension(client): Extension<ClientAddress>,
    jar: CookieJar,
    Json(body): Json<Body>,
) -> Result<(CookieJar, Json<SignedIn>), ProblemAnswer> {
    in_turn(&app, client).await?;
    let username = normal_username(&body.username);
    let password = Zeroizing::new(body.password);
    let Some(account) = app.desk.store().staff_by_username(&username).await? else {
        app.passwords.verify(password, Against::Nobody).await?;
        app.desk.run(StrangerTried {}).await?;
        admitted(app.strangers.tried(&username, app.clock.now()))?;
        return Err(ProblemAnswer::new(Code::SignInWrong));
    };
    let compared = app.passwords.verify(password, Against::Account(account.password.clone())).await?;
    let refresh = app.secret()?;
    let sign_in = SignInId(app.ids.draw());
    let command = SignIn {
        staff: account.id,
        compared,
        against: account.password,
        sign_in,
        refresh_hash: refresh.hash().to_vec(),
    };
    admitted(app.desk.run(command).await?)?;
    let answer = signed_in(&app, account.id, sign_in).await?;
    Ok((cookie::give(jar, &refresh, Seat::Browser), Json(answer)))
}
