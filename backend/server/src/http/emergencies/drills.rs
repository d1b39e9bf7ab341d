//! `GET /api/v1/drills`.

use crate::http::windows::{After, next};
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use xinqiao_domain::dispatch::{Compared, Purpose, StageWord, compare, counts_as_drill};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::emergencies::{Drill, DrillBefore, DrillCompared, DrillCounts};
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::emergencies::ListedDrill;

/// Drills, the latest first, each beside the same team's drill before it; at most 100 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/drills",
    tag = "emergencies",
    params(After),
    responses(
        (status = OK, body = Window<Drill>),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_drills(
    State(app): State<AppState>,
    Query(window): Query<After>,
) -> Result<Json<Window<Drill>>, ProblemAnswer> {
    let listed = app.desk.store().drills(window.place()?, PAGE_ROWS).await?;
    let next = next(&listed, PAGE_ROWS, ListedDrill::place);
    Ok(Json(Window { rows: listed.into_iter().map(drill_of).collect(), next }))
}

fn drill_of(listed: ListedDrill) -> Drill {
    let ListedDrill { dispatch, number, team, team_name, stage, ended_at, plan, run, before } = listed;
    let compared = compare(&run, before.as_ref().map(|(_, _, run)| run)).into_iter().map(compared_of).collect();
    let (plan, plan_title, plan_version) = match plan {
        Some((plan, title, version)) => (Some(plan), Some(title), Some(version)),
        None => (None, None, None),
    };
    Drill {
        dispatch,
        number,
        team,
        team_name,
        plan,
        plan_title,
        plan_version,
        begun_at: run.requested_at,
        ended_at,
        stage,
        counts: counts(stage, ended_at.is_some()),
        compared,
        before: before.map(|(dispatch, number, run)| DrillBefore { dispatch, number, begun_at: run.requested_at }),
    }
}

fn counts(stage: StageWord, over: bool) -> DrillCounts {
    match (counts_as_drill(Purpose::Drill, stage), over) {
        (true, _) => DrillCounts::Yes,
        (false, true) => DrillCounts::No,
        (false, false) => DrillCounts::NotYet,
    }
}

fn compared_of(one: Compared) -> DrillCompared {
    DrillCompared { stage: one.stage, took_ms: one.took, before_ms: one.before, longer_ms: one.longer() }
}
