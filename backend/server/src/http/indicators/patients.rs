//! `GET /api/v1/indicators/{measure}/patients`.

use super::count::{Places, counted_of};
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use axum::extract::State;
use xinqiao_domain::InstitutionId;
use xinqiao_domain::indicator::IndicatorMeasure;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::indicators::{IndicatorPatient, PatientsBehind};
use xinqiao_protocol::limits::{INDICATOR_LOOKED_AT, PAGE_ROWS};
use xinqiao_storage::indicators::CountedPatient;

/// The patients behind a number: those counted in it, or those of its denominator who are not. At most 100 in one window;
/// where few are found among many, a window may hold fewer, and the next one goes on. Who it is, only for those of the
/// institution that keeps the file.
#[utoipa::path(
    get,
    path = "/api/v1/indicators/{measure}/patients",
    tag = "indicators",
    params(("measure" = IndicatorMeasure, Path), PatientsBehind),
    responses(
        (status = OK, body = Window<IndicatorPatient>),
        (status = "default", description = "`field_invalid` with the parameter's name", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn patients_behind(
    State(app): State<AppState>,
    by: Staff,
    Path(measure): Path<IndicatorMeasure>,
    Query(asked): Query<PatientsBehind>,
) -> Result<Json<Window<IndicatorPatient>>, ProblemAnswer> {
    let places = Places::of(&app, asked.area).await?;
    let of = counted_of(&app, asked.period, &places).await?;
    let store = app.desk.store();
    let looked_at = store.registry_patients(&of, asked.after, INDICATOR_LOOKED_AT).await?;
    let end = looked_at.last().filter(|_| looked_at.len() == INDICATOR_LOOKED_AT).map(|one| one.patient);
    let behind = looked_at.into_iter().filter(|one| measure.side(&one.facts) == Some(asked.side));
    let mut found: Vec<CountedPatient> = behind.take(PAGE_ROWS + 1).collect();
    let next = if found.len() > PAGE_ROWS {
        found.truncate(PAGE_ROWS);
        found.last().map(|one| one.patient)
    } else {
        end
    };
    let own = store.one_membership(by.id).await?.map(|membership| membership.institution);
    let people = app.shared.people(&app).await?;
    let mut rows = Vec::with_capacity(found.len());
    for one in found {
        let name = name(&app, &one, own).await?;
        rows.push(IndicatorPatient {
            patient: one.patient,
            number: one.number,
            name,
            disorder: one.facts.disorder,
            status: one.status,
            class: one.class,
            level: one.level,
            township: one.township,
            township_name: places.name(one.township),
            worker: one.worker,
            worker_name: people.name(one.worker),
            next_on: one.next_on,
        });
    }
    Ok(Json(Window { rows, next: next.map(|patient| patient.to_string()) }))
}

/// Who it is, for those of the institution that keeps the file.
async fn name(
    app: &AppState,
    one: &CountedPatient,
    own: Option<InstitutionId>,
) -> Result<Option<String>, ProblemAnswer> {
    if own != Some(one.institution) {
        return Ok(None);
    }
    Ok(Some(app.desk.store().one_patient_file(one.patient).await?.identity.name))
}
