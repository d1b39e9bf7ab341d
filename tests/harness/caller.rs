//! A caller's page as a test client. Like the page it keeps what it was shown, and resumes after the last line it has.

use crate::{Hotline, Socket, new_id};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::collections::BTreeSet;
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
    /// None while the page has no connection.
    socket: Option<Socket<ToCaller>>,
    /// What earlier sockets of this page heard.
    earlier: Vec<String>,
    /// What the page was told when it opened.
    pub welcomed: CallerState,
}

/// A secret as a page makes it.
pub fn new_secret() -> String {
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
        let secret = new_secret();
        let (status, text) = Self::request(hotline, node, id, &secret, more).await;
        assert_eq!(status, StatusCode::CREATED, "opening a session: {text}");
        let opened: SessionOpened = serde_json::from_str(&text).expect("a session opened");
        let welcomed = CallerState::Closed { at: hotline.now(), rated: xinqiao_protocol::frames::caller::Rated::No };
        let mut caller = Self {
            session: opened.session,
            secret,
            address: hotline.address(node).to_owned(),
            origin: hotline.origin(node),
            http: hotline.http.clone(),
            socket: None,
            earlier: Vec::new(),
            welcomed,
        };
        caller.says_hello(opened.ticket).await;
        caller
    }

    /// Asks for a session without opening a socket.
    pub async fn request(hotline: &Hotline, node: usize, id: Uuid, secret: &str, more: &Value) -> (StatusCode, String) {
        let mut body = json!({ "id": id, "language": "zh-CN", "secret": secret });
        if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
            body.extend(more.clone());
        }
        let url = format!("http://{}/api/v1/sessions", hotline.address(node));
        let answer = hotline.http.post(url).json(&body).send().await.expect("the hotline answers");
        (answer.status(), answer.text().await.unwrap_or_default())
    }

    /// The socket.
    pub fn socket(&mut self) -> &mut Socket<ToCaller> {
        self.socket.as_mut().expect("the page is connected")
    }

    async fn says_hello(&mut self, ticket: String) {
        let hello = CallerFrame::Hello { ticket, after: self.up_to() };
        self.loses_connection();
        self.socket = Some(Socket::connect(&self.address, &self.origin, &hello).await.expect("the socket opens"));
        let state = self
            .socket()
            .expect("welcome", |frame| match frame {
                ToCaller::Welcome { state, .. } => Some(state.clone()),
                _ => None,
            })
            .await;
        self.welcomed = state;
    }

    /// The network is gone; the page stays.
    pub fn loses_connection(&mut self) {
        if let Some(socket) = self.socket.take() {
            self.earlier.extend(socket.drop_dead());
        }
    }

    /// Another ticket for the same session.
    pub async fn ticket(&self) -> String {
        let body = json!({ "kind": "caller", "session": self.session, "secret": self.secret });
        let url = format!("http://{}/api/v1/socket-tickets", self.address);
        let answer = self.http.post(url).json(&body).send().await.expect("the hotline answers");
        assert!(answer.status().is_success(), "a ticket: {}", answer.status());
        answer.json::<Ticket>().await.expect("a ticket").ticket
    }

    /// The page is loaded again, or the network is back: the same session, resumed after the last line it has.
    pub async fn reloads(&mut self) {
        let ticket = self.ticket().await;
        self.says_hello(ticket).await;
    }

    /// The page reconnects and reaches another node.
    pub async fn reloads_on(&mut self, hotline: &Hotline, node: usize) {
        hotline.address(node).clone_into(&mut self.address);
        self.reloads().await;
    }

    /// Every frame the page was sent, over all its sockets.
    pub fn heard(&self) -> Vec<ToCaller> {
        let now = self.socket.iter().flat_map(|socket| &socket.heard);
        self.earlier.iter().chain(now).map(|text| serde_json::from_str(text).expect("a frame")).collect()
    }

    /// Every line the page was shown, in the order it came.
    pub fn lines(&self) -> Vec<Line> {
        let lines = |frame| match frame {
            ToCaller::Welcome { lines, .. } | ToCaller::Lines { lines } => lines,
            ToCaller::Line { line } => vec![line],
            ToCaller::State { .. }
            | ToCaller::Ack { .. }
            | ToCaller::Typing {}
            | ToCaller::Marks { .. }
            | ToCaller::Done { .. }
            | ToCaller::ReturnCode { .. }
            | ToCaller::Refused { .. }
            | ToCaller::Pong { .. } => Vec::new(),
        };
        self.heard().into_iter().flat_map(lines).collect()
    }

    /// The last line the page has without a gap before it.
    pub fn up_to(&self) -> i64 {
        let mut numbers: BTreeSet<i64> = self.lines().iter().map(|line| line.seq).collect();
        numbers.extend(self.heard().iter().filter_map(|frame| match frame {
            ToCaller::Ack { seq, .. } => Some(*seq),
            _ => None,
        }));
        numbers.iter().zip(1..).take_while(|(number, at)| *number == at).count().try_into().expect("a number of lines")
    }

    /// The page shows the whole conversation up to this number: no line is lost, none was sent twice.
    pub fn shows_each_line_once(&self, last: i64) {
        assert_eq!(self.up_to(), last, "a line is lost: {:?}", self.lines());
        let mut numbers: Vec<i64> = self.lines().iter().map(|line| line.seq).collect();
        let sent = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), sent, "a line was sent twice: {:?}", self.lines());
    }

    /// Writes a line and waits for its acknowledgement: its number.
    pub async fn writes(&mut self, text: &str) -> i64 {
        let id = CommandId(new_id());
        self.says(id, text).await;
        self.is_acknowledged(id).await
    }

    /// Sends a line.
    pub async fn says(&mut self, id: CommandId, text: &str) {
        self.sends(&CallerFrame::Say { id, text: text.to_owned() }).await;
    }

    /// Sends a frame.
    pub async fn sends(&mut self, frame: &CallerFrame) {
        self.socket().send(frame).await.expect("the frame is sent");
    }

    /// The number a line was acknowledged with.
    pub async fn is_acknowledged(&mut self, id: CommandId) -> i64 {
        self.socket()
            .expect("an acknowledgement", |frame| match frame {
                ToCaller::Ack { id: of, seq, .. } if *of == id => Some(*seq),
                _ => None,
            })
            .await
    }

    /// Something other than a line is done.
    pub async fn is_done(&mut self, id: CommandId) {
        self.socket().expect("done", |frame| (*frame == ToCaller::Done { id }).then_some(())).await;
    }

    /// Why something was refused.
    pub async fn is_refused(&mut self, id: CommandId) -> Problem {
        self.socket()
            .expect("a refusal", |frame| match frame {
                ToCaller::Refused { id: Some(of), problem } if *of == id => Some(problem.clone()),
                _ => None,
            })
            .await
    }

    /// The next line with these words.
    pub async fn reads(&mut self, text: &str) -> Line {
        self.socket()
            .sees(text, |frame| match frame {
                ToCaller::Line { line } if line.text == text => Some(line.clone()),
                ToCaller::Lines { lines } => lines.iter().find(|line| line.text == text).cloned(),
                _ => None,
            })
            .await
    }

    /// Ends the talk.
    pub async fn ends(&mut self) {
        let id = CommandId(new_id());
        self.sends(&CallerFrame::End { id }).await;
        self.is_done(id).await;
    }

    /// The next state of this kind; those before it have passed.
    pub async fn stands<T>(&mut self, what: &str, mut pick: impl FnMut(&CallerState) -> Option<T>) -> T {
        loop {
            let state = self
                .socket()
                .expect(what, |frame| match frame {
                    ToCaller::State { state } => Some(state.clone()),
                    _ => None,
                })
                .await;
            if let Some(found) = pick(&state) {
                return found;
            }
        }
    }

    /// Is told that this many are ahead.
    pub async fn has_ahead(&mut self, count: i64) {
        let what = format!("{count} to be ahead");
        self.stands(&what, |state| match state {
            CallerState::Waiting { ahead, .. } | CallerState::Replacing { ahead, .. } if *ahead == Some(count) => {
                Some(())
            }
            _ => None,
        })
        .await;
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

    /// Is told that another operator is looked for.
    pub async fn is_told_of_replacement(&mut self) {
        self.stands("another operator to be looked for", |state| match state {
            CallerState::Replacing { .. } => Some(()),
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
