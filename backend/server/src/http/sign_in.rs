//! Signing in and staying so: a password, an access token of minutes in memory, a refresh token in a cookie that no
//! script can read. And the tickets that open sockets.

mod change_password;
pub(super) mod cookie;
mod me;
mod our_page;
mod refresh;
mod sign_out;
mod sign_out_everywhere;
mod socket_tickets;
mod with_password;

pub(super) use cookie::NAME as REFRESH_COOKIE;

use super::{AppState, ProblemAnswer, Staff, guard};
use crate::desk::sign_in::Attempted;
use crate::net::ClientAddress;
use crate::net::pace::Turn;
use crate::passwords::PasswordFault;
use crate::tokens::TokenFault;
use std::time::Duration;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::accounts::check_password;
use xinqiao_domain::{SignInId, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::sign_in::{Me, SignedIn};
use zeroize::Zeroizing;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(with_password::sign_in))
        .routes(routes!(refresh::refresh))
        .routes(routes!(sign_out::sign_out))
        .routes(routes!(sign_out_everywhere::sign_out_everywhere))
        .routes(routes!(me::me))
        .routes(routes!(change_password::change_password))
        .routes(routes!(socket_tickets::socket_tickets))
}

/// Waits for an address' turn to present a password or a code: a whole shift may stand behind one address, so it is
/// slowed rather than refused.
pub(super) async fn in_turn(app: &AppState, client: ClientAddress) -> Result<(), ProblemAnswer> {
    match app.sign_ins.turn(client, app.clock.now()) {
        Turn::Now => Ok(()),
        Turn::After(wait) => {
            tokio::time::sleep(Duration::from_millis(wait.0.unsigned_abs())).await;
            Ok(())
        }
        Turn::Refused { .. } => Err(ProblemAnswer::new(Code::TooFast)),
    }
}

/// The PHC string of a new password that is good enough for this account.
pub(super) async fn hash_new(app: &AppState, password: String, username: &str) -> Result<String, ProblemAnswer> {
    let password = Zeroizing::new(password);
    check_password(app.password_profile(), &password, username)
        .map_err(|fault| ProblemAnswer::with(Code::PasswordWeak, "why", fault.code()))?;
    Ok(app.passwords.hash(password).await?)
}

/// What somebody who has just shown who they are is given, read fresh.
async fn signed_in(app: &AppState, staff: StaffId, sign_in: SignInId) -> Result<SignedIn, ProblemAnswer> {
    let (access_token, expires_at) = app.tokens.issue(staff, sign_in, app.clock.now())?;
    let staff = guard::staff_now(app, staff, sign_in, expires_at).await?;
    Ok(SignedIn { access_token, expires_at, me: who(staff) })
}

fn who(staff: Staff) -> Me {
    Me {
        staff: staff.id,
        username: staff.username,
        name: staff.name,
        badge: staff.badge,
        roles: staff.roles,
        rights: staff.rights,
        password: staff.password,
    }
}

/// The problem that an attempt ends with, if it is one.
fn admitted(attempted: Attempted) -> Result<(), ProblemAnswer> {
    match attempted {
        Attempted::Admitted => Ok(()),
        Attempted::Wrong => Err(ProblemAnswer::new(Code::SignInWrong)),
        Attempted::Locked { .. } => Err(ProblemAnswer::new(Code::SignInLocked)),
        Attempted::Disabled => Err(ProblemAnswer::new(Code::AccountDisabled)),
    }
}

impl From<PasswordFault> for ProblemAnswer {
    fn from(fault: PasswordFault) -> Self {
        match fault {
            PasswordFault::Overloaded => Self::new(Code::Overloaded),
            // No account has one that long, so nothing is compared.
            PasswordFault::TooLong => Self::new(Code::SignInWrong),
            PasswordFault::Broken => {
                tracing::error!("a password could not be hashed or compared");
                Self::new(Code::Internal)
            }
        }
    }
}

impl From<TokenFault> for ProblemAnswer {
    fn from(fault: TokenFault) -> Self {
        tracing::error!(%fault, "an access token could not be made");
        Self::new(Code::Internal)
    }
}
