//! `GET /api/v1/calls/{id}`.

use super::views::Viewer;
use crate::desk::calls::{ShowNumber, Shown};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::{Refusal, WorkId};
use xinqiao_protocol::http::calls::{CallDetail, CallNumber};

/// A call with what was tried. Whoever has it sees the number in full, which is a fact of the journal each time; to
/// everybody else it is masked.
#[utoipa::path(get, path = "/api/v1/calls/{id}", tag = "calls", params(("id" = WorkId, Path)), responses(
    (status = 200, body = CallDetail),
    (status = 404, description = "`not_found`", body = xinqiao_protocol::Problem),
))]
pub async fn read_call(
    State(app): State<AppState>,
    staff: Staff,
    Path(call): Path<WorkId>,
) -> Result<Json<CallDetail>, ProblemAnswer> {
    let store = app.desk.store();
    let listed = store.listed_call(call).await?.ok_or(Refusal::NotFound)?;
    let attempts = store.attempts_of(call).await?;
    let (phone, note) = (listed.phone.clone(), listed.note.clone());
    // Asked of the desk, which writes the showing down: what was read just now may be another's already.
    let shown = match &phone {
        Some(_) if listed.call.check_held(staff.id).is_ok() => {
            app.desk.run(ShowNumber { staff: staff.id, call }).await?
        }
        Some(_) | None => Shown::Masked,
    };
    let viewer = Viewer::of(&app, &staff).await?;
    let mut call = viewer.call(listed);
    if let (Shown::Full, Some(number)) = (shown, phone) {
        call.number = CallNumber::Full { number };
    }
    let attempts = attempts.into_iter().map(|one| viewer.attempt(one)).collect();
    Ok(Json(CallDetail { call, attempts, note }))
}
