//! `POST /api/v1/staff/{id}/reset-password`

use super::new_password;
use crate::desk::accounts::ResetPassword;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::StaffId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::accounts::OneTimePassword;

/// Gives an account a new one-time password: shown once, to be changed at the next sign-in.
///
/// Every sign-in of the account ends, and a lock is lifted.
#[utoipa::path(
    post,
    path = "/api/v1/staff/{id}/reset-password",
    tag = "accounts",
    params(("id" = StaffId, Path, description = "The account")),
    responses(
        (status = OK, body = OneTimePassword),
        (status = "default", description = "`staff_not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn reset_password(
    State(app): State<AppState>,
    by: Staff,
    Path(staff): Path<StaffId>,
) -> Result<Json<OneTimePassword>, ProblemAnswer> {
    let (shown, password) = new_password(&app).await?;
    app.desk.run(ResetPassword { staff, by: by.id, password }).await?;
    Ok(Json(OneTimePassword { staff, password: shown.to_string() }))
}
