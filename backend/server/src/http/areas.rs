//! `/api/v1/areas`: the counties and townships that teams go to.

mod add;
mod close;
mod list;
mod rename;

use super::{AppState, Json, ProblemAnswer};
use std::collections::BTreeMap;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::AreaId;
use xinqiao_domain::team::TeamLevel;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::teams::{Area, TeamName};
use xinqiao_storage::teams::{StoredArea, StoredTeam};

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_areas))
        .routes(routes!(add::add_area))
        .routes(routes!(rename::rename_area))
        .routes(routes!(close::close_area))
}

/// Every area: counties by name, each followed by its townships; closed ones at the end.
pub(super) async fn every_area(app: &AppState) -> Result<Vec<Area>, ProblemAnswer> {
    let store = app.desk.store();
    let (areas, teams) = (store.all_areas().await?, store.all_teams().await?);
    let places: BTreeMap<AreaId, (String, AreaId)> =
        areas.iter().map(|area| (area.id, (area.name.clone(), area.id))).collect();
    let mut areas: Vec<(_, Area)> = areas
        .into_iter()
        .map(|area| {
            let served_by = serving(&area, &teams);
            let county = area.county.and_then(|county| places.get(&county).cloned());
            let own = (area.name.clone(), area.id);
            // A township comes right after its county, which has no place within itself.
            let place = match county {
                Some(county) => (area.closed_at.is_some(), county, Some(own)),
                None => (area.closed_at.is_some(), own, None),
            };
            let StoredArea { id, level, county, name, closed_at } = area;
            (place, Area { area: id, level, county, name, closed_at, served_by })
        })
        .collect();
    areas.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(areas.into_iter().map(|(_, area)| area).collect())
}

/// Who would be sent there: its own team, its county's, then one of the prefecture; of several the oldest.
fn serving(area: &StoredArea, teams: &[StoredTeam]) -> Option<TeamName> {
    if area.closed_at.is_some() {
        return None;
    }
    let near = |team: &StoredTeam| match team.level {
        _ if team.area == area.id => Some(0),
        _ if area.county == Some(team.area) => Some(1),
        TeamLevel::Prefecture => Some(2),
        TeamLevel::County => None,
    };
    let at_work = teams.iter().filter(|team| team.closed_at.is_none());
    let best = at_work
        .filter_map(|team| Some((near(team)?, team.created_at, team.id, team)))
        .min_by_key(|one| (one.0, one.1, one.2));
    best.map(|(.., team)| TeamName { team: team.id, name: team.name.clone() })
}

/// One area as it stands now.
async fn as_it_stands(app: &AppState, area: AreaId) -> Result<Json<Area>, ProblemAnswer> {
    let areas = every_area(app).await?;
    areas.into_iter().find(|one| one.area == area).map(Json).ok_or(ProblemAnswer::new(Code::NotFound))
}
