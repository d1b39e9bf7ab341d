//! `POST /api/v1/library`.

use super::as_it_stands;
use crate::desk::library::AddItem;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::http::library::{LibraryItem, NewLibraryItem};

/// Adds an item, whole in both languages. A place to turn to has a number to call, nothing else has one.
#[utoipa::path(post, path = "/api/v1/library", tag = "library", request_body = NewLibraryItem, responses(
    (status = 201, body = LibraryItem),
    (status = 409, description = "`library_full` or `id_reused`", body = xinqiao_protocol::Problem),
    (status = 422, description = "`field_invalid`, with the field", body = xinqiao_protocol::Problem),
))]
pub async fn add_library_item(
    State(app): State<AppState>,
    staff: Staff,
    Json(body): Json<NewLibraryItem>,
) -> Result<(StatusCode, Json<LibraryItem>), ProblemAnswer> {
    let NewLibraryItem { id, position, text } = body;
    let item = app.desk.run(AddItem { id, staff: staff.id, position, text }).await?;
    Ok((StatusCode::CREATED, as_it_stands(&app, &item).await?))
}
