//! `GET /api/v1/sessions/{id}/case-draft`.

use super::drafts;
use crate::http::records::let_read;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::event::Opened;
use xinqiao_domain::{Refusal, SessionId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::cases::CaseDraft;

/// What the record of a session says already, for who opens a case from it: the summary of its wrap-up, and in the operator's
/// words of the last assessment what is dangerous, which stays unless they say otherwise; of its dispatch the area and the
/// reason without consent. Who may read the record may ask; a supervisor's reading is recorded first.
#[utoipa::path(
    get,
    path = "/api/v1/sessions/{id}/case-draft",
    tag = "cases",
    params(("id" = SessionId, Path)),
    responses(
        (status = OK, body = CaseDraft),
        (status = "default", description = "`session_not_found`, `not_your_session`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn draft_case_of_session(
    State(app): State<AppState>,
    by: Staff,
    Path(session): Path<SessionId>,
) -> Result<Json<CaseDraft>, ProblemAnswer> {
    let_read(&app, &by, session, Opened::Record).await?;
    let store = app.desk.store();
    let record = store.record(session).await?.ok_or(Refusal::SessionNotFound)?;
    let summary = record.wrap_up.map(|wrap_up| wrap_up.form.summary).unwrap_or_default();
    let assessed = record.assessments.into_iter().next_back().map(|last| last.assessment);
    let dispatch = store.dispatches_of_sessions(&[session]).await?.remove(&session);
    Ok(Json(CaseDraft {
        area: dispatch.as_ref().map(|stored| stored.dispatch.area),
        basis: dispatch.map(|stored| stored.basis.into()),
        details: drafts::of_record(&summary, assessed.as_ref()),
        open: drafts::open(store.case_of_session(session).await?),
    }))
}
