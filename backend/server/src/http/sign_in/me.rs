//! `GET /api/v1/me`

use super::who;
use crate::http::{Json, Staff};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::sign_in::Me;

/// Who I am and what I may do at this moment.
#[utoipa::path(
    get,
    path = "/api/v1/me",
    tag = "sign-in",
    responses(
        (status = OK, body = Me),
        (status = "default", description = "A problem", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn me(staff: Staff) -> Json<Me> {
    Json(who(staff))
}
