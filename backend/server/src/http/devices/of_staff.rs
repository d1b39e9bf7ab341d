//! `GET /api/v1/staff/{id}/devices`

use super::{answers_for_others, devices};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::StaffId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::devices::Devices;

/// Somebody's phones that stay signed in: for whoever keeps the teams or the accounts, and for themselves.
#[utoipa::path(
    get,
    path = "/api/v1/staff/{id}/devices",
    tag = "devices",
    params(("id" = StaffId, Path)),
    responses(
        (status = OK, body = Devices),
        (status = "default", description = "`forbidden`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn devices_of_staff(
    State(app): State<AppState>,
    asker: Staff,
    Path(of): Path<StaffId>,
) -> Result<Json<Devices>, ProblemAnswer> {
    if of != asker.id {
        answers_for_others(&asker)?;
    }
    Ok(Json(devices(&app, &asker, of).await?))
}
