//! Samples as they are shown, with names and progress.

use crate::http::{AppState, ProblemAnswer};
use crate::show::People;
use xinqiao_protocol::http::samples::{Sample, SampleProgress, SampledSession};
use xinqiao_storage::samples::{self, Progress};

/// Samples with how far their reviews have come.
pub(super) async fn samples_of(app: &AppState, samples: Vec<samples::Sample>) -> Result<Vec<Sample>, ProblemAnswer> {
    let ids: Vec<_> = samples.iter().map(|sample| sample.id).collect();
    let progress = app.desk.store().sample_progress(&ids).await?;
    let people = app.shared.people(app).await?;
    let view = |sample: samples::Sample| {
        let progress = progress.get(&sample.id).copied().unwrap_or_default();
        sample_of(sample, progress, &people)
    };
    Ok(samples.into_iter().map(view).collect())
}

fn sample_of(sample: samples::Sample, progress: Progress, people: &People) -> Sample {
    let samples::Sample { id, plan, drawn_by, drawn_at } = sample;
    let Progress { waiting, begun, given, acknowledged } = progress;
    Sample {
        sample: id,
        first_day: plan.first_day,
        last_day: plan.last_day,
        seed: plan.seed,
        share_percent: plan.share_percent,
        drawn_by,
        drawn_by_name: people.name(drawn_by),
        drawn_at,
        progress: SampleProgress { waiting, begun, given, acknowledged },
    }
}

pub(super) fn session_of(one: samples::Sampled, people: &People) -> SampledSession {
    let samples::Sampled { session, alias, opened_at, operator, tier, because, review } = one;
    let operator_name = people.name(operator);
    SampledSession { session, alias, opened_at, operator, operator_name, tier, because, review }
}
