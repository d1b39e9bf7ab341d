//! `GET /api/v1/dispatches`.

use crate::http::windows::{next, place};
use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use crate::show::{self, Reader};
use axum::extract::State;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::dispatches::DispatchStrip;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::dispatches::{Standing, StoredDispatch};

/// Which window of which list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Listing {
    /// Left out: those that are open.
    #[serde(default)]
    #[param(inline)]
    state: ListedState,
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListedState {
    #[default]
    Open,
    Over,
}

/// Dispatches: those that are open, the oldest first, or those that are over, the latest first. Who directs sees all,
/// others those of their team and those they are or were on. At most 100 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/dispatches",
    tag = "dispatches",
    params(Listing),
    responses(
        (status = OK, body = Window<DispatchStrip>),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_dispatches(
    State(app): State<AppState>,
    by: Staff,
    Query(listing): Query<Listing>,
) -> Result<Json<Window<DispatchStrip>>, ProblemAnswer> {
    let (reader, after) = (Reader::of(&by), place(listing.after.as_deref())?);
    let standing = match listing.state {
        ListedState::Open => Standing::Open,
        ListedState::Over => Standing::Over,
    };
    let stored = app.desk.store().dispatches(reader.shown(), standing, after, PAGE_ROWS).await?;
    let next = next(&stored, PAGE_ROWS, StoredDispatch::place);
    let rows = show::strips(&app, stored, reader).await?;
    Ok(Json(Window { rows, next }))
}
