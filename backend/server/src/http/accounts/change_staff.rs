//! `PUT /api/v1/staff/{id}`

use super::account;
use crate::desk::accounts::ChangeStaff;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::StaffId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::accounts::{Account, ChangeAccount};

/// Changes everything of an account but its name of log-in.
///
/// The member's sockets close within a second and come back with the new rights. Whoever no longer answers callers lets
/// go of their conversations, which are offered on; whoever no longer supervises leaves the talks of others at once.
#[utoipa::path(
    put,
    path = "/api/v1/staff/{id}",
    tag = "accounts",
    params(("id" = StaffId, Path, description = "The account")),
    request_body = ChangeAccount,
    responses(
        (status = OK, body = Account),
        (status = "default", description = "`staff_not_found`, `roles_conflict`, `last_administrator`, `field_invalid` with `field`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn change_staff(
    State(app): State<AppState>,
    by: Staff,
    Path(staff): Path<StaffId>,
    Json(to): Json<ChangeAccount>,
) -> Result<Json<Account>, ProblemAnswer> {
    app.desk.run(ChangeStaff { staff, by: by.id, to }).await?;
    Ok(Json(account(&app, staff).await?))
}
