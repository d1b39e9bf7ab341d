//! `GET /api/v1/sessions/{id}/replay`

mod happened;

use super::records::let_read;
use super::windows::After;
use super::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use axum::extract::State;
use happened::Beside;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::event::Opened;
use xinqiao_domain::session::Stage;
use xinqiao_domain::{Refusal, SessionId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::replay::Replay;
use xinqiao_protocol::limits::REPLAY_ITEMS;
use xinqiao_storage::replay::Shown;

/// This operation.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(replay_session))
}

/// A session in its own time: what was said, assessed, noted, offered, held, lost and found again, whispered and watched,
/// and what followed, in the order in which it was written down; at most 500 things on a page.
///
/// Each page is an opening of the log: unless it is one's own session, that is written down before anything is shown.
#[utoipa::path(
    get,
    path = "/api/v1/sessions/{id}/replay",
    tag = "review",
    params(("id" = SessionId, Path), After),
    responses(
        (status = OK, body = Replay),
        (status = "default", description = "`session_not_found`, `not_your_session`, `field_invalid` with `after`", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn replay_session(
    State(app): State<AppState>,
    staff: Staff,
    Path(session): Path<SessionId>,
    Query(page): Query<After>,
) -> Result<Json<Replay>, ProblemAnswer> {
    let shown = page.place::<Shown>()?.unwrap_or_default();
    let_read(&app, &staff, session, Opened::Replay).await?;
    let store = app.desk.store();
    let page = store.replay(session, shown, REPLAY_ITEMS).await?;
    let record = store.record(session).await?.ok_or(Refusal::SessionNotFound)?;
    let whispers = store.whispers(session, REPLAY_ITEMS as i64).await?;
    let people = app.shared.people(&app).await?;
    let ended_at = match &record.stored.session.stage {
        Stage::WrapUp(_, ended) => Some(ended.at),
        Stage::Closed(closed) => Some(closed.ended.at),
        Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) => None,
    };
    Ok(Json(Replay {
        session,
        alias: record.stored.fixed.alias.clone(),
        opened_at: record.stored.session.opened_at,
        ended_at,
        erased_at: record.erased_at,
        next: page.next.map(|next| next.to_string()),
        items: Beside::new(record, whispers, &people).items(page.told),
    }))
}
