//! `/api/v1/dispatches/{id}/messages`.

use super::{footing, reported};
use crate::desk::scene::{Footing, SendMessage};
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::scene::{SceneReported, SendMessage as Body, SideChannel, SideMessage};
use xinqiao_protocol::limits::SIDE_MESSAGES;
use xinqiao_protocol::{Code, Problem};

/// Which messages.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Behind {
    /// Those with a greater number; left out for all.
    after: Option<i64>,
}

/// The side channel of a dispatch, for those who have a part in it: at most 200 messages after a number, in their order.
#[utoipa::path(
    get,
    path = "/api/v1/dispatches/{id}/messages",
    tag = "dispatches",
    params(("id" = DispatchId, Path), Behind),
    responses(
        (status = OK, body = SideChannel),
        (status = "default", description = "`not_found`, `not_of_the_crew`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_messages(
    State(app): State<AppState>,
    reader: Staff,
    Path(dispatch): Path<DispatchId>,
    Query(Behind { after }): Query<Behind>,
) -> Result<Json<SideChannel>, ProblemAnswer> {
    let store = app.desk.store();
    let stored = store.one_dispatch(dispatch).await?.ok_or(ProblemAnswer::new(Code::NotFound))?;
    if footing(&reader) == Footing::TakesPart && !store.takes_part(dispatch, reader.id).await? {
        return Err(ProblemAnswer::new(Code::NotOfTheCrew));
    }
    let people = app.shared.people(&app).await?;
    let messages = store.side_messages(dispatch, after.unwrap_or(0), SIDE_MESSAGES).await?;
    let write = match stored.dispatch.side_channel() {
        Ok(()) => Permit::Yes,
        Err(refusal) => Permit::No { code: refusal.into() },
    };
    let message = |one: xinqiao_storage::scene::SideMessage| SideMessage {
        id: one.id,
        seq: one.seq,
        by: one.by,
        by_name: people.name(one.by),
        at: one.at,
        text: one.text,
    };
    Ok(Json(SideChannel { messages: messages.into_iter().map(message).collect(), write }))
}

/// Operator and team write to each other, until contact is made. Nothing of it reaches the caller.
#[utoipa::path(
    post,
    path = "/api/v1/dispatches/{id}/messages",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    request_body = Body,
    responses(
        (status = OK, body = SceneReported),
        (status = "default", description = "`not_found`, `not_of_the_crew`, `side_channel_closed`, `dispatch_over`, `text_empty`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn send_message(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
    Json(body): Json<Body>,
) -> Result<Json<SceneReported>, ProblemAnswer> {
    let Body { id, text } = body;
    let footing = footing(&by);
    let done = app.desk.run(SendMessage { id, by: by.id, footing, dispatch, text }).await?;
    Ok(Json(reported(done)))
}
