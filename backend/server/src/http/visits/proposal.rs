//! `POST /api/v1/patients/{id}/visit-proposal`.

use super::kept;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::PatientId;
use xinqiao_domain::patient::PatientClass;
use xinqiao_domain::visit::classify;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::visits::{AskProposal, NextVisit, VisitProposal};

/// What the rules say of these findings: the class they propose, with every reason for it, and when the next visit would be
/// due for each class that may be decided. Writes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/patients/{id}/visit-proposal",
    tag = "visits",
    params(("id" = PatientId, Path)),
    request_body = AskProposal,
    responses(
        (status = OK, body = VisitProposal),
        (status = "default", description = "`not_found`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn propose_class(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
    Json(asked): Json<AskProposal>,
) -> Result<Json<VisitProposal>, ProblemAnswer> {
    kept(&app, &by, patient).await?;
    let rules = app.shared.visit_rules(&app).await?;
    let before = app.desk.store().last_class(patient).await?;
    let (on, effect) = (asked.on, asked.findings.effect);
    let next = |class: &PatientClass| NextVisit { class: *class, on: rules.next_on(on, before, *class, effect) };
    let proposal = classify(&asked.findings);
    Ok(Json(VisitProposal { proposal, next: PatientClass::ALL.iter().map(next).collect() }))
}
