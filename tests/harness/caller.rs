//! A caller's page as a test client.

use crate::{Hotline, Socket, new_id};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::fmt::Write;
use uuid::Uuid;
use xinqiao_domain::CommandId;
use xinqiao_domain::SessionId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::frames::Line;
use xinqiao_protocol::frames::caller::{CallerFrame, CallerState, ToCaller};
use xinqiao_protocol::http::sessions::SessionOpened;
use xinqiao_protocol::http::sign_in::Ticket;

/// One caller.
pub struct Caller {
    pub session: SessionId,
    pub secret: String,
    address: String,
    origin: String,
    http: reqwest::Client,
    pub socket: Socket<ToCaller>,
    /// Every line seen, by its number.
    pub lines: Vec<Line>,
    /// What the page was told when it opened.
    pub welcomed: CallerState,
}

fn secret() -> String {
    // 32 bytes in base64url are 43 characters; hexadecimal digits are among its letters.
    let mut text = String::new();
    let _ = write!(text, "{}{}", new_id().simple(), new_id().simple());
    text.truncate(43);
    // The last letter of 43 carries four bits only.
    text.replace_range(42..43, "A");
    text
}

impl Caller {
    /// Opens a session with more fields in its request, and the page's socket.
    pub async fn opens(hotline: &Hotline, node: usize, id: Uuid, more: &Value) -> Self {
        let secret = secret();
        let (status, text) = Self::request(hotline, node, id, &secret, more).await;
        assert_eq!(status, StatusCode::CREATED, "opening a session: {text}");
        let opened: SessionOpened = serde_json::from_str(&text).expect("a session opened");
        let (address, origin) = (hotline.address(node).to_owned(), hotline.origin(node));
        let hello = CallerFrame::Hello { ticket: opened.ticket, after: 0 };
        let socket = Socket::connect(&address, &origin, &hello).await.expect("the socket opens");
        let http = hotline.http.clone();
        let welcomed = CallerState::Closed { at: hotline.now(), rated: xinqiao_protocol::frames::caller::Rated::No };
        let mut caller =
            Self { session: opened.session, secret, address, origin, http, socket, lines: Vec::new(), welcomed };
        caller.is_welcomed().await;
        caller
    }

    /// Asks for a session without opening a socket.
    pub async fn request(hotline: &Hotline, node: usize, id: Uuid, secret: &str, more: &Value) -> (StatusCode, String) {
        let mut body = json!({ "id": id, "language": "zh-CN", "secret": secret });
        if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
            body.extend(more.clone());
        }
        let url = format!("{}/api/v1/sessions", hotline.origin(node));
        let answer = hotline.http.post(url).json(&body).send().await.expect("the hotline answers");
        (answer.status(), answer.text().await.unwrap_or_default())
    }

    async fn is_welcomed(&mut self) {
        let (state, lines) = self
            .socket
            .expect("welcome", |frame| match frame {
                ToCaller::Welcome { state, lines, .. } => Some((state.clone(), lines.clone())),
                _ => None,
            })
            .await;
        self.welcomed = state;
        self.lines.extend(lines);
    }

    /// Another ticket for the same session.
    pub async fn ticket(&self) -> String {
        let body = json!({ "kind": "caller", "session": self.session, "secret": self.secret });
        let url = format!("{}/api/v1/socket-tickets", self.origin);
        let answer = self.http.request(Method::POST, url).json(&body).send().await.expect("the hotline answers");
        assert!(answer.status().is_success(), "a ticket: {}", answer.status());
        answer.json::<Ticket>().await.expect("a ticket").ticket
    }

    /// The page is loaded again, or the network is back: the same session, resumed after the last line it has.
    pub async fn reloads(&mut self) {
        let ticket = self.ticket().await;
        let after = self.lines.last().map_or(0, |line| line.seq);
        let hello = CallerFrame::Hello { ticket, after };
        self.socket = Socket::connect(&self.address, &self.origin, &hello).await.expect("the socket opens");
        self.is_welcomed().await;
    }

    /// Writes a line and waits for its acknowledgement: its number.
    pub async fn writes(&mut self, text: &str) -> i64 {
        let id = CommandId(new_id());
        self.says(id, text).await;
        self.is_acknowledged(id).await
    }

    /// Sends a line.
    pub async fn says(&mut self, id: CommandId, text: &str) {
        self.socket.send(&CallerFrame::Say { id, text: text.to_owned() }).await.expect("the line is sent");
    }

    /// The number a line was acknowledged with.
    pub async fn is_acknowledged(&mut self, id: CommandId) -> i64 {
        self.socket
            .expect("an acknowledgement", |frame| match frame {
                ToCaller::Ack { id: of, seq, .. } if *of == id => Some(*seq),
                _ => None,
            })
            .await
    }

    /// Why something was refused.
    pub async fn is_refused(&mut self, id: CommandId) -> Problem {
        self.socket
            .expect("a refusal", |frame| match frame {
                ToCaller::Refused { id: Some(of), problem } if *of == id => Some(problem.clone()),
                _ => None,
            })
            .await
    }

    /// The next line with these words.
    pub async fn reads(&mut self, text: &str) -> Line {
        let line = self
            .socket
            .expect(text, |frame| match frame {
                ToCaller::Line { line } if line.text == text => Some(line.clone()),
                ToCaller::Lines { lines } => lines.iter().find(|line| line.text == text).cloned(),
                _ => None,
            })
            .await;
        self.lines.push(line.clone());
        line
    }

    /// The next state of this kind.
    pub async fn stands<T>(&mut self, what: &str, mut pick: impl FnMut(&CallerState) -> Option<T>) -> T {
        self.socket
            .expect(what, |frame| match frame {
                ToCaller::State { state } => pick(state),
                _ => None,
            })
            .await
    }

    /// Is told that somebody is really there; answers who.
    pub async fn is_answered(&mut self) -> String {
        self.stands("somebody to be there", |state| match state {
            CallerState::With { operator, .. } => Some(operator.clone()),
            _ => None,
        })
        .await
    }

    /// Is told that the operator's connection is lost.
    pub async fn is_told_of_lost_operator(&mut self) {
        self.stands("the operator to be lost", |state| match state {
            CallerState::Reconnecting { .. } => Some(()),
            _ => None,
        })
        .await;
    }

    /// Is told that the session is over.
    pub async fn is_closed(&mut self) {
        self.stands("the end", |state| match state {
            CallerState::Closed { .. } => Some(()),
            _ => None,
        })
        .await;
    }
}
