//! `GET /api/v1/disclosures/owed`.

use crate::http::patients::views::{Names, reach};
use crate::http::windows::After;
use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use axum::extract::State;
use xinqiao_domain::disclosure::same_day;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::disclosures::OwedDisclosure;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::patients::{ListedPatient, Sorted};
use xinqiao_storage::places::Place;

/// Patients at level 3 or more of whom a department could not be told: no institution of it is entered there. The longest ago
/// first; each window looks at 100 patients, so that it may show fewer and still have a next one.
#[utoipa::path(
    get,
    path = "/api/v1/disclosures/owed",
    tag = "disclosures",
    params(After),
    responses(
        (status = OK, body = Window<OwedDisclosure>),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn owed_disclosures(
    State(app): State<AppState>,
    by: Staff,
    Query(window): Query<After>,
) -> Result<Json<Window<OwedDisclosure>>, ProblemAnswer> {
    let names = Names::read(&app).await?;
    let Some((_, reach)) = reach(&app, &by, &names).await? else {
        return Ok(Json(Window { rows: Vec::new(), next: None }));
    };
    let (store, zone) = (app.desk.store(), app.shared.zone(&app).await?);
    let listed = store.patients(&reach, Sorted::ByDanger, window.place()?, PAGE_ROWS).await?;
    let place = |one: &ListedPatient| {
        let patient = &one.stored.patient;
        patient.raised_at.map(|at| Place { at, id: patient.id }.to_string())
    };
    let next = listed.last().filter(|_| listed.len() == PAGE_ROWS).and_then(place);
    let mut rows = Vec::new();
    for one in listed {
        let patient = one.stored.patient;
        let owed = names.owed(&patient, &store.told_of(patient.id).await?);
        let Some(raised_at) = patient.raised_at.filter(|_| !owed.is_empty()) else { continue };
        rows.push(OwedDisclosure {
            patient: patient.id,
            number: one.stored.number,
            township: patient.township,
            township_name: names.area(patient.township),
            institution_name: names.institution(patient.institution),
            departments: owed,
            raised_at,
            due_at: same_day(raised_at, &zone),
        });
    }
    Ok(Json(Window { rows, next }))
}
