//! `GET /api/v1/disclosures`.

use crate::http::patients::views::Names;
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use xinqiao_domain::Timestamp;
use xinqiao_domain::disclosure::Receipt;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::disclosures::DisclosureRow;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::disclosures::{ListedDisclosure, Shown};

/// The register of everything that was told to other departments: to whom, which fields, for what, by what right, when, and
/// whether it was confirmed. What was told is not in it. The latest first, at most 100 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/disclosures",
    tag = "disclosures",
    params(After),
    responses(
        (status = OK, body = Window<DisclosureRow>),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_disclosures(
    State(app): State<AppState>,
    Query(window): Query<After>,
) -> Result<Json<Window<DisclosureRow>>, ProblemAnswer> {
    let listed = app.desk.store().disclosures(Shown::All, window.place()?, PAGE_ROWS).await?;
    let next = next(&listed, PAGE_ROWS, ListedDisclosure::place);
    let (names, now) = (Names::read(&app).await?, app.clock.now());
    let rows = listed.into_iter().map(|one| row(one, now, &names)).collect();
    Ok(Json(Window { rows, next }))
}

fn row(listed: ListedDisclosure, now: Timestamp, names: &Names) -> DisclosureRow {
    let ListedDisclosure { disclosure, fields, number, .. } = listed;
    let confirmed = match disclosure.receipt {
        Receipt::Waiting => None,
        Receipt::Confirmed { by, at } => Some((by, at)),
    };
    DisclosureRow {
        disclosure: disclosure.id,
        patient: disclosure.patient,
        number,
        institution: disclosure.to,
        institution_name: names.institution(disclosure.to),
        department: disclosure.department,
        fields,
        purpose: disclosure.purpose,
        basis: disclosure.basis,
        told_by_name: disclosure.by.map(|by| names.person(by)),
        told_at: disclosure.at,
        due_at: disclosure.due_at,
        receipt: disclosure.standing(now),
        confirmed_by_name: confirmed.map(|(by, _)| names.person(by)),
        confirmed_at: confirmed.map(|(_, at)| at),
    }
}
