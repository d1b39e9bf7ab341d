//! `POST /api/v1/patients/{id}/visit-dispatch`.

use crate::desk::visits::DispatchFromVisit;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::PatientId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::DispatchRequested;
use xinqiao_protocol::http::visits::DispatchFromVisit as Body;

/// A visit finds danger: a team is asked for in one action, whether the form is filled in or not. The visit that is handed
/// in next names the dispatch. One open dispatch for a patient.
#[utoipa::path(
    post,
    path = "/api/v1/patients/{id}/visit-dispatch",
    tag = "visits",
    params(("id" = PatientId, Path)),
    request_body = Body,
    responses(
        (status = CREATED, body = DispatchRequested),
        (status = "default", description = "`not_found`, `not_of_an_institution`, `patient_gone`, `dispatch_open` with the dispatch, `no_team_here`, `place_missing`, `needs_too_few`, `needs_too_many`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn dispatch_from_visit(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
    Json(body): Json<Body>,
) -> Result<(StatusCode, Json<DispatchRequested>), ProblemAnswer> {
    let requested = app.desk.run(DispatchFromVisit { by: by.id, patient, request: body.request }).await?;
    let answer = DispatchRequested { dispatch: requested.dispatch, number: requested.number };
    Ok((StatusCode::CREATED, Json(answer)))
}
