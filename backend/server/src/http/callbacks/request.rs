//! `POST /api/v1/callbacks`.

use crate::desk::callbacks::RequestCallback;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::http::callbacks::{CallbackRequested, RequestCallback as Body};

/// A caller asks to be called back: no account, and only the number is needed. Name, number and note are sealed.
///
/// The page makes the id: sent again with the same content it asks for nothing new.
#[utoipa::path(post, path = "/api/v1/callbacks", tag = "caller", request_body = Body, responses(
    (status = 201, body = CallbackRequested),
    (status = 409, description = "`id_reused`", body = xinqiao_protocol::Problem),
    (status = 422, description = "`field_invalid` (the number) or `text_too_long`", body = xinqiao_protocol::Problem),
))]
pub async fn request_callback(
    State(app): State<AppState>,
    Json(body): Json<Body>,
) -> Result<(StatusCode, Json<CallbackRequested>), ProblemAnswer> {
    let Body { id, language, name, phone, note } = body;
    let requested = app.desk.run(RequestCallback { id, language, name, phone, note }).await?;
    Ok((StatusCode::CREATED, Json(CallbackRequested { callback: id, requested_at: requested.at })))
}
