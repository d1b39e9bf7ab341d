//! `GET /api/v1/patients/{id}/visits` and `GET /api/v1/visits/{id}`.

use super::kept;
use crate::desk::visits::OpenVisit;
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use crate::show::People;
use axum::extract::State;
use xinqiao_domain::{PatientId, VisitId};
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::visits::{VisitRow, VisitView};
use xinqiao_protocol::limits::DUE_ROWS;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::visits::{StoredVisit, VisitAfter};

/// A patient's visits, the latest first, for those of the institution that keeps the file. At most 50 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/patients/{id}/visits",
    tag = "visits",
    params(("id" = PatientId, Path), After),
    responses(
        (status = OK, body = Window<VisitRow>),
        (status = "default", description = "`not_found`, `not_of_an_institution`, `field_invalid` with `after`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_visits(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
    Query(window): Query<After>,
) -> Result<Json<Window<VisitRow>>, ProblemAnswer> {
    kept(&app, &by, patient).await?;
    let visits = app.desk.store().visits_of(patient, window.place()?, DUE_ROWS).await?;
    let next = next(&visits, DUE_ROWS, |visit| VisitAfter { on: visit.on, id: visit.id });
    let people = app.shared.people(&app).await?;
    Ok(Json(Window { rows: visits.iter().map(|visit| row(visit, &people)).collect(), next }))
}

/// One visit with all that was found, for those of the institution that keeps the file. Its opening is recorded.
#[utoipa::path(
    get,
    path = "/api/v1/visits/{id}",
    tag = "visits",
    params(("id" = VisitId, Path)),
    responses(
        (status = OK, body = VisitView),
        (status = "default", description = "`not_found`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn read_visit(
    State(app): State<AppState>,
    by: Staff,
    Path(visit): Path<VisitId>,
) -> Result<Json<VisitView>, ProblemAnswer> {
    let opened = app.desk.store().one_visit(visit).await?.ok_or(Code::NotFound)?;
    let patient = opened.visit.patient;
    app.desk.run(OpenVisit { by: by.id, patient, visit }).await?;
    let people = app.shared.people(&app).await?;
    let record = opened.record;
    Ok(Json(VisitView {
        patient,
        row: row(&opened.visit, &people),
        form: record.form,
        proposal: record.proposal,
        decision: record.decision,
    }))
}

fn row(visit: &StoredVisit, people: &People) -> VisitRow {
    VisitRow {
        visit: visit.id,
        on: visit.on,
        by: visit.by,
        by_name: people.name(visit.by),
        at: visit.at,
        mode: visit.mode,
        outcome: visit.outcome,
        class: visit.class,
        level: visit.level,
        next_on: visit.next_on,
        dispatch: visit.dispatch,
    }
}
