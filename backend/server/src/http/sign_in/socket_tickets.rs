//! `POST /api/v1/socket-tickets`

use crate::desk::sign_in::CreateTicket;
use crate::http::guard::authenticate;
use crate::http::{AppState, Json, ProblemAnswer};
use crate::tokens::Secret;
use aws_lc_rs::constant_time::verify_slices_are_equal;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use xinqiao_domain::SessionId;
use xinqiao_protocol::http::sign_in::{PasswordState, Ticket, TicketRequest};
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::sign_ins::Admitted;

/// A one-time ticket for the first frame of a socket, good for 30 s.
///
/// Staff ask with their bearer token; a caller's page with its session and the session's secret. An unknown session and
/// a wrong secret are answered alike.
#[utoipa::path(
    post,
    path = "/api/v1/socket-tickets",
    tag = "sign-in",
    request_body = TicketRequest,
    responses(
        (status = OK, body = Ticket),
        (status = "default", description = "`sign_in_needed`, `password_change_needed`, `ticket_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn socket_tickets(
    State(app): State<AppState>,
    headers: HeaderMap,
    Json(body): Json<TicketRequest>,
) -> Result<Json<Ticket>, ProblemAnswer> {
    let whom = match body {
        TicketRequest::Staff {} => staff(&app, &headers).await?,
        TicketRequest::Caller { session, secret } => caller(&app, session, &secret).await?,
    };
    let ticket = app.secret()?;
    let expires_at = app.desk.run(CreateTicket { hash: ticket.hash().to_vec(), whom }).await?;
    Ok(Json(Ticket { ticket: ticket.reveal().to_owned(), expires_at }))
}

async fn staff(app: &AppState, headers: &HeaderMap) -> Result<Admitted, ProblemAnswer> {
    let token = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let staff = authenticate(app, token).await?;
    match staff.password {
        PasswordState::Good => Ok(Admitted::Staff { staff: staff.id, sign_in: staff.sign_in }),
        PasswordState::ChangeNeeded => Err(ProblemAnswer::new(Code::PasswordChangeNeeded)),
    }
}

async fn caller(app: &AppState, session: SessionId, secret: &str) -> Result<Admitted, ProblemAnswer> {
    let invalid = || ProblemAnswer::new(Code::TicketInvalid);
    let presented = Secret::presented(secret).ok_or_else(invalid)?.hash();
    let stored = app.desk.store().session(session).await?;
    // A phone session has no page, and so no secret.
    let expected = stored.and_then(|stored| stored.fixed.secret_hash).ok_or_else(invalid)?;
    verify_slices_are_equal(&expected, &presented).map_err(|_| invalid())?;
    Ok(Admitted::Caller { session })
}
