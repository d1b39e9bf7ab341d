//! `POST /api/v1/sessions`.

use crate::desk::arrivals::Open;
use crate::desk::lines::new_line;
use crate::desk::records::return_code;
use crate::http::{AppState, Json, ProblemAnswer};
use crate::net::ClientAddress;
use crate::tokens::Secret;
use axum::Extension;
use axum::extract::State;
use axum::http::header::USER_AGENT;
use axum::http::{HeaderMap, StatusCode};
use xinqiao_domain::lexicon::Lexicon;
use xinqiao_domain::opening::OpenState;
use xinqiao_domain::risk::{intake_tier, raise};
use xinqiao_domain::routing::{OnDuty, somebody_on_duty};
use xinqiao_domain::{Actor, CommandId, Millis};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::sessions::{OpenSession, SessionOpened};
use xinqiao_protocol::limits::{LINE_CHARS, TICKET_SECONDS};
use xinqiao_storage::{LineForm, sha256};

/// A caller asks for somebody: no account, no puzzle.
///
/// The page makes the id and the secret, so that a lost answer can be asked for again: the same id with the same secret
/// opens nothing new and gives another ticket. With nobody on duty it is refused with `closed_now`; numbers and a
/// call-back are offered instead. Whoever is blocked is refused with `caller_blocked`, but never who says that they are in
/// danger: not safe now, with a plan, or acting on it. `thoughts` and `safe_now` may place the caller further ahead, never back.
#[utoipa::path(post, path = "/api/v1/sessions", operation_id = "open_session", tag = "caller", request_body = OpenSession, responses(
    (status = 201, body = SessionOpened),
    (status = 403, description = "`caller_blocked`", body = xinqiao_protocol::Problem),
    (status = 409, description = "`closed_now` or `id_reused`", body = xinqiao_protocol::Problem),
    (status = 422, description = "`text_too_long` or `field_invalid`", body = xinqiao_protocol::Problem),
))]
pub async fn open(
    State(app): State<AppState>,
    client: Option<Extension<ClientAddress>>,
    headers: HeaderMap,
    Json(body): Json<OpenSession>,
) -> Result<(StatusCode, Json<SessionOpened>), ProblemAnswer> {
    if body.about.chars().count() > LINE_CHARS {
        return Err(ProblemAnswer::new(Code::TextTooLong));
    }
    if Secret::presented(&body.secret).is_none() {
        return Err(ProblemAnswer::with(Code::FieldInvalid, "field", "secret"));
    }
    let session = body.id;
    // Asked again after a lost answer, it is open already, whoever has gone off duty since.
    if app.desk.store().session(session).await?.is_none() {
        check_open(&app).await?;
    }
    let keys = app.desk.store().keys();
    let seal_key = session.to_string();
    let (seal, wrapped_seal) = keys.new_seal(&seal_key)?;
    let (tier, mut reasons) = intake_tier(&body.intake);
    let (found, phrases) = Lexicon::standard().find(&body.about);
    reasons.extend(phrases);
    let about = Some(body.about).filter(|about| !about.trim().is_empty());
    // Its id follows from the session's, so that a repeated request cannot double it.
    let first = CommandId(session.0);
    let about = about
        .map(|about| new_line(keys, &seal, session, first, Actor::Caller(session), LineForm::Text, about))
        .transpose()?;
    let ticket = app.secret()?;
    let now = app.clock.now();
    app.desk
        .run(Open {
            id: session,
            language: body.language,
            wished_gender: body.wished_gender,
            intake: body.intake,
            tier: raise(tier, found),
            reasons,
            secret_hash: sha256(body.secret.as_bytes()),
            return_hash: body.return_code.as_deref().and_then(|code| return_code::hash(keys, code)),
            origin_hash: origin(&app, client, &headers),
            alias: crate::aliases::alias(session),
            seal_key,
            wrapped_seal,
            about,
            ticket_hash: sha256(ticket.reveal().as_bytes()),
            ticket_expires_at: now + Millis::seconds(TICKET_SECONDS),
        })
        .await?;
    Ok((StatusCode::CREATED, Json(SessionOpened { session, ticket: ticket.reveal().to_owned() })))
}

/// By what the page's origin is found again, should its caller have to be blocked; none where its address is unknown.
fn origin(app: &AppState, client: Option<Extension<ClientAddress>>, headers: &HeaderMap) -> Option<Vec<u8>> {
    let Extension(ClientAddress(address)) = client?;
    let browser = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Some(app.desk.store().keys().origin_hash(&address.to_string(), browser))
}

/// Inside the open hours with somebody on duty, or not.
async fn check_open(app: &AppState) -> Result<(), ProblemAnswer> {
    let settings = app.shared.settings(app).await?;
    let Some(settings) = settings.as_ref() else { return Err(ProblemAnswer::new(Code::SetUpNeeded)) };
    if settings.opening.is_open(app.clock.now()) != OpenState::Open {
        return Err(ProblemAnswer::new(Code::ClosedNow));
    }
    match somebody_on_duty(&app.desk.store().roster().await?.candidates()) {
        OnDuty::Somebody => Ok(()),
        OnDuty::Nobody => Err(ProblemAnswer::new(Code::ClosedNow)),
    }
}
