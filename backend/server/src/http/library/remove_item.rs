//! `DELETE /api/v1/library/{item}`.

use crate::desk::library::RemoveItem;
use crate::http::{AppState, Path, ProblemAnswer, Query, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::http::library::RemoveLibraryItem;

/// Takes an item out. What was shared of it stays in the talks. The editor names the version they saw, as for a change.
#[utoipa::path(delete, path = "/api/v1/library/{item}", tag = "library", params(
    ("item" = String, Path),
    ("id" = String, Query, description = "Made by the client: repeated, it is answered the same", format = "uuid"),
    ("seen" = Option<i64>, Query, description = "`changed_at` of the version seen; left out where it had none"),
), responses(
    (status = 204),
    (status = 404, description = "`not_found`", body = xinqiao_protocol::Problem),
    (status = 409, description = "`changed_meanwhile` or `id_reused`", body = xinqiao_protocol::Problem),
))]
pub async fn remove_library_item(
    State(app): State<AppState>,
    staff: Staff,
    Path(item): Path<String>,
    Query(query): Query<RemoveLibraryItem>,
) -> Result<StatusCode, ProblemAnswer> {
    let RemoveLibraryItem { id, seen } = query;
    app.desk.run(RemoveItem { id, staff: staff.id, item, seen }).await?;
    Ok(StatusCode::NO_CONTENT)
}
