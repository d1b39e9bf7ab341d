//! `GET /api/v1/sessions/{id}/registry`.

use super::views::Names;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::patient::{PatientField, Relation, shown};
use xinqiao_domain::{Refusal, SessionId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::patients::{CallerFollowedUp, CallerInRegistry};
use xinqiao_storage::patients::CalledPatient;

/// Whom to hand the caller on to, where the number that they call from, or left to be called back, stands in a patient's file. Shown to who holds the
/// session, or supervises. Never a name, a diagnosis or a level; whoever calls may be somebody else in the house. Who follows
/// the patient up has been told of the session.
#[utoipa::path(
    get,
    path = "/api/v1/sessions/{id}/registry",
    tag = "patients",
    params(("id" = SessionId, Path)),
    responses(
        (status = OK, body = CallerInRegistry),
        (status = "default", description = "`session_not_found`, `not_your_session`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn caller_in_registry(
    State(app): State<AppState>,
    by: Staff,
    Path(session): Path<SessionId>,
) -> Result<Json<CallerInRegistry>, ProblemAnswer> {
    let store = app.desk.store();
    let stored = store.session(session).await?.ok_or(Refusal::SessionNotFound)?;
    let holds = stored.session.stage.lease().is_some_and(|lease| lease.operator == by.id);
    if !holds && !by.has(xinqiao_domain::authority::Right::SuperviseSessions) {
        return Err(Refusal::NotYourSession.into());
    }
    let told = |field: PatientField| by.roles.iter().any(|role| shown(*role, Relation::Answering).contains(&field));
    if !told(PatientField::FollowUp) {
        return Ok(Json(CallerInRegistry { followed_up: Vec::new() }));
    }
    let (found, names) = (store.patients_of_session(session).await?, Names::read(&app).await?);
    let one = |CalledPatient { stored, called_at }: CalledPatient| CallerFollowedUp {
        number: stored.number,
        status: stored.patient.status,
        institution_name: names.institution(stored.patient.institution),
        worker_name: names.person(stored.patient.worker),
        told_at: called_at,
    };
    Ok(Json(CallerInRegistry { followed_up: found.into_iter().map(one).collect() }))
}
