//! `PUT /api/v1/staff/{id}/standing`

use super::account;
use crate::desk::accounts::ChangeStanding;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::StaffId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::accounts::{Account, ChangeStanding as Body};

/// Disables an account, enables it again, or lifts a lock-out.
///
/// Disabling ends every sign-in and closes the sockets within a second; conversations are offered on. The last security
/// administrator cannot be disabled.
#[utoipa::path(
    put,
    path = "/api/v1/staff/{id}/standing",
    tag = "accounts",
    params(("id" = StaffId, Path, description = "The account")),
    request_body = Body,
    responses(
        (status = OK, body = Account),
        (status = "default", description = "`staff_not_found`, `last_administrator`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn set_standing(
    State(app): State<AppState>,
    by: Staff,
    Path(staff): Path<StaffId>,
    Json(body): Json<Body>,
) -> Result<Json<Account>, ProblemAnswer> {
    app.desk.run(ChangeStanding { staff, by: by.id, to: body.to }).await?;
    Ok(Json(account(&app, staff).await?))
}
