//! `GET /api/v1/kpis`

use super::count::{OfDays, count};
use crate::http::opens::opens;
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use xinqiao_domain::kpi::{self, Ratio, Side, Waits};
use xinqiao_domain::report::Days;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::kpis::{Counted, KpiMonth, KpiRatio, KpiSet, KpiWaits, Kpis};

/// The figures of some days, whole and by month: each with numerator and denominator, and with the search that opens its
/// sessions where one tells them apart.
///
/// Inside the house nothing is left out; files for the public leave small counts out.
#[utoipa::path(
    get,
    path = "/api/v1/kpis",
    tag = "reports",
    params(OfDays),
    responses(
        (status = OK, body = Kpis),
        (status = "default", description = "`field_invalid` with `to`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_kpis(State(app): State<AppState>, Query(wanted): Query<OfDays>) -> Result<Json<Kpis>, ProblemAnswer> {
    let figures = count(&app, wanted).await?;
    let month = |(month, days, kpis): &(_, Days, kpi::Kpis)| {
        let month: &xinqiao_domain::standing::Period = month;
        KpiMonth { month: month.to_string(), figures: view(kpis, *days) }
    };
    Ok(Json(Kpis {
        from: figures.days.first,
        to: figures.days.last,
        at: figures.at,
        rules: figures.rules,
        high_target_ms: figures.high_target,
        whole: view(&figures.whole, figures.days),
        months: figures.months.iter().map(month).collect(),
    }))
}

fn view(kpis: &kpi::Kpis, days: Days) -> KpiSet {
    let ratio = |ratio: &Ratio| {
        let counted = |count, side| {
            let facets = ratio.measure.opens(side);
            Counted { count, opens: facets.map(|facets| opens(&facets, days)) }
        };
        let (part, whole) = (counted(ratio.part, Side::Part), counted(ratio.whole, Side::Whole));
        KpiRatio { measure: ratio.measure, part, whole }
    };
    let waits = |waits: &Waits| KpiWaits {
        of: waits.of,
        sessions: Counted { count: waits.count, opens: Some(opens(&waits.of.opens(), days)) },
        median_ms: waits.median,
        p90_ms: waits.p90,
    };
    KpiSet { ratios: kpis.ratios.iter().map(ratio).collect(), waits: kpis.waits.iter().map(waits).collect() }
}
