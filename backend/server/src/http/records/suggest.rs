//! `POST /api/v1/sessions/{id}/suggestion`.

use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::assessment::suggest as suggestion_of;
use xinqiao_domain::follow_up::default_dates;
use xinqiao_domain::session::{Session, Stage};
use xinqiao_domain::{Refusal, SessionId, Timestamp};
use xinqiao_protocol::http::records::{SuggestionRequest, SuggestionView};

/// What the rules make of a risk form, with their reasons, and the dates of follow-up they propose. Changes nothing,
/// keeps nothing: the decision is the operator's.
#[utoipa::path(post, path = "/api/v1/sessions/{id}/suggestion", tag = "records", params(("id" = SessionId, Path)),
    request_body = SuggestionRequest, responses(
        (status = 200, body = SuggestionView),
        (status = 403, description = "`not_your_session`", body = xinqiao_protocol::Problem),
        (status = 404, description = "`session_not_found`", body = xinqiao_protocol::Problem),
    ))]
pub async fn suggest(
    State(app): State<AppState>,
    staff: Staff,
    Path(session): Path<SessionId>,
    Json(body): Json<SuggestionRequest>,
) -> Result<Json<SuggestionView>, ProblemAnswer> {
    let session = app.desk.store().session(session).await?.ok_or(Refusal::SessionNotFound)?.session;
    if session.stage.lease().is_none_or(|lease| lease.operator != staff.id) {
        return Err(Refusal::NotYourSession.into());
    }
    let ended_at = ended_at(&session).unwrap_or(app.clock.now());
    Ok(Json(SuggestionView { suggestion: suggestion_of(&body.form), follow_up_dates: default_dates(ended_at) }))
}

fn ended_at(session: &Session) -> Option<Timestamp> {
    match &session.stage {
        Stage::WrapUp(_, ended) => Some(ended.at),
        Stage::Closed(closed) => Some(closed.ended.at),
        Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) => None,
    }
}
