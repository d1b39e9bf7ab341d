//! `GET /api/v1/staff`

use super::shown;
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::StaffId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::accounts::Account;
use xinqiao_protocol::limits::PAGE_ROWS;

/// Which part of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Accounts after this one, as `next` of the window before said.
    after: Option<StaffId>,
}

/// Every account, by badge, a hundred at a time.
#[utoipa::path(
    get,
    path = "/api/v1/staff",
    tag = "accounts",
    params(Wanted),
    responses(
        (status = OK, body = Window<Account>),
        (status = "default", description = "A problem", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_staff(
    State(app): State<AppState>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Window<Account>>, ProblemAnswer> {
    let after = wanted.after;
    let now = app.clock.now();
    let all = app.desk.store().all_staff().await?;
    let first = match after {
        None => 0,
        Some(after) => all.iter().position(|one| one.id == after).map_or(all.len(), |at| at + 1),
    };
    let more = all.len() > first + PAGE_ROWS;
    let rows: Vec<_> = all.into_iter().skip(first).take(PAGE_ROWS).map(|one| shown(one, now)).collect();
    let next = rows.last().filter(|_| more).map(|last| last.staff.to_string());
    Ok(Json(Window { rows, next }))
}
