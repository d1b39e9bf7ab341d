//! `GET /api/v1/dispatch-figures`

use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::IntoParams;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::dispatch::{DispatchFact, DispatchFigures, Purpose, ResponseClass, Speed, figures};
use xinqiao_domain::report::Days;
use xinqiao_domain::{AreaId, Date, Millis, Timestamp};
use xinqiao_protocol::http::after_action::{
    AreaFigures, ClassFigures, DispatchFigureRow, DispatchFigureTable, FiguresOfDispatches, MonthFigures, SpeedFigure,
};
use xinqiao_protocol::limits::FIGURE_DISPATCHES;
use xinqiao_protocol::{Code, Problem};

/// Which days, both counted; at most a year.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OfDays {
    #[param(value_type = String, format = "date", example = "2026-01-01")]
    from: Date,
    #[param(value_type = String, format = "date", example = "2026-11-30")]
    to: Date,
}

/// What the figures are counted with.
struct Counting<'c> {
    facts: &'c [DispatchFact],
    areas: &'c BTreeMap<AreaId, String>,
    zone: &'c Zone,
    immediate: Millis,
    now: Timestamp,
}

/// How soon teams answered and arrived, how many pages were declined or expired, and how often a ladder was used up, of the
/// dispatches requested on some days: whole, by class, by area, by month. Drills are counted by themselves.
#[utoipa::path(
    get,
    path = "/api/v1/dispatch-figures",
    tag = "dispatches",
    params(OfDays),
    responses(
        (status = OK, body = FiguresOfDispatches),
        (status = "default", description = "`field_invalid` with `to`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn dispatch_figures(
    State(app): State<AppState>,
    Query(wanted): Query<OfDays>,
) -> Result<Json<FiguresOfDispatches>, ProblemAnswer> {
    let days =
        Days::new(wanted.from, wanted.to).map_err(|refusal| ProblemAnswer::with(refusal.into(), "field", "to"))?;
    let settings = app.shared.settings(&app).await?;
    let immediate = settings.as_ref().as_ref().ok_or(Code::SetUpNeeded)?.crisis.immediate_target_ms;
    let (zone, now) = (app.shared.zone(&app).await?, app.clock.now());
    let store = app.desk.store();
    let time = days.time(&zone);
    let facts = store.dispatch_facts(time, FIGURE_DISPATCHES, now).await?;
    let areas = store.all_areas().await?.into_iter().map(|area| (area.id, area.name)).collect();
    let counting = Counting { facts: &facts, areas: &areas, zone: &zone, immediate, now };
    Ok(Json(FiguresOfDispatches {
        from: days.first.to_string(),
        to: days.last.to_string(),
        at: now,
        immediate_target_ms: immediate.0,
        real: counting.table(Purpose::Real),
        drills: counting.table(Purpose::Drill),
    }))
}

impl Counting<'_> {
    fn table(&self, purpose: Purpose) -> DispatchFigureTable {
        let facts: Vec<&DispatchFact> = self.facts.iter().filter(|fact| fact.purpose == purpose).collect();
        let of = |asked: &dyn Fn(&DispatchFact) -> bool| {
            let chosen: Vec<&DispatchFact> = facts.iter().copied().filter(|fact| asked(fact)).collect();
            row(&figures(chosen.iter().copied(), self.immediate, self.now))
        };
        let month = |fact: &DispatchFact| self.zone.day_of(fact.requested_at).strftime("%Y-%m").to_string();
        let classes: BTreeSet<ResponseClass> = facts.iter().map(|fact| fact.class).collect();
        let areas: BTreeSet<AreaId> = facts.iter().map(|fact| fact.area).collect();
        let months: BTreeSet<String> = facts.iter().map(|fact| month(fact)).collect();
        let named = |area: AreaId| self.areas.get(&area).cloned().unwrap_or_default();
        DispatchFigureTable {
            whole: of(&|_| true),
            classes: classes
                .into_iter()
                .map(|class| ClassFigures { class, row: of(&|fact| fact.class == class) })
                .collect(),
            areas: areas
                .into_iter()
                .map(|area| AreaFigures { area, area_name: named(area), row: of(&|fact| fact.area == area) })
                .collect(),
            months: months
                .into_iter()
                .map(|of_month| MonthFigures { row: of(&|fact| month(fact) == of_month), month: of_month })
                .collect(),
        }
    }
}

fn row(figures: &DispatchFigures) -> DispatchFigureRow {
    DispatchFigureRow {
        count: figures.count,
        acknowledged: speed(figures.acknowledged),
        complete: speed(figures.complete),
        on_scene: speed(figures.on_scene),
        in_target: figures.in_target,
        judged: figures.judged,
        declined: figures.declined,
        expired: figures.expired,
        used_up: figures.used_up,
        stood_down: figures.stood_down,
        failed: figures.failed,
        unowned_ms: figures.unowned.0,
    }
}

fn speed(speed: Speed) -> SpeedFigure {
    SpeedFigure {
        count: speed.count,
        median_ms: speed.median.map(|length| length.0),
        p90_ms: speed.p90.map(|length| length.0),
    }
}
