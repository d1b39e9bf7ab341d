//! `POST` and `GET /api/v1/patients/{id}/examinations`, `POST /api/v1/patients/{id}/guidance`.

use crate::desk::visits::{GiveGuidance, OpenVisitDesk, RecordExamination};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::PatientId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::visits::{Examination, GivePatientGuidance, RecordExamination as Body};
use xinqiao_protocol::limits::EXAMINATIONS;

/// The physical examination of a patient was made: one is asked of each in a calendar year.
#[utoipa::path(
    post,
    path = "/api/v1/patients/{id}/examinations",
    tag = "visits",
    params(("id" = PatientId, Path)),
    request_body = Body,
    responses(
        (status = NO_CONTENT),
        (status = "default", description = "`not_found`, `not_of_an_institution`, `visit_in_future`, `text_empty`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn record_examination(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
    Json(body): Json<Body>,
) -> Result<StatusCode, ProblemAnswer> {
    let Body { id, on, findings } = body;
    app.desk.run(RecordExamination { id, by: by.id, patient, on, findings }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A patient's physical examinations, the latest first, at most 20. Their opening is recorded.
#[utoipa::path(
    get,
    path = "/api/v1/patients/{id}/examinations",
    tag = "visits",
    params(("id" = PatientId, Path)),
    responses(
        (status = OK, body = Vec<Examination>),
        (status = "default", description = "`not_found`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_examinations(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
) -> Result<Json<Vec<Examination>>, ProblemAnswer> {
    app.desk.run(OpenVisitDesk { by: by.id, patient }).await?;
    let examinations = app.desk.store().examinations_of(patient, EXAMINATIONS).await?;
    let people = app.shared.people(&app).await?;
    let rows = examinations.into_iter().map(|one| Examination {
        on: one.on,
        by: one.by,
        by_name: people.name(one.by),
        at: one.at,
        findings: one.findings,
    });
    Ok(Json(rows.collect()))
}

/// A physician guides the follow-up of a patient, above all of somebody unstable: a psychiatrist whose title was verified,
/// of the institution that keeps the file, of the one that guides it, or of the hospital that confirmed the diagnosis.
#[utoipa::path(
    post,
    path = "/api/v1/patients/{id}/guidance",
    tag = "visits",
    params(("id" = PatientId, Path)),
    request_body = GivePatientGuidance,
    responses(
        (status = NO_CONTENT),
        (status = "default", description = "`not_found`, `not_of_an_institution`, `title_not_verified`, `text_empty`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn give_guidance(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
    Json(body): Json<GivePatientGuidance>,
) -> Result<StatusCode, ProblemAnswer> {
    app.desk.run(GiveGuidance { id: body.id, by: by.id, patient, words: body.words }).await?;
    Ok(StatusCode::NO_CONTENT)
}
