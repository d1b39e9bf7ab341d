//! Puts the board of a year together.

use super::run_on;
use crate::http::{AppState, ProblemAnswer};
use std::ops::RangeInclusive;
use xinqiao_domain::compliance::{DrillRunOn, MONTHS, courses_found, courses_held, line, share};
use xinqiao_domain::report::Days;
use xinqiao_domain::standing::Period;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::compliance::{Compliance, ComplianceRow};

/// Years that anybody can mean.
const YEARS: RangeInclusive<i16> = 1990..=2200;

/// The board as it stands now. Everything is read at once, whoever many operators there are.
pub(super) async fn board(app: &AppState, year: i16) -> Result<Compliance, ProblemAnswer> {
    if !YEARS.contains(&year) {
        return Err(ProblemAnswer::with(Code::FieldInvalid, "field", "year"));
    }
    let period = Period::Year(year);
    let store = app.desk.store();
    let zone = app.shared.zone(app).await?;
    let today = zone.day_of(app.clock.now());
    let (rules, _) = store.ledger_rules().await?.ok_or(Code::SetUpNeeded)?;
    let people = app.shared.people(app).await?;
    let standings = store.standings().await?;
    let mut operators: Vec<ComplianceRow> = store
        .operators_since(period.first(), &zone)
        .await?
        .into_iter()
        .filter(|(_, person)| person.facts.employed_from <= period.last())
        .map(|(staff, person)| {
            let line = line(&person, &rules, year, today);
            let standing = match person.left_on {
                Some(_) => None,
                None => standings.get(&staff).map(|derived| derived.standing.word),
            };
            ComplianceRow {
                staff,
                name: people.name(staff),
                badge: people.badge(staff),
                employed_from: person.facts.employed_from,
                left_on: person.left_on,
                pre_service: person.facts.pre_service,
                months: line.months.to_vec(),
                trainings: line.trainings,
                standing,
            }
        })
        .collect();
    operators.sort_by(|one, other| (&one.badge, one.staff).cmp(&(&other.badge, other.staff)));
    let courses = store.courses_of(period.first(), period.last()).await?;
    let days = Days { first: period.first(), last: period.last() };
    let run: Vec<DrillRunOn> = store.drills_run(days.time(&zone)).await?.iter().map(|one| run_on(one, &zone)).collect();
    let months = (0..MONTHS).map(|month| share(operators.iter().map(|row| row.months[month])));
    Ok(Compliance {
        year,
        today,
        began: rules.began(),
        months: months.collect(),
        trainings: share(operators.iter().map(|row| row.trainings)),
        targets: courses_found(&courses, &run, &rules, year, today),
        courses: courses_held(&courses, today),
        operators,
    })
}
