//! `GET /api/v1/blocks`.

use super::view;
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::Timestamp;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::floor::CallerBlock;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::blocks::Place;

/// Which window of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct After {
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// Blocks, the one that ends last first, those that are over included; at most 100 in one window.
#[utoipa::path(get, path = "/api/v1/blocks", tag = "floor", params(After),
    responses((status = 200, body = Window<CallerBlock>)))]
pub async fn list_blocks(
    State(app): State<AppState>,
    Query(place): Query<After>,
) -> Result<Json<Window<CallerBlock>>, ProblemAnswer> {
    let after = match place.after.as_deref() {
        Some(after) => Some(read(after).ok_or_else(|| ProblemAnswer::with(Code::FieldInvalid, "field", "after"))?),
        None => None,
    };
    let listed = app.desk.store().blocks(after, PAGE_ROWS as i64).await?;
    let next = listed.last().filter(|_| listed.len() == PAGE_ROWS).map(|last| format!("{}_{}", last.until.0, last.id));
    let people = app.shared.people(&app).await?;
    Ok(Json(Window { rows: listed.into_iter().map(|one| view(one, &people)).collect(), next }))
}

/// `1800000000000000_<id>`, as `next` gives it.
fn read(after: &str) -> Option<Place> {
    let (until, id) = after.split_once('_')?;
    Some(Place { until: Timestamp(until.parse().ok()?), id: id.parse().ok()? })
}
