//! `PUT /api/v1/library/{item}`.

use super::as_it_stands;
use crate::desk::library::ChangeItem;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_protocol::http::library::{ChangeLibraryItem, LibraryItem};

/// Changes an item, or moves it. The editor names the version they saw; if somebody changed it since, nothing is written
/// and `changed_meanwhile` says so.
#[utoipa::path(put, path = "/api/v1/library/{item}", tag = "library", params(("item" = String, Path)),
    request_body = ChangeLibraryItem, responses(
        (status = 200, body = LibraryItem),
        (status = 404, description = "`not_found`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`changed_meanwhile` or `id_reused`", body = xinqiao_protocol::Problem),
        (status = 422, description = "`field_invalid`, with the field", body = xinqiao_protocol::Problem),
    ))]
pub async fn change_library_item(
    State(app): State<AppState>,
    staff: Staff,
    Path(item): Path<String>,
    Json(body): Json<ChangeLibraryItem>,
) -> Result<Json<LibraryItem>, ProblemAnswer> {
    let ChangeLibraryItem { id, seen, position, text } = body;
    app.desk.run(ChangeItem { id, staff: staff.id, item: item.clone(), seen, position, text }).await?;
    as_it_stands(&app, &item).await
}
