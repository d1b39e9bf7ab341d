//! `GET /api/v1/patients/{id}`.

use super::views;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::PatientId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::patients::PatientDetail;

/// A patient's file, as far as whoever opens it may see: by their role, and by how their institution stands to the patient.
/// That it was opened is written down first. Of whom they may see nothing they do not learn that there is anybody.
#[utoipa::path(
    get,
    path = "/api/v1/patients/{id}",
    tag = "patients",
    params(("id" = PatientId, Path)),
    responses(
        (status = OK, body = PatientDetail),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_patient(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
) -> Result<Json<PatientDetail>, ProblemAnswer> {
    views::detail(&app, &by, patient).await
}
