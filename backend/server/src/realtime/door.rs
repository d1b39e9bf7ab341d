//! `GET /api/v1/socket`: the way to the live conversation.

use crate::assembly::AppState;
use crate::problem::ProblemAnswer;
use axum::extract::State;
use axum::extract::ws::WebSocketUpgrade;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, ORIGIN};
use axum::response::Response;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_protocol::Code;
use xinqiao_protocol::limits::FRAME_BYTES;
use xinqiao_protocol::problem::Tongue;

/// Read and write buffers of a socket. The library's defaults cost 136 KB each.
const BUFFER_BYTES: usize = 4 * 1024;

/// The route.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(open))
}

/// Opens a socket. Its first frame is `hello` with a ticket, within 5 seconds; see `/api/asyncapi.json`.
///
/// The `Origin` header must be one of this hotline's own; a missing or `null` one is refused.
#[utoipa::path(get, path = "/api/v1/socket", operation_id = "open_socket", tag = "socket", responses(
    (status = 101, description = "Switching to WebSocket"),
    (status = 403, description = "`wrong_origin`", body = xinqiao_protocol::Problem),
    (status = 503, description = "`overloaded`: try again after the seconds named", body = xinqiao_protocol::Problem),
))]
async fn open(
    State(app): State<AppState>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, ProblemAnswer> {
    check_origin(&app, &headers)?;
    if app.stopping.token.is_cancelled() {
        return Err(ProblemAnswer::new(Code::ShuttingDown));
    }
    let room = Arc::clone(&app.sockets).try_acquire_owned();
    let unticketed = Arc::clone(&app.unticketed).try_acquire_owned();
    let (Ok(room), Ok(unticketed)) = (room, unticketed) else {
        return Err(ProblemAnswer::new(Code::Overloaded));
    };
    let tongue = Tongue::from_accept_language(
        headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default(),
    );
    let tracked = app.stopping.tracker.token();
    let upgrade = upgrade
        .read_buffer_size(BUFFER_BYTES)
        .write_buffer_size(BUFFER_BYTES)
        .max_message_size(FRAME_BYTES)
        .max_frame_size(FRAME_BYTES);
    Ok(upgrade.on_upgrade(move |socket| async move {
        crate::realtime::socket::serve(app, socket, tongue, unticketed, room).await;
        drop(tracked);
    }))
}

/// Refuses a request that does not come from one of our own pages.
pub fn check_origin(app: &AppState, headers: &HeaderMap) -> Result<(), ProblemAnswer> {
    let origin = headers.get(ORIGIN).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if app.config.allowed_origins().iter().any(|allowed| allowed.to_string() == origin) {
        Ok(())
    } else {
        Err(ProblemAnswer::new(Code::WrongOrigin))
    }
}
