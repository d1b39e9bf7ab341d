//! `GET /api/v1/samples`.

use super::views;
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::samples::Sample;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_protocol::{Code, Problem};

/// Which window.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct From {
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// Samples drawn, the latest first, with how far their reviews have come; at most 100 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/samples",
    tag = "samples",
    params(From),
    responses(
        (status = OK, body = Window<Sample>),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_samples(
    State(app): State<AppState>,
    Query(from): Query<From>,
) -> Result<Json<Window<Sample>>, ProblemAnswer> {
    let after = from.after.as_deref().map(str::parse).transpose();
    let after = after.map_err(|_| ProblemAnswer::with(Code::FieldInvalid, "field", "after"))?;
    let samples = app.desk.store().samples(after, PAGE_ROWS).await?;
    let next = samples.last().filter(|_| samples.len() == PAGE_ROWS).map(|last| last.place().to_string());
    Ok(Json(Window { rows: views::samples_of(&app, samples).await?, next }))
}
