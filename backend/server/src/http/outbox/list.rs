//! `GET /api/v1/outbox`.

use crate::http::windows::{After, next};
use crate::http::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use xinqiao_domain::StaffId;
use xinqiao_domain::delivery::Attempt;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::outbox::{Arrival, OutboxItem, RetryAllowed};
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::outbox::Listed;

/// What left the house, or should have, newest first; at most 100 in one window. Each item is in one state, and every bad
/// one has an alert. Without addresses, and without what was said.
#[utoipa::path(get, path = "/api/v1/outbox", tag = "outbox", params(After),
    responses((status = 200, body = Window<OutboxItem>)))]
pub async fn list_outbox(
    State(app): State<AppState>,
    Query(window): Query<After>,
) -> Result<Json<Window<OutboxItem>>, ProblemAnswer> {
    let listed = app.desk.store().outbox(window.place()?, PAGE_ROWS).await?;
    let people = app.shared.people(&app).await?;
    let next = next(&listed, PAGE_ROWS, Listed::place);
    let now = app.clock.now();
    let rows = listed.into_iter().map(|one| view(one, now, &|staff| people.name(staff))).collect();
    Ok(Json(Window { rows, next }))
}

fn view(listed: Listed, now: xinqiao_domain::Timestamp, name: &dyn Fn(StaffId) -> String) -> OutboxItem {
    let Listed { id, channel, purpose, staff, state, created_at, expires_at, delivered_at, answer } = listed;
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
        delivered_at,
        answer,
        retry: if state.retry(now).is_ok() { RetryAllowed::Yes } else { RetryAllowed::No },
    }
}
