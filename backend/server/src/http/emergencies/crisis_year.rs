//! `GET /api/v1/crisis-year`.

use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use serde::Deserialize;
use std::ops::RangeInclusive;
use utoipa::IntoParams;
use xinqiao_domain::compliance::{CourseTarget, course_found, courses_found, courses_held};
use xinqiao_domain::standing::Period;
use xinqiao_protocol::http::emergencies::{CrisisYear, TeamYear};
use xinqiao_protocol::limits::YEAR_TEAMS;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::emergencies::{TeamCount, YearCounts};

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
/// dispatches and ledger, never typed in.
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
    let (first, last) = (period.first(), period.last());
    let store = app.desk.store();
    let zone = app.shared.zone(&app).await?;
    let today = zone.day_of(app.clock.now());
    let (rules, _) = store.ledger_rules().await?.ok_or(Code::SetUpNeeded)?;
    let (begins, ends) = (zone.day_begins(first), zone.day_begins(last.tomorrow().unwrap_or(last)));
    let counts = store.team_years(YearCounts { first, last, begins, ends }, YEAR_TEAMS).await?;
    let held = courses_held(&store.courses_of(first, last).await?, today);
    let found = |target, held| course_found(target, held, &rules, year, today);
    let team = |TeamCount { team, name, drills, last_drill, trainings }| TeamYear {
        team,
        name,
        drills: found(CourseTarget::Drills, drills),
        last_drill,
        trainings: found(CourseTarget::CrisisTeam, trainings),
    };
    Ok(Json(CrisisYear {
        year,
        teams: counts.into_iter().map(team).collect(),
        courses: courses_found(&held, &rules, year, today),
    }))
}
