//! `PUT /api/v1/staff/{id}/employment`

use crate::desk::standings::ChangeEmployment;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::StaffId;
use xinqiao_protocol::http::ledgers::Employment;
use xinqiao_protocol::{Code, Problem};

/// Since when somebody is employed, which leaves they take, and where reminders go, in place of what was known.
///
/// Their standing is derived anew at once.
#[utoipa::path(
    put,
    path = "/api/v1/staff/{id}/employment",
    tag = "ledgers",
    params(("id" = StaffId, Path, description = "The account")),
    request_body = Employment,
    responses(
        (status = OK, body = Employment),
        (status = "default", description = "`staff_not_found`, `field_invalid` with `field`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn put_employment(
    State(app): State<AppState>,
    by: Staff,
    Path(staff): Path<StaffId>,
    Json(to): Json<Employment>,
) -> Result<Json<Employment>, ProblemAnswer> {
    app.desk.run(ChangeEmployment { staff, by: by.id, to }).await?;
    let account = app.desk.store().one_staff(staff).await?.ok_or(Code::StaffNotFound)?;
    let known = app.desk.store().employments().await?.remove(&staff);
    Ok(Json(super::employment_of(&app, &account, known).await?))
}
