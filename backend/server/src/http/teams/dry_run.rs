//! `GET /api/v1/teams/{id}/dry-run`.

use super::seen;
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use axum::extract::State;
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::IntoParams;
use uuid::Uuid;
use xinqiao_domain::dispatch::{Asked, Dispatch, Needs, Purpose, Request, ResponseClass, Roster, Source, asked};
use xinqiao_domain::team::Candidate;
use xinqiao_domain::{DispatchId, StaffId, TeamId, Timestamp};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{DryAnswer, DryPerson, DryRun, DryStep, TeamName};
use xinqiao_storage::teams::StoredTeam;

/// When it is tried.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct At {
    /// Left out: now.
    #[param(value_type = Option<i64>)]
    at: Option<Timestamp>,
}

/// Whom the team's policy would page at an instant if nobody answered, and whom not and why; with the professions that are
/// to be on call, or what a dispatch needs at least. Nothing is sent and nothing is written.
#[utoipa::path(
    get,
    path = "/api/v1/teams/{id}/dry-run",
    tag = "teams",
    params(("id" = TeamId, Path), At),
    responses(
        (status = OK, body = DryRun),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn try_policy(
    State(app): State<AppState>,
    by: Staff,
    Path(team): Path<TeamId>,
    Query(query): Query<At>,
) -> Result<Json<DryRun>, ProblemAnswer> {
    let team = seen(&app, &by, team).await?;
    let at = query.at.unwrap_or(app.clock.now());
    let candidates = app.desk.store().candidates_at(team.id, at).await?;
    let needs = Needs::new(&team.cover).unwrap_or_default();
    let dispatch = tried(&team, needs.clone(), by.id, at);
    let names = Names::read(&app).await?;
    let mut steps = Vec::new();
    for planned in dispatch.policy.course().steps.into_iter().filter(|planned| planned.round == 1) {
        let roster = Roster { candidates: &candidates, declined: &[] };
        let people = asked(&dispatch, planned.step, roster, at);
        let people = people.into_iter().zip(&candidates).map(|(asked, candidate)| names.person(asked, candidate));
        steps.push(DryStep {
            step: planned.number,
            after_ms: planned.after,
            whom: planned.step.whom,
            people: people.collect(),
        });
    }
    Ok(Json(DryRun { at, needs: needs.each().to_vec(), steps }))
}

/// A dispatch as it would begin. It is nobody's, and never kept.
fn tried(team: &StoredTeam, needs: Needs, by: StaffId, at: Timestamp) -> Dispatch {
    let request = Request {
        id: DispatchId(Uuid::nil()),
        purpose: Purpose::Drill,
        source: Source::Department,
        session: None,
        emergency: None,
        area: team.area,
        team: team.id,
        class: ResponseClass::Immediate,
        tier: None,
        needs,
        policy: team.policy.clone(),
        requested_by: by,
    };
    Dispatch::request(request, at)
}

struct Names {
    people: std::sync::Arc<crate::show::People>,
    teams: BTreeMap<TeamId, String>,
}

impl Names {
    async fn read(app: &AppState) -> Result<Self, ProblemAnswer> {
        let teams = app.desk.store().all_teams().await?.into_iter().map(|team| (team.id, team.name)).collect();
        Ok(Self { people: app.shared.people(app).await?, teams })
    }

    fn person(&self, asked: Asked, candidate: &Candidate) -> DryPerson {
        let how = match asked.how {
            Ok(summons) => DryAnswer::Paged { channels: summons.into_iter().map(|summon| summon.channel).collect() },
            Err(because) => DryAnswer::NotAsked { because },
        };
        let team = candidate.team;
        DryPerson {
            staff: asked.staff,
            name: self.people.name(asked.staff),
            team: TeamName { team, name: self.teams.get(&team).cloned().unwrap_or_default() },
            duty: candidate.duty,
            how,
        }
    }
}
