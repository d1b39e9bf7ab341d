//! `PUT /api/v1/staff/{id}/qualification`

use super::account;
use crate::desk::accounts::DecideQualification;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::StaffId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::accounts::{Account, ChangeQualification};

/// Says whether an operator is routed to, and why.
///
/// The reason is kept with every decision. Conversations under way go on; only new ones are not offered.
#[utoipa::path(
    put,
    path = "/api/v1/staff/{id}/qualification",
    tag = "accounts",
    params(("id" = StaffId, Path, description = "The account")),
    request_body = ChangeQualification,
    responses(
        (status = OK, body = Account),
        (status = "default", description = "`staff_not_found`, `reason_missing`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn decide_qualification(
    State(app): State<AppState>,
    by: Staff,
    Path(staff): Path<StaffId>,
    Json(body): Json<ChangeQualification>,
) -> Result<Json<Account>, ProblemAnswer> {
    let ChangeQualification { decision, reason } = body;
    app.desk.run(DecideQualification { staff, by: by.id, decision, reason }).await?;
    Ok(Json(account(&app, staff).await?))
}
