//! `GET /api/v1/sessions/{id}/lines`.

use super::let_read;
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use crate::show::open_line;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::SessionId;
use xinqiao_domain::event::Opened;
use xinqiao_protocol::http::sessions::Lines;
use xinqiao_protocol::limits::LINES_PAGE;

/// Which page of the conversation.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct From {
    /// The number of the last line already read; 0, or left out, for the beginning.
    #[serde(default)]
    after: i64,
}

/// What was said, in order, at most 200 lines at once; for the same readers as the record.
#[utoipa::path(get, path = "/api/v1/sessions/{id}/lines", tag = "records", params(("id" = SessionId, Path), From),
    responses(
        (status = 200, body = Lines),
        (status = 403, description = "`not_your_session`", body = xinqiao_protocol::Problem),
        (status = 404, description = "`session_not_found`", body = xinqiao_protocol::Problem),
    ))]
pub async fn read_lines(
    State(app): State<AppState>,
    staff: Staff,
    Path(session): Path<SessionId>,
    Query(from): Query<From>,
) -> Result<Json<Lines>, ProblemAnswer> {
    let_read(&app, &staff, session, Opened::Lines).await?;
    let lines = app.desk.store().lines_after(session, from.after, LINES_PAGE as i64).await?;
    let next = lines.last().filter(|_| lines.len() == LINES_PAGE).map(|last| last.seq);
    Ok(Json(Lines { lines: lines.into_iter().map(open_line).collect(), next }))
}
