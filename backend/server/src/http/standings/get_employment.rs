//! `GET /api/v1/staff/{id}/employment`

use crate::http::{AppState, Json, Path, ProblemAnswer};
use axum::extract::State;
use xinqiao_domain::StaffId;
use xinqiao_protocol::http::ledgers::Employment;
use xinqiao_protocol::{Code, Problem};

/// Since when somebody is employed, which leaves they take, and where reminders go.
#[utoipa::path(
    get,
    path = "/api/v1/staff/{id}/employment",
    tag = "ledgers",
    params(("id" = StaffId, Path, description = "The account")),
    responses(
        (status = OK, body = Employment),
        (status = "default", description = "`staff_not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_employment(
    State(app): State<AppState>,
    Path(staff): Path<StaffId>,
) -> Result<Json<Employment>, ProblemAnswer> {
    let account = app.desk.store().one_staff(staff).await?.ok_or(Code::StaffNotFound)?;
    let known = app.desk.store().employments().await?.remove(&staff);
    Ok(Json(super::employment_of(&app, &account, known).await?))
}
