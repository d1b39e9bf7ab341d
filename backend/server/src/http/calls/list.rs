//! `GET /api/v1/calls`.

use super::views::Viewer;
use crate::http::windows::{next, place};
use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use axum::extract::State;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use xinqiao_domain::call_work::CallSource;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::calls::Call;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::call_work::{Listed, Settled, Wanted, Whose};

/// Which calls, and which window of them.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wish {
    /// Calls to be made, or those that are settled; left out: to be made.
    #[serde(default)]
    #[param(inline)]
    state: StateWish,
    /// Whose: left out: anybody's. Of settled calls "mine" are those that I settled.
    #[serde(default)]
    #[param(inline)]
    whose: WhoseWish,
    /// Left out: of either source.
    #[param(inline)]
    source: Option<CallSource>,
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// To be made, or settled.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StateWish {
    #[default]
    Open,
    Settled,
}

/// Whose calls.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhoseWish {
    #[default]
    Anybody,
    Mine,
    Nobody,
}

/// Calls to be made by the instant they are to be tried, so that what is overdue comes first; or settled ones, the latest
/// first; at most 100 in one window. Numbers are masked.
#[utoipa::path(get, path = "/api/v1/calls", tag = "calls", params(Wish), responses(
    (status = 200, body = Window<Call>),
    (status = 422, description = "`field_invalid`", body = xinqiao_protocol::Problem),
))]
pub async fn list_calls(
    State(app): State<AppState>,
    staff: Staff,
    Query(wish): Query<Wish>,
) -> Result<Json<Window<Call>>, ProblemAnswer> {
    let after = place(wish.after.as_deref())?;
    let settled = match wish.state {
        StateWish::Open => Settled::No,
        StateWish::Settled => Settled::Yes,
    };
    let whose = match wish.whose {
        WhoseWish::Anybody => Whose::Anybody,
        WhoseWish::Mine => Whose::Of(staff.id),
        WhoseWish::Nobody => Whose::Nobody,
    };
    let listed = app.desk.store().calls(&Wanted { settled, whose, source: wish.source, after }, PAGE_ROWS).await?;
    let next = next(&listed, PAGE_ROWS, Listed::place);
    let viewer = Viewer::of(&app, &staff).await?;
    Ok(Json(Window { rows: listed.into_iter().map(|one| viewer.call(one)).collect(), next }))
}
