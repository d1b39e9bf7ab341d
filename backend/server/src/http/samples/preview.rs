//! `POST /api/v1/samples/preview`.

use super::share;
use crate::desk::samples::span;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use std::collections::BTreeMap;
use xinqiao_domain::StaffId;
use xinqiao_domain::sampling::{Chosen, SampleCandidate, SamplePlan, SampleReason, draw};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::samples::{PreviewSample, SampleCounts, SamplePreview, SampledOperator};

const NONE: SampleCounts = SampleCounts { imminent: 0, high: 0, share: 0 };

/// What a draw would choose now: how many, why, and of whom. Changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/samples/preview",
    tag = "samples",
    request_body = PreviewSample,
    responses(
        (status = OK, body = SamplePreview),
        (status = "default", description = "`entry_in_future`, `field_invalid`, `sample_too_large`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn preview_sample(
    State(app): State<AppState>,
    Json(body): Json<PreviewSample>,
) -> Result<Json<SamplePreview>, ProblemAnswer> {
    let PreviewSample { first_day, last_day, seed, share_percent } = body;
    let share_percent = share(&app, share_percent).await?;
    let plan = SamplePlan { first_day, last_day, seed, share_percent };
    let zone = app.shared.zone(&app).await?;
    plan.check(zone.day_of(app.clock.now()))?;
    let (first, end) = span(&plan, &zone);
    let candidates = app.desk.store().sample_candidates(first, end).await?;
    let chosen = draw(&candidates, &plan.seed, share_percent)?;
    let people = app.shared.people(&app).await?;
    let mut operators: Vec<_> = of_each(&candidates, &chosen)
        .into_iter()
        .map(|(staff, (sessions, chosen))| SampledOperator { staff, name: people.name(staff), sessions, chosen })
        .collect();
    operators.sort_by(|one, other| (&one.name, one.staff).cmp(&(&other.name, other.staff)));
    let considered = candidates.len() as u32;
    Ok(Json(SamplePreview { share_percent, considered, chosen: chosen.iter().fold(NONE, counted), operators }))
}

/// How many sessions each operator had, and how many of them were chosen.
fn of_each(candidates: &[SampleCandidate], chosen: &[Chosen]) -> BTreeMap<StaffId, (u32, SampleCounts)> {
    let mut all: BTreeMap<StaffId, (u32, SampleCounts)> = BTreeMap::new();
    for candidate in candidates {
        all.entry(candidate.operator).or_insert((0, NONE)).0 += 1;
    }
    for one in chosen {
        let (_, counts) = all.entry(one.operator).or_insert((0, NONE));
        *counts = counted(*counts, one);
    }
    all
}

fn counted(counts: SampleCounts, one: &Chosen) -> SampleCounts {
    match one.because {
        SampleReason::Imminent => SampleCounts { imminent: counts.imminent + 1, ..counts },
        SampleReason::High => SampleCounts { high: counts.high + 1, ..counts },
        SampleReason::Share => SampleCounts { share: counts.share + 1, ..counts },
    }
}
