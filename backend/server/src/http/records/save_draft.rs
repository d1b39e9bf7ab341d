//! `PUT /api/v1/sessions/{id}/drafts/{kind}`.

use crate::desk::records::SaveDraft;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::SessionId;
use xinqiao_domain::desk_words::DraftKind;
use xinqiao_protocol::http::records::{SaveDraft as Body, Saved};

/// The holder's console keeps a half-filled form or unsent text: it survives reload, crash and transfer. An empty body
/// gives the draft up. At most 32 KiB; opaque to the server, sealed at rest.
#[utoipa::path(put, path = "/api/v1/sessions/{id}/drafts/{kind}", tag = "records",
    params(("id" = SessionId, Path), ("kind" = DraftKind, Path)), request_body = Body, responses(
        (status = 200, body = Saved),
        (status = 403, description = "`not_your_session`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`session_closed`", body = xinqiao_protocol::Problem),
        (status = 422, description = "`text_too_long`", body = xinqiao_protocol::Problem),
    ))]
pub async fn save_draft(
    State(app): State<AppState>,
    staff: Staff,
    Path((session, kind)): Path<(SessionId, DraftKind)>,
    Json(body): Json<Body>,
) -> Result<Json<Saved>, ProblemAnswer> {
    let saved = app.desk.run(SaveDraft { staff: staff.id, session, kind, body: body.body }).await?;
    Ok(Json(Saved { saved_at: saved.at }))
}
