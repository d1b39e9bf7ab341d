//! `POST /api/v1/dispatches/{id}/case`.

use super::{standing, views};
use crate::desk::cases::OpenFromDispatch;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::cases::{CaseOpened, OpenCase};

/// Whoever went out, or a supervisor, writes down that the person may be ill, and refers them in the same commit.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/case",
    tag = "cases",
    params(("id" = DispatchId, Path)),
    request_body = OpenCase,
    responses(
        (status = CREATED, body = CaseOpened),
        (status = "default", description = "`not_found`, `not_of_the_crew`, `already_done` with the parameter `case`, `situation_missing`, `field_invalid`, `text_too_long`, `not_of_an_institution`, `pair_not_allowed`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn open_case_from_dispatch(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(open): Json<OpenCase>,
) -> Result<(StatusCode, Json<CaseOpened>), ProblemAnswer> {
    let opened = app.desk.run(OpenFromDispatch { by: by.id, standing: standing(&by), dispatch, open }).await?;
    Ok((StatusCode::CREATED, Json(views::opened(opened))))
}
