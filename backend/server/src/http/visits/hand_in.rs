//! `POST /api/v1/patients/{id}/visits`.

use crate::desk::visits::HandInVisit;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::PatientId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::visits::{HandInVisit as Body, VisitHandedIn};

/// A visit is handed in, once and for good: a person has decided the class, and says why where it is another than the rules
/// propose. Class, level and the day of the next visit become the patient's; who was lost and is reached is found; three
/// visits in a row that reach nobody lose the patient.
#[utoipa::path(
    post,
    path = "/api/v1/patients/{id}/visits",
    tag = "visits",
    params(("id" = PatientId, Path)),
    request_body = Body,
    responses(
        (status = CREATED, body = VisitHandedIn),
        (status = "default", description = "`not_found`, `not_of_an_institution`, `patient_gone`, `visit_in_future`, `visit_out_of_order`, `companions_missing`, `class_missing`, `reason_missing`, `field_invalid` with the field's name", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn hand_in_visit(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
    Json(body): Json<Body>,
) -> Result<(StatusCode, Json<VisitHandedIn>), ProblemAnswer> {
    let Body { id, form, decision } = body;
    let done = app.desk.run(HandInVisit { id, by: by.id, patient, form, decision }).await?;
    let answer = VisitHandedIn {
        visit: done.visit,
        class: done.class,
        status: done.status,
        next_on: done.next_on,
        lost: done.lost,
    };
    Ok((StatusCode::CREATED, Json(answer)))
}
