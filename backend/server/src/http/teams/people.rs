//! `GET /api/v1/team-people`.

use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use std::collections::BTreeMap;
use xinqiao_domain::authority::{Right, rights};
use xinqiao_domain::{StaffId, TeamId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{TeamName, TeamPeople, TeamPerson};
use xinqiao_storage::people::Staff as Account;

/// Most people of the list.
const SHOWN: usize = 500;

/// Who can be put into a team: accounts at work that may go out, by name, and in which team each is now.
#[utoipa::path(
    get,
    path = "/api/v1/team-people",
    tag = "teams",
    responses(
        (status = OK, body = TeamPeople),
        (status = "default", description = "`forbidden`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_people(State(app): State<AppState>) -> Result<Json<TeamPeople>, ProblemAnswer> {
    let (store, now) = (app.desk.store(), app.clock.now());
    let names: BTreeMap<TeamId, String> =
        store.all_teams().await?.into_iter().map(|team| (team.id, team.name)).collect();
    let teams: BTreeMap<StaffId, TeamName> = store
        .every_candidate_at(now)
        .await?
        .into_iter()
        .map(|one| (one.staff, TeamName { team: one.team, name: names.get(&one.team).cloned().unwrap_or_default() }))
        .collect();
    let mut people: Vec<TeamPerson> = store
        .all_staff()
        .await?
        .into_iter()
        .filter(goes_out)
        .map(|Account { id: staff, name, .. }| TeamPerson { staff, name, team: teams.get(&staff).cloned() })
        .collect();
    people.sort_by(|one, other| (&one.name, one.staff).cmp(&(&other.name, other.staff)));
    people.truncate(SHOWN);
    Ok(Json(TeamPeople { people }))
}

fn goes_out(account: &Account) -> bool {
    account.disabled_at.is_none() && account.roles.iter().any(|role| rights(*role).contains(&Right::GoOut))
}
