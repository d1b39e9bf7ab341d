//! `GET /api/v1/incidents`.

use super::views;
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::incidents::Incident;
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

/// Incidents: those open first, whichever is due first; then those reported, the latest first. At most 100 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/incidents",
    tag = "incidents",
    params(From),
    responses(
        (status = OK, body = Window<Incident>),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_incidents(
    State(app): State<AppState>,
    Query(from): Query<From>,
) -> Result<Json<Window<Incident>>, ProblemAnswer> {
    let after = from.after.as_deref().map(str::parse).transpose();
    let after = after.map_err(|_| ProblemAnswer::with(Code::FieldInvalid, "field", "after"))?;
    let listed = app.desk.store().incidents(after, PAGE_ROWS).await?;
    let next = listed.last().filter(|_| listed.len() == PAGE_ROWS).map(|last| last.place().to_string());
    let (people, now) = (app.shared.people(&app).await?, app.clock.now());
    let rows = listed.into_iter().map(|one| views::incident_of(one, &people, now)).collect();
    Ok(Json(Window { rows, next }))
}
