//! `GET /api/v1/sessions/{id}/reviews`.

use super::views;
use crate::http::records::let_read;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::event::Opened;
use xinqiao_domain::review::may_review;
use xinqiao_domain::{Refusal, SessionId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::reviews::SessionReviews;

/// The reviews of a session that were given, and the reader's own draft. Reading them is reading the session: it is a fact
/// of the journal.
#[utoipa::path(
    get,
    path = "/api/v1/sessions/{id}/reviews",
    tag = "reviews",
    params(("id" = SessionId, Path)),
    responses(
        (status = OK, body = SessionReviews),
        (status = "default", description = "`session_not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn session_reviews(
    State(app): State<AppState>,
    reader: Staff,
    Path(session): Path<SessionId>,
) -> Result<Json<SessionReviews>, ProblemAnswer> {
    let_read(&app, &reader, session, Opened::Record).await?;
    let store = app.desk.store();
    let stored = store.session(session).await?.ok_or(Refusal::SessionNotFound)?;
    let written = store.session_reviews(session).await?;
    let mine = written.iter().find(|one| one.review.reviewer == reader.id);
    let begin = match mine {
        Some(mine) => views::permit(mine.review.check_draft(reader.id)),
        None => views::permit(may_review(&stored.session, reader.id)),
    };
    let people = app.shared.people(&app).await?;
    let open = written.into_iter().filter(|one| one.review.is_open_to(reader.id));
    let reviews = open.map(|one| views::review_of(one, reader.id, &people, app.clock.now())).collect();
    Ok(Json(SessionReviews { reviews, begin }))
}
