//! `POST /api/v1/institutions`.

use super::views;
use crate::desk::institutions::AddInstitution;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::institutions::{InstitutionView, NewInstitution};

/// Enters an institution: what it is, where it is at work, who guides it, whether it admits by the green channel, and how
/// it is reached.
#[utoipa::path(
    post,
    path = "/api/v1/institutions",
    tag = "institutions",
    request_body = NewInstitution,
    responses(
        (status = CREATED, body = InstitutionView),
        (status = "default", description = "`text_empty`, `text_too_long`, `field_invalid`, `hotline_stays`, `institutions_full`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn add_institution(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<NewInstitution>,
) -> Result<(StatusCode, Json<InstitutionView>), ProblemAnswer> {
    let institution = app.desk.run(AddInstitution { id: body.id, by: by.id, form: body.form }).await?;
    Ok((StatusCode::CREATED, Json(views::whole(&app, &by, institution).await?)))
}
