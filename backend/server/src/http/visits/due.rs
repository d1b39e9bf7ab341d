//! `GET /api/v1/due-visits`.

use crate::http::windows::{next, place};
use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use axum::extract::State;
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::IntoParams;
use xinqiao_domain::visit::{DueStanding, Quarter, soon};
use xinqiao_domain::{AreaId, Refusal};
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::visits::{DueAmong, DueCounts, DueVisit, DueVisits};
use xinqiao_protocol::limits::{DUE_COUNTED, DUE_ROWS};
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::visits::{DueOf, DuePatient};

/// Whose patients.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    #[param(inline)]
    of: DueAmong,
    /// Only those of this township; with `institution`.
    township: Option<AreaId>,
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// Who is to be visited up to the end of the quarter, the longest overdue first: of a worker, or of the worker's
/// institution and perhaps one township. At most 50 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/due-visits",
    tag = "visits",
    params(Asked),
    responses(
        (status = OK, body = DueVisits),
        (status = "default", description = "`not_of_an_institution`, `field_invalid` with the parameter's name", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn due_visits(
    State(app): State<AppState>,
    by: Staff,
    Query(asked): Query<Asked>,
) -> Result<Json<DueVisits>, ProblemAnswer> {
    let store = app.desk.store();
    let of = match (asked.of, asked.township) {
        (DueAmong::Mine, None) => DueOf::Worker(by.id),
        (DueAmong::Mine, Some(_)) => return Err(ProblemAnswer::with(Code::FieldInvalid, "field", "township")),
        (DueAmong::Institution, township) => {
            let membership = store.one_membership(by.id).await?;
            let institution = membership.ok_or(Code::from(Refusal::NotOfAnInstitution))?.institution;
            township.map_or(DueOf::Institution(institution), |township| DueOf::Township(institution, township))
        }
    };
    let today = app.shared.zone(&app).await?.day_of(app.clock.now());
    let until = Quarter::of(today).last();
    let due = store.due_visits(of, until, place(asked.after.as_deref())?, DUE_ROWS).await?;
    let counts = store.due_counts(of, today, soon(today), DUE_COUNTED).await?;
    let next = next(&due, DUE_ROWS, DuePatient::place);
    let people = app.shared.people(&app).await?;
    let areas: BTreeMap<AreaId, String> =
        store.all_areas().await?.into_iter().map(|area| (area.id, area.name)).collect();
    let row = |one: DuePatient| DueVisit {
        patient: one.patient,
        number: one.number,
        name: one.name,
        disorder: one.disorder,
        status: one.status,
        class: one.class,
        level: one.level,
        township: one.township,
        township_name: areas.get(&one.township).cloned().unwrap_or_default(),
        worker: one.worker,
        worker_name: people.name(one.worker),
        next_on: one.next_on,
        standing: DueStanding::of(one.next_on, today),
        last_reached_on: one.last_reached_on,
        missed: one.missed,
    };
    Ok(Json(DueVisits {
        today,
        counts: DueCounts { overdue: counts.overdue, today: counts.today, soon: counts.soon },
        window: Window { rows: due.into_iter().map(row).collect(), next },
    }))
}
