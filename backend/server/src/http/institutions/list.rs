//! `GET /api/v1/institutions`.

use super::{keeps, views};
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::institutions::Institutions;

/// Institutions by name: what each is, where it is at work, who guides it and how it is reached. Closed ones come last.
#[utoipa::path(
    get,
    path = "/api/v1/institutions",
    tag = "institutions",
    responses(
        (status = OK, body = Institutions),
        (status = "default", description = "`forbidden`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_institutions(State(app): State<AppState>, by: Staff) -> Result<Json<Institutions>, ProblemAnswer> {
    let own = app.desk.store().one_membership(by.id).await?.map(|membership| membership.institution);
    Ok(Json(Institutions { institutions: views::rows(&app).await?, own, keep: keeps(&by) }))
}
