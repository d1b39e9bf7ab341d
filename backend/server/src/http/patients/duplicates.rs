//! `POST /api/v1/patients/duplicates`.

use super::views::Names;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::patients::{AlikePatient, DuplicateCheck, DuplicatesFound, Likeness};
use xinqiao_storage::patients::{Alike, AlikeBy, BlindIndex};

/// Who is registered already and may be the same person: by document, or by name and birth. Nobody's name is read for it; what
/// is answered is whom to ask.
#[utoipa::path(
    post,
    path = "/api/v1/patients/duplicates",
    tag = "patients",
    request_body = DuplicateCheck,
    responses(
        (status = OK, body = DuplicatesFound),
        (status = "default", description = "`malformed`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn check_duplicates(
    State(app): State<AppState>,
    Json(body): Json<DuplicateCheck>,
) -> Result<Json<DuplicatesFound>, ProblemAnswer> {
    let store = app.desk.store();
    let index = BlindIndex::of(store.keys(), &body.name, body.born_on, body.document.as_ref());
    let (found, names) = (store.alike_patients(&index).await?, Names::read(&app).await?);
    let alike = |Alike { stored, by }: Alike| AlikePatient {
        patient: stored.patient.id,
        number: stored.number,
        institution_name: names.institution(stored.patient.institution),
        likeness: match by {
            AlikeBy::Document => Likeness::Document,
            AlikeBy::NameAndBirth => Likeness::NameAndBirth,
        },
    };
    Ok(Json(DuplicatesFound { alike: found.into_iter().map(alike).collect() }))
}
