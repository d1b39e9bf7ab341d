//! `GET /api/v1/crisis-year`.

use crate::http::compliance::run_on;
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use serde::Deserialize;
use std::ops::RangeInclusive;
use utoipa::IntoParams;
use xinqiao_domain::Date;
use xinqiao_domain::compliance::{CourseTarget, DrillRunOn, course_found, courses_found, drills_held};
use xinqiao_domain::report::Days;
use xinqiao_domain::standing::Period;
use xinqiao_protocol::http::emergencies::{CrisisYear, TeamYear};
use xinqiao_protocol::limits::YEAR_TEAMS;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::emergencies::TeamCount;

/// Years that anybody can mean.
const YEARS: RangeInclusive<i16> = 1990..=2200;

/// Which year.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OfYear {
    /// A calendar year of the centre.
    #[param(example = 2026)]
    year: i16,
}

/// Each team's drill of the year and the trainings its people attended, and the trainings that the city held: counted from
/// dispatches and ledger, never typed in. A drill that was run as a dispatch and entered in the ledger as well is one.
#[utoipa::path(
    get,
    path = "/api/v1/crisis-year",
    tag = "emergencies",
    params(OfYear),
    responses(
        (status = OK, body = CrisisYear),
        (status = "default", description = "`field_invalid`, `set_up_needed`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn crisis_year(
    State(app): State<AppState>,
    Query(OfYear { year }): Query<OfYear>,
) -> Result<Json<CrisisYear>, ProblemAnswer> {
    if !YEARS.contains(&year) {
        return Err(ProblemAnswer::with(Code::FieldInvalid, "field", "year"));
    }
    let period = Period::Year(year);
    let days = Days { first: period.first(), last: period.last() };
    let store = app.desk.store();
    let zone = app.shared.zone(&app).await?;
    let today = zone.day_of(app.clock.now());
    let (rules, _) = store.ledger_rules().await?.ok_or(Code::SetUpNeeded)?;
    let counts = store.team_years(days, YEAR_TEAMS).await?;
    let (run, entered) = (store.drills_run(days.time(&zone)).await?, store.drills_entered(days).await?);
    let courses = store.courses_of(days.first, days.last).await?;
    let found = |target, held| course_found(target, held, &rules, year, today);
    let team = |TeamCount { team, name, trainings, last_run, last_entered }| {
        let run: Vec<DrillRunOn> = run.iter().filter(|one| one.team == team).map(|one| run_on(one, &zone)).collect();
        let entered: Vec<Date> = entered.iter().filter(|(of, _)| *of == team).map(|(_, day)| *day).collect();
        TeamYear {
            team,
            name,
            drills: found(CourseTarget::Drills, drills_held(&run, &entered)),
            last_drill: last_run.max(last_entered.map(|day| zone.day_begins(day))),
            trainings: found(CourseTarget::CrisisTeam, trainings),
        }
    };
    let run: Vec<DrillRunOn> = run.iter().map(|one| run_on(one, &zone)).collect();
    Ok(Json(CrisisYear {
        year,
        teams: counts.into_iter().map(team).collect(),
        courses: courses_found(&courses, &run, &rules, year, today),
    }))
}
