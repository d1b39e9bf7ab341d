//! `GET /api/v1/outbox`.

use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::StaffId;
use xinqiao_domain::delivery::Attempt;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::outbox::{Arrival, OutboxItem, RetryAllowed};
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::outbox::Listed;

/// Which window of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Place {
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// What left the house, or should have, newest first; at most 100 in one window. Each item is in one state, and every bad
/// one has an alert. Without addresses, and without what was said.
#[utoipa::path(get, path = "/api/v1/outbox", tag = "outbox", params(Place),
    responses((status = 200, body = Window<OutboxItem>)))]
pub async fn list_outbox(
    State(app): State<AppState>,
    Query(place): Query<Place>,
) -> Result<Json<Window<OutboxItem>>, ProblemAnswer> {
    let after = place.after.as_deref().map(str::parse).transpose();
    let after = after.map_err(|_| ProblemAnswer::with(Code::FieldInvalid, "field", "after"))?;
    let listed = app.desk.store().outbox(after, PAGE_ROWS).await?;
    let people = app.shared.people(&app).await?;
    let next = listed.last().filter(|_| listed.len() == PAGE_ROWS).map(|last| last.place().to_string());
    let now = app.clock.now();
    let rows = listed.into_iter().map(|one| view(one, now, &|staff| people.name(staff))).collect();
    Ok(Json(Window { rows, next }))
}

fn view(listed: Listed, now: xinqiao_domain::Timestamp, name: &dyn Fn(StaffId) -> String) -> OutboxItem {
    let Listed { id, channel, purpose, staff, state, created_at, expires_at, answer } = listed;
    let arrival = match state.attempt() {
        Attempt::Fresh { .. } => Arrival::Certain,
        Attempt::MayBeRepeat { .. } => Arrival::MayBeRepeat,
    };
    OutboxItem {
        item: id,
        channel,
        purpose,
        staff,
        staff_name: staff.map(name),
        word: state.word(),
        because: state.because(),
        attempts: state.attempt().number(),
        arrival,
        created_at,
        due_at: state.due_at(),
        expires_at,
        answer,
        retry: if state.retry(now).is_ok() { RetryAllowed::Yes } else { RetryAllowed::No },
    }
}
