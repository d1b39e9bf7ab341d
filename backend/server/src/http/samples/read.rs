//! `GET /api/v1/samples/{id}`.

use super::views;
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, Path, ProblemAnswer, Query};
use axum::extract::State;
use xinqiao_domain::SampleId;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::samples::SampleView;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::samples::Sampled;

/// A sample with its sessions, the earliest first, why each is in it and where its review stands; at most 100 in one
/// window.
#[utoipa::path(
    get,
    path = "/api/v1/samples/{id}",
    tag = "samples",
    params(("id" = SampleId, Path), After),
    responses(
        (status = OK, body = SampleView),
        (status = "default", description = "`not_found`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn read_sample(
    State(app): State<AppState>,
    Path(sample): Path<SampleId>,
    Query(window): Query<After>,
) -> Result<Json<SampleView>, ProblemAnswer> {
    let after = window.place()?;
    let store = app.desk.store();
    let found = store.sample(sample).await?.ok_or(ProblemAnswer::new(Code::NotFound))?;
    let listed = store.sampled_sessions(sample, after, PAGE_ROWS).await?;
    let next = next(&listed, PAGE_ROWS, Sampled::place);
    let people = app.shared.people(&app).await?;
    let rows = listed.into_iter().map(|one| views::session_of(one, &people)).collect();
    let shown = views::samples_of(&app, vec![found]).await?;
    let sample = shown.into_iter().next().ok_or(ProblemAnswer::new(Code::NotFound))?;
    Ok(Json(SampleView { sample, sessions: Window { rows, next } }))
}
