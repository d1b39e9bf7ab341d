//! `GET /api/v1/sessions/{id}/referrals`.

use super::views::Names;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::SessionId;
use xinqiao_domain::authority::Right;
use xinqiao_protocol::http::referrals::SessionReferrals;
use xinqiao_protocol::limits::SESSION_REFERRALS;
use xinqiao_protocol::{Code, Problem};

/// What became of the person of a session: where they were referred and how it ended, for the operator whose session it was
/// and for supervisors. At most 50, the first sent first; nothing of what the receivers wrote.
#[utoipa::path(
    get,
    path = "/api/v1/sessions/{id}/referrals",
    tag = "referrals",
    params(("id" = SessionId, Path)),
    responses(
        (status = OK, body = SessionReferrals),
        (status = "default", description = "`session_not_found`, `not_your_session`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_referrals_of_session(
    State(app): State<AppState>,
    by: Staff,
    Path(session): Path<SessionId>,
) -> Result<Json<SessionReferrals>, ProblemAnswer> {
    let store = app.desk.store();
    let stored = store.session(session).await?.ok_or(Code::SessionNotFound)?;
    let holds = stored.session.stage.lease().is_some_and(|lease| lease.operator == by.id);
    if !holds && !by.has(Right::ChaseReferrals) {
        return Err(Code::NotYourSession.into());
    }
    let found = store.session_referrals(session, SESSION_REFERRALS).await?;
    let names = Names::of(&app).await?;
    Ok(Json(SessionReferrals { rows: found.iter().map(|one| names.row(one)).collect() }))
}
