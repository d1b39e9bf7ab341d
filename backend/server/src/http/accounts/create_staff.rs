//! `POST /api/v1/staff`

use super::new_password;
use crate::desk::accounts::CreateStaff;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::{Actor, StaffId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::accounts::{NewAccount, OneTimePassword};

/// Makes an account with a one-time password.
///
/// The password is shown once and must be changed at the first sign-in. Nobody holds two of system administrator,
/// security administrator and auditor.
#[utoipa::path(
    post,
    path = "/api/v1/staff",
    tag = "accounts",
    request_body = NewAccount,
    responses(
        (status = CREATED, body = OneTimePassword),
        (status = "default", description = "`username_taken`, `roles_conflict`, `field_invalid` with `field`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn create_staff(
    State(app): State<AppState>,
    by: Staff,
    Json(account): Json<NewAccount>,
) -> Result<(StatusCode, Json<OneTimePassword>), ProblemAnswer> {
    let (shown, password) = new_password(&app).await?;
    let staff = StaffId(app.ids.draw());
    app.desk.run(CreateStaff { staff, by: Actor::Staff(by.id), account, password }).await?;
    Ok((StatusCode::CREATED, Json(OneTimePassword { staff, password: shown.to_string() })))
}
