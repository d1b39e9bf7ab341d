//! `POST /api/v1/samples`.

use super::{share, views};
use crate::desk::samples::DrawSample;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::sampling::SamplePlan;
use xinqiao_protocol::http::samples::{DrawSample as Body, Sample};
use xinqiao_protocol::{Code, Problem};

/// Draws a sample of the sessions of a period, and keeps it: every imminent and high one, and of the rest a share that is
/// fair over operators.
///
/// The same seed over the same sessions draws the same sample.
#[utoipa::path(
    post,
    path = "/api/v1/samples",
    tag = "samples",
    request_body = Body,
    responses(
        (status = CREATED, body = Sample),
        (status = "default", description = "`entry_in_future`, `field_invalid`, `sample_too_large`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn draw_sample(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<Body>,
) -> Result<(StatusCode, Json<Sample>), ProblemAnswer> {
    let Body { id, first_day, last_day, seed, share_percent } = body;
    let share_percent = share(&app, share_percent).await?;
    let plan = SamplePlan { first_day, last_day, seed, share_percent };
    let drawn = app.desk.run(DrawSample { id, by: by.id, plan }).await?;
    let sample = app.desk.store().sample(drawn.sample).await?;
    let shown = views::samples_of(&app, sample.into_iter().collect()).await?;
    let sample = shown.into_iter().next().ok_or(ProblemAnswer::new(Code::NotFound))?;
    Ok((StatusCode::CREATED, Json(sample)))
}
