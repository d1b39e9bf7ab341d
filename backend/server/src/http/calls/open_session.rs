//! `POST /api/v1/calls/{id}/session`.

use crate::desk::arrivals::OpenPhone;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::callback::phone_number;
use xinqiao_domain::session::Direction;
use xinqiao_domain::{Refusal, WorkId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::calls::{CallSessionOpened, OpenCallSession};
use xinqiao_storage::Field;

/// Whoever has a call talks with them: it becomes an outgoing phone session that they hold, with the session before among
/// its earlier ones. Closing its record settles the call.
#[utoipa::path(post, path = "/api/v1/calls/{id}/session", tag = "calls", params(("id" = WorkId, Path)),
    request_body = OpenCallSession, responses(
        (status = 201, body = CallSessionOpened),
        (status = 403, description = "`call_not_yours`", body = xinqiao_protocol::Problem),
        (status = 404, description = "`not_found`", body = xinqiao_protocol::Problem),
        (status = 409, description = "`call_in_talk`, `call_settled` or `id_reused`", body = xinqiao_protocol::Problem),
        (status = 422, description = "`field_invalid`", body = xinqiao_protocol::Problem),
    ))]
pub async fn open_call_session(
    State(app): State<AppState>,
    staff: Staff,
    Path(call): Path<WorkId>,
    Json(body): Json<OpenCallSession>,
) -> Result<(StatusCode, Json<CallSessionOpened>), ProblemAnswer> {
    let OpenCallSession { id: session, started_at, number } = body;
    let store = app.desk.store();
    let listed = store.listed_call(call).await?.ok_or(Refusal::NotFound)?;
    let typed = Some(number).filter(|number| !number.trim().is_empty());
    let number = match (listed.phone, typed) {
        (Some(known), _) => Some(known),
        (None, Some(typed)) => {
            Some(phone_number(&typed).map_err(|_| ProblemAnswer::with(Code::FieldInvalid, "field", "number"))?)
        }
        (None, None) => None,
    };
    let keys = store.keys();
    let seal_key = session.to_string();
    let (seal, wrapped_seal) = keys.new_seal(&seal_key)?;
    let phone = number.as_deref().map(|number| seal.seal(Field::Phone, &seal_key, number)).transpose()?;
    let phone = OpenPhone {
        id: session,
        by: staff.id,
        direction: Direction::Outgoing,
        language: listed.language,
        started_at,
        alias: crate::aliases::alias(session),
        seal_key,
        wrapped_seal,
        phone_hash: number.as_deref().map(|number| keys.phone_hash(number)),
        phone,
        return_hash: None,
    };
    app.desk.run(crate::desk::calls::OpenCallSession { call, phone }).await?;
    Ok((StatusCode::CREATED, Json(CallSessionOpened { session })))
}
