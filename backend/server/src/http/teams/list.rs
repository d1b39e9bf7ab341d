//! `GET /api/v1/teams`.

use super::{keeps, own_team};
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use std::collections::BTreeMap;
use xinqiao_domain::AreaId;
use xinqiao_domain::authority::Right;
use xinqiao_domain::on_call::{Entered, Interval, LOOK_AHEAD, first};
use xinqiao_domain::team::{Candidate, OnCallNow, may_go_on_call};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{TeamRow, Teams};
use xinqiao_storage::teams::StoredTeam;

/// Teams by name with how they stand: who is on call, who cannot be reached, and the first minute of the next 14 days that
/// nobody covers. Closed ones come last. Whoever does not keep teams sees their own.
#[utoipa::path(
    get,
    path = "/api/v1/teams",
    tag = "teams",
    responses(
        (status = OK, body = Teams),
        (status = "default", description = "`forbidden`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_teams(State(app): State<AppState>, by: Staff) -> Result<Json<Teams>, ProblemAnswer> {
    let (store, now) = (app.desk.store(), app.clock.now());
    let mut teams = store.all_teams().await?;
    if !by.has(Right::KeepTeams) {
        let own = own_team(&app, by.id).await?;
        teams.retain(|team| Some(team.id) == own);
    }
    let within = Interval { from: now, until: now + LOOK_AHEAD };
    let (periods, members) = (store.on_call_between(within).await?, store.every_candidate_at(now).await?);
    let rules = app.shared.crisis_rules(&app).await?;
    let entered = Entered { periods: &periods, members: &members, rules: &rules, now };
    let areas: BTreeMap<AreaId, String> =
        store.all_areas().await?.into_iter().map(|area| (area.id, area.name)).collect();
    let teams = teams.into_iter().map(|team| row(team, &areas, entered, within)).collect();
    Ok(Json(Teams { teams, keep: keeps(&by) }))
}

fn row(team: StoredTeam, areas: &BTreeMap<AreaId, String>, entered: Entered<'_>, within: Interval) -> TeamRow {
    let members: Vec<&Candidate> = entered.members.iter().filter(|member| member.team == team.id).collect();
    let unproven =
        members.iter().filter(|member| may_go_on_call(&member.contacts, entered.rules, entered.now).is_err());
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let cover = entered.cover(team.id, &team.cover, within);
    TeamRow {
        team: team.id,
        level: team.level,
        area: team.area,
        area_name: areas.get(&team.area).cloned().unwrap_or_default(),
        on_call: count(members.iter().filter(|member| member.on_call == OnCallNow::Yes).count()),
        unproven: count(unproven.count()),
        members: count(members.len()),
        first_uncovered: team.closed_at.is_none().then(|| first(&cover)).flatten(),
        name: team.name,
        closed_at: team.closed_at,
    }
}
