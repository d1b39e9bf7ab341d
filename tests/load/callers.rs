//! Callers: opening sessions, and coming back to them.

use super::clock::new_id;
use super::web::{Failure, Web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use xinqiao_domain::SessionId;
use xinqiao_domain::risk::Intake;
use xinqiao_domain::session::Language;
use xinqiao_protocol::http::sessions::{OpenSession, SessionOpened};
use xinqiao_protocol::http::sign_in::{Ticket, TicketRequest};

/// A caller's page: its session and the secret that proves it.
#[derive(Debug, Clone)]
pub struct Caller {
    pub session: SessionId,
    secret: String,
    web: Web,
}

impl Caller {
    /// Opens a session; the ticket is good for one socket at once.
    pub async fn open(web: &Web) -> Result<(Self, String), Failure> {
        // Two ids are 148 random bits and times: enough for a rig; a page takes 256 random bits.
        let secret = [*new_id().as_bytes(), *new_id().as_bytes()].concat();
        let caller = Self { session: SessionId(new_id()), secret: URL_SAFE_NO_PAD.encode(secret), web: web.clone() };
        let body = OpenSession {
            id: caller.session,
            language: Language::Chinese,
            wished_gender: None,
            intake: Intake::default(),
            about: String::new(),
            return_code: None,
            secret: caller.secret.clone(),
        };
        let opened: SessionOpened = web.post("sessions", &body).await?;
        Ok((caller, opened.ticket))
    }

    /// A ticket to come back with.
    pub async fn ticket(&self) -> Result<String, Failure> {
        let request = TicketRequest::Caller { session: self.session, secret: self.secret.clone() };
        Ok(self.web.post::<Ticket>("socket-tickets", &request).await?.ticket)
    }

    /// The way this caller comes.
    pub fn web(&self) -> &Web {
        &self.web
    }
}
