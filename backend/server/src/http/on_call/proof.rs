//! `GET /api/v1/on-call-proof`.

use crate::http::areas::every_area;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use std::collections::BTreeMap;
use xinqiao_domain::TeamId;
use xinqiao_domain::on_call::{Entered, Gap, Interval, LOOK_AHEAD, TeamCover, first};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{Area, AreaCover, CoverGap, OnCallProof, ProfessionCover};
use xinqiao_protocol::limits::COVER_GAPS;

/// Whether everybody who should be is on call, at every minute of the next 14 days, by area and profession, and where not.
/// Who is away, or was not reached by a test page, does not count.
#[utoipa::path(
    get,
    path = "/api/v1/on-call-proof",
    tag = "teams",
    responses(
        (status = OK, body = OnCallProof),
        (status = "default", description = "`forbidden`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn prove_on_call(State(app): State<AppState>) -> Result<Json<OnCallProof>, ProblemAnswer> {
    let (store, now) = (app.desk.store(), app.clock.now());
    let within = Interval { from: now, until: now + LOOK_AHEAD };
    let (periods, members) = (store.on_call_between(within).await?, store.every_candidate_at(now).await?);
    let rules = app.shared.crisis_rules(&app).await?;
    let entered = Entered { periods: &periods, members: &members, rules: &rules, now };
    let teams = store.all_teams().await?;
    let covers: BTreeMap<TeamId, TeamCover> =
        teams.iter().map(|team| (team.id, entered.cover(team.id, &team.cover, within))).collect();
    let areas = every_area(&app).await?.into_iter().filter(|area| area.closed_at.is_none());
    let areas = areas.map(|area| cover_of(area, &covers)).collect();
    Ok(Json(OnCallProof { from: within.from, until: within.until, areas }))
}

fn cover_of(area: Area, covers: &BTreeMap<TeamId, TeamCover>) -> AreaCover {
    let cover = area.served_by.as_ref().and_then(|team| covers.get(&team.team));
    let professions = cover.into_iter().flatten().map(|(need, gaps)| ProfessionCover {
        profession: need.profession,
        count: need.count,
        gaps: gaps.iter().take(COVER_GAPS).map(gap_of).collect(),
    });
    AreaCover {
        area: area.area,
        area_name: area.name,
        level: area.level,
        professions: professions.collect(),
        first_uncovered: cover.and_then(first),
        team: area.served_by,
    }
}

fn gap_of(gap: &Gap) -> CoverGap {
    CoverGap { from: gap.interval.from, until: gap.interval.until, on_call: gap.on_call }
}
