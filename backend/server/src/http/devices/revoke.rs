//! `POST /api/v1/devices/{id}/revoke`

use super::answers_for_others;
use crate::desk::devices::RevokeDevice;
use crate::http::{AppState, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SignInId;
use xinqiao_protocol::{Code, Problem};

/// A phone is lost, or somebody has left: it is signed out, and its sockets close within a second.
///
/// For whoever keeps the teams or the accounts, and for one's own phones. Revoked again, it is answered the same.
#[utoipa::path(
    post,
    path = "/api/v1/devices/{id}/revoke",
    tag = "devices",
    params(("id" = SignInId, Path)),
    responses(
        (status = NO_CONTENT, description = "Revoked"),
        (status = "default", description = "`forbidden`, `not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn revoke_device(
    State(app): State<AppState>,
    asker: Staff,
    Path(sign_in): Path<SignInId>,
) -> Result<StatusCode, ProblemAnswer> {
    let owner = app.desk.store().device_owner(sign_in).await?;
    if owner != Some(asker.id) {
        answers_for_others(&asker)?;
    }
    let staff = owner.ok_or(ProblemAnswer::new(Code::NotFound))?;
    app.desk.run(RevokeDevice { staff, sign_in, by: asker.id }).await?;
    Ok(StatusCode::NO_CONTENT)
}
