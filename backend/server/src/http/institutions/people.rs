//! `GET /api/v1/institution-people`.

use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use std::collections::BTreeMap;
use xinqiao_domain::StaffId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::institutions::{InstitutionName, InstitutionPeople, InstitutionPerson};

/// Most people of the list.
const SHOWN: usize = 500;

/// Who can be entered in an institution: accounts at work, by name, and where each belongs now.
#[utoipa::path(
    get,
    path = "/api/v1/institution-people",
    tag = "institutions",
    responses(
        (status = OK, body = InstitutionPeople),
        (status = "default", description = "`forbidden`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_institution_people(State(app): State<AppState>) -> Result<Json<InstitutionPeople>, ProblemAnswer> {
    let store = app.desk.store();
    let names: BTreeMap<_, _> =
        store.all_institutions().await?.into_iter().map(|one| (one.institution.id, one.name)).collect();
    let belong: BTreeMap<StaffId, InstitutionName> = store
        .all_memberships()
        .await?
        .into_iter()
        .map(|one| {
            let name = names.get(&one.institution).cloned().unwrap_or_default();
            (one.staff, InstitutionName { institution: one.institution, name })
        })
        .collect();
    let mut people: Vec<InstitutionPerson> = store
        .all_staff()
        .await?
        .into_iter()
        .filter(|account| account.disabled_at.is_none())
        .map(|account| InstitutionPerson {
            staff: account.id,
            name: account.name,
            roles: account.roles,
            institution: belong.get(&account.id).cloned(),
        })
        .collect();
    people.sort_by(|one, other| (&one.name, one.staff).cmp(&(&other.name, other.staff)));
    people.truncate(SHOWN);
    Ok(Json(InstitutionPeople { people }))
}
