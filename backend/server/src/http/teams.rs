//! `/api/v1/teams`: crisis teams, their members, and what would happen if somebody had to be sent.

mod add;
mod availability;
mod change;
mod close;
mod dry_run;
mod get;
mod list;
mod people;
mod preview;
mod put_member;
mod remove_member;
mod views;

use super::{AppState, ProblemAnswer, Staff};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::authority::Right;
use xinqiao_domain::{StaffId, TeamId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_storage::teams::StoredTeam;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_teams))
        .routes(routes!(people::list_people))
        .routes(routes!(add::add_team))
        .routes(routes!(get::get_team))
        .routes(routes!(change::change_team))
        .routes(routes!(close::close_team))
        .routes(routes!(put_member::put_member))
        .routes(routes!(remove_member::remove_member))
        .routes(routes!(availability::set_availability))
        .routes(routes!(preview::preview_policy))
        .routes(routes!(dry_run::try_policy))
}

/// Whether somebody may change teams.
fn keeps(staff: &Staff) -> Permit {
    match staff.require(Right::KeepTeams) {
        Ok(()) => Permit::Yes,
        Err(code) => Permit::No { code },
    }
}

/// A team that somebody may see: any for whoever keeps teams, otherwise one's own. Others are not there.
pub(super) async fn seen(app: &AppState, by: &Staff, team: TeamId) -> Result<StoredTeam, ProblemAnswer> {
    let nowhere = || ProblemAnswer::new(Code::NotFound);
    if !by.has(Right::KeepTeams) && own_team(app, by.id).await? != Some(team) {
        return Err(nowhere());
    }
    app.desk.store().one_team(team).await?.ok_or_else(nowhere)
}

/// The team that somebody is in.
async fn own_team(app: &AppState, staff: StaffId) -> Result<Option<TeamId>, ProblemAnswer> {
    Ok(app.desk.store().one_member(staff).await?.map(|member| member.team))
}
