//! `GET /api/v1/patients/{id}/visit-desk`.

use crate::desk::visits::OpenVisitDesk;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::PatientId;
use xinqiao_domain::authority::Right;
use xinqiao_domain::patient::PatientStatus;
use xinqiao_domain::visit::{examination, quarters};
use xinqiao_protocol::http::visits::{Guidance, VisitAction, VisitDesk, VisitDraft};
use xinqiao_protocol::{Code, Problem};

/// All that whoever visits a patient needs before and while filling in the form: what the last visit found, which quarters
/// have one, the reader's own draft. For those of the institution that keeps the file; its opening is recorded.
#[utoipa::path(
    get,
    path = "/api/v1/patients/{id}/visit-desk",
    tag = "visits",
    params(("id" = PatientId, Path)),
    responses(
        (status = OK, body = VisitDesk),
        (status = "default", description = "`not_found`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn visit_desk(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
) -> Result<Json<VisitDesk>, ProblemAnswer> {
    app.desk.run(OpenVisitDesk { by: by.id, patient }).await?;
    let store = app.desk.store();
    let stored = store.one_patient(patient).await?.ok_or(Code::NotFound)?;
    let name = store.one_patient_file(patient).await?.identity.name;
    let (zone, rules) = (app.shared.zone(&app).await?, app.shared.visit_rules(&app).await?);
    let today = zone.day_of(app.clock.now());
    let registered_on = zone.day_of(stored.patient.registered_at);
    let days = store.visit_days(patient, today.year()).await?;
    let last = store.last_findings(patient).await?;
    let people = app.shared.people(&app).await?;
    let guidance = store.last_guidance(patient).await?;
    let draft = store.visit_draft(patient, by.id).await?;
    let state = stored.patient;
    Ok(Json(VisitDesk {
        patient,
        number: stored.number,
        name,
        disorder: state.disorder,
        status: state.status.word(),
        class: state.class,
        level: state.level,
        township: state.township,
        today,
        next_on: state.next_visit_on,
        since: last.as_ref().map(|(on, _)| *on),
        last: last.map(|(_, findings)| findings),
        missed: days.missed,
        quarters: quarters(today.year(), registered_on, &days.reached_on, today).to_vec(),
        examination: examination(today.year(), days.examined_on),
        guidance: guidance.map(|one| Guidance {
            by: one.by,
            by_name: people.name(one.by),
            at: one.at,
            words: one.words,
        }),
        draft: draft.map(|one| VisitDraft { body: one.body, saved_at: one.saved_at }),
        rules,
        actions: actions(&by, state.status),
    }))
}

fn actions(by: &Staff, status: PatientStatus) -> Vec<VisitAction> {
    if !status.is_here() {
        return Vec::new();
    }
    let guide = by.has(Right::Diagnose).then_some(VisitAction::Guide);
    let always = [VisitAction::HandIn, VisitAction::RequestDispatch, VisitAction::RecordExamination];
    always.into_iter().chain(guide).collect()
}
