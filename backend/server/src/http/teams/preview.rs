//! `POST /api/v1/teams/{id}/policy-preview`.

use super::seen;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::TeamId;
use xinqiao_domain::escalation::{Planned, Whom};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{PolicyPreview, PolicySentence, PreviewPolicy, TeamName};

/// What an escalation policy would do for this team, sentence by sentence, before it is kept. Nothing is written.
#[utoipa::path(
    post,
    path = "/api/v1/teams/{id}/policy-preview",
    tag = "teams",
    params(("id" = TeamId, Path)),
    request_body = PreviewPolicy,
    responses(
        (status = OK, body = PolicyPreview),
        (status = "default", description = "`not_found`, `policy_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn preview_policy(
    State(app): State<AppState>,
    by: Staff,
    Path(team): Path<TeamId>,
    Json(body): Json<PreviewPolicy>,
) -> Result<Json<PolicyPreview>, ProblemAnswer> {
    let team = seen(&app, &by, team).await?;
    body.policy.check()?;
    let all = app.desk.store().all_teams().await?;
    let named = |id: TeamId| {
        let found = all.iter().find(|one| one.id == id && one.closed_at.is_none());
        found.map(|one| TeamName { team: id, name: one.name.clone() })
    };
    let sentence = |planned: Planned<'_>| PolicySentence::Step {
        after_ms: planned.after,
        round: planned.round,
        step: planned.number,
        whom: planned.step.whom,
        teams: match planned.step.whom {
            Whom::LeadsOnCall | Whom::TeamOnCall | Whom::WholeTeam => named(team.id).into_iter().collect(),
            Whom::NeighboursOnCall => team.neighbours.iter().filter_map(|neighbour| named(*neighbour)).collect(),
        },
        channels: planned.step.channels.clone(),
    };
    let course = body.policy.course();
    let mut sentences: Vec<_> = course.steps.into_iter().map(sentence).collect();
    sentences.push(PolicySentence::Supervisor { after_ms: course.supervisor_after });
    Ok(Json(PolicyPreview { sentences }))
}
