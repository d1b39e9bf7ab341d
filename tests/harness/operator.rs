//! An operator's or supervisor's console as a test client.

use crate::hotline::PASSWORD;
use crate::{Caller, Hotline, Socket, new_id};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use xinqiao_domain::presence::{Activity, Presence};
use xinqiao_domain::session::DeclineReason;
use xinqiao_domain::{CommandId, OfferId, SessionId, StaffId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::frames::staff::{
    Alert, AlertKind, Mine, MySession, Offer, StaffFrame, ToStaff, Told, TransferTo,
};
use xinqiao_protocol::frames::{Line, ReadUpTo};
use xinqiao_protocol::http::records::SessionRecord;
use xinqiao_protocol::http::sign_in::{SignedIn, Ticket};

/// One operator.
pub struct Operator {
    pub staff: StaffId,
    pub token: String,
    pub username: String,
    address: String,
    origin: String,
    http: reqwest::Client,
    /// None while the console has no connection.
    socket: Option<Socket<ToStaff>>,
    /// What earlier sockets of this console heard.
    earlier: Vec<String>,
    /// The desk as last shown.
    pub mine: Option<Mine>,
}

impl Operator {
    /// Opens a console for somebody who has signed in.
    pub async fn connect(hotline: &Hotline, node: usize, signed_in: SignedIn) -> Self {
        let mut operator = Self {
            staff: signed_in.me.staff,
            username: signed_in.me.username,
            token: signed_in.access_token,
            address: hotline.address(node).to_owned(),
            origin: hotline.origin(node),
            http: hotline.http.clone(),
            socket: None,
            earlier: Vec::new(),
            mine: None,
        };
        operator.reloads().await;
        operator
    }

    /// The socket.
    pub fn socket(&mut self) -> &mut Socket<ToStaff> {
        self.socket.as_mut().expect("the console is connected")
    }

    /// Her browser is killed, or her network is gone.
    pub fn loses_connection(&mut self) {
        if let Some(socket) = self.socket.take() {
            self.earlier.extend(socket.drop_dead());
        }
    }

    /// Every frame the console was sent, as it came, over all its sockets.
    pub fn heard(&self) -> Vec<String> {
        let now = self.socket.iter().flat_map(|socket| &socket.heard);
        self.earlier.iter().chain(now).cloned().collect()
    }

    async fn is_welcomed(&mut self) {
        self.socket().expect("welcome", |frame| matches!(frame, ToStaff::Welcome { .. }).then_some(())).await;
        self.desk("the desk", |_| Some(())).await;
    }

    /// The console is loaded again: a new socket, nothing remembered.
    pub async fn reloads(&mut self) {
        self.reloads_with(Vec::new()).await;
    }

    /// The console reconnects and says what it has.
    pub async fn reloads_with(&mut self, open_sessions: Vec<ReadUpTo>) {
        let socket = self.opens_socket(open_sessions).await;
        self.loses_connection();
        self.socket = Some(socket);
        self.mine = None;
        self.is_welcomed().await;
    }

    /// The console reconnects and reaches another node.
    pub async fn reloads_on(&mut self, hotline: &Hotline, node: usize) {
        hotline.address(node).clone_into(&mut self.address);
        self.reloads().await;
    }

    /// One more socket of this account, as a second window opens it.
    pub async fn opens_socket(&self, open: Vec<ReadUpTo>) -> Socket<ToStaff> {
        let url = format!("http://{}/api/v1/socket-tickets", self.address);
        let request = self.http.post(url).bearer_auth(&self.token).json(&json!({ "kind": "staff" }));
        let answer = request.send().await.expect("the hotline answers");
        assert!(answer.status().is_success(), "a ticket: {}", answer.status());
        let ticket = answer.json::<Ticket>().await.expect("a ticket").ticket;
        let hello = StaffFrame::Hello { ticket, open };
        Socket::connect(&self.address, &self.origin, &hello).await.expect("the socket opens")
    }

    /// Signs in again, where time has run past the token.
    pub async fn signs_in_again(&mut self, hotline: &Hotline) {
        self.token = hotline.sign_in(&self.username, PASSWORD).await.access_token;
    }

    /// Sends a frame and waits until it is done.
    pub async fn does(&mut self, id: CommandId, frame: &StaffFrame) {
        self.socket().send(frame).await.expect("the frame is sent");
        self.socket()
            .expect("done", |told| match told {
                ToStaff::Done { id: of } if *of == id => Some(()),
                ToStaff::Refused { id: Some(of), problem } if *of == id => panic!("refused: {problem:?}"),
                _ => None,
            })
            .await;
    }

    /// Sends a frame that must be refused.
    pub async fn is_refused(&mut self, id: CommandId, frame: &StaffFrame) -> Problem {
        self.socket().send(frame).await.expect("the frame is sent");
        self.socket()
            .expect("a refusal", |told| match told {
                ToStaff::Refused { id: Some(of), problem } if *of == id => Some(problem.clone()),
                ToStaff::Done { id: of } if *of == id => panic!("it was done"),
                ToStaff::Ack { id: of, .. } if *of == id => panic!("it was acknowledged"),
                _ => None,
            })
            .await
    }

    /// Says what they are doing.
    pub async fn is(&mut self, presence: Presence) {
        let id = CommandId(new_id());
        self.does(id, &StaffFrame::Presence { id, presence }).await;
    }

    /// The desk as it is now, or the next one, that `pick` takes: each replaces what was shown.
    pub async fn desk<T>(&mut self, what: &str, mut pick: impl FnMut(&Mine) -> Option<T>) -> T {
        let mine = |frame: &ToStaff| match frame {
            ToStaff::Mine { mine } => Some(mine.clone()),
            _ => None,
        };
        if let Some(newest) = self.socket().told_already(mine).pop() {
            self.mine = Some(newest);
        }
        loop {
            if let Some(found) = self.mine.as_ref().and_then(&mut pick) {
                return found;
            }
            self.mine = Some(self.socket().expect(what, mine).await);
        }
    }

    /// Is offered this caller.
    pub async fn is_offered(&mut self, caller: &Caller) -> Offer {
        let session = caller.session;
        self.desk("an offer", |mine| mine.offer.clone().filter(|offer| offer.session == session)).await
    }

    /// Accepts an offer; answers the session as it is on the desk.
    pub async fn accepts(&mut self, offer: &Offer) -> MySession {
        let id = CommandId(new_id());
        self.does(id, &StaffFrame::Accept { id, offer: offer.offer }).await;
        self.holds(offer.session).await
    }

    /// Tries to accept an offer.
    pub async fn tries(&mut self, offer: OfferId) -> Problem {
        let id = CommandId(new_id());
        self.is_refused(id, &StaffFrame::Accept { id, offer }).await
    }

    /// The session as it is on the desk.
    pub async fn holds(&mut self, session: SessionId) -> MySession {
        self.desk("the session on the desk", |mine| mine.sessions.iter().find(|one| one.session == session).cloned())
            .await
    }

    /// Is offered the caller and takes them.
    pub async fn takes(&mut self, caller: &Caller) -> MySession {
        let offer = self.is_offered(caller).await;
        self.accepts(&offer).await
    }

    /// Writes a line and waits for its acknowledgement: its number.
    pub async fn writes(&mut self, held: &MySession, text: &str) -> i64 {
        let id = CommandId(new_id());
        let frame = StaffFrame::Say { id, session: held.session, fence: held.fence, text: text.to_owned() };
        self.socket().send(&frame).await.expect("the line is sent");
        self.socket()
            .expect("an acknowledgement", |told| match told {
                ToStaff::Ack { id: of, seq, .. } if *of == id => Some(*seq),
                ToStaff::Refused { id: Some(of), problem } if *of == id => panic!("refused: {problem:?}"),
                _ => None,
            })
            .await
    }

    /// Writes a line that must be refused.
    pub async fn writes_in_vain(&mut self, held: &MySession, text: &str) -> Problem {
        let id = CommandId(new_id());
        let frame = StaffFrame::Say { id, session: held.session, fence: held.fence, text: text.to_owned() };
        self.is_refused(id, &frame).await
    }

    /// The next line with these words, however it comes.
    pub async fn reads(&mut self, session: SessionId, text: &str) -> Line {
        self.socket()
            .sees(text, |frame| match frame {
                ToStaff::Line { session: of, line } if *of == session && line.text == text => Some(line.clone()),
                ToStaff::Lines { session: of, lines } if *of == session => {
                    lines.iter().find(|line| line.text == text).cloned()
                }
                _ => None,
            })
            .await
    }

    /// Ends the talk.
    pub async fn ends(&mut self, held: &MySession) {
        let id = CommandId(new_id());
        self.does(id, &StaffFrame::End { id, session: held.session, fence: held.fence }).await;
    }

    /// Writes the shortest honest record and closes the session.
    pub async fn closes(&mut self, hotline: &Hotline, held: &MySession) {
        let base = format!("/api/v1/sessions/{}", held.session);
        let assessment = json!({ "id": new_id(), "fence": held.fence,
            "assessment": { "kind": "not_assessed", "reason": "caller_left" } });
        let wrap_up = json!({ "id": new_id(), "fence": held.fence, "wrap_up": {
            "problems": ["emotion"], "marks": [], "services": ["counselling"], "outcome": "unknown", "actions": [],
            "local": null, "summary": "来电者提前离开。" } });
        let close = json!({ "id": new_id(), "fence": held.fence });
        for (method, path, body) in [
            (Method::POST, format!("{base}/assessment"), assessment),
            (Method::PUT, format!("{base}/wrap-up"), wrap_up),
            (Method::POST, format!("{base}/close"), close),
        ] {
            let (status, text) = hotline.send(method, &path, Some(&self.token), Some(&body)).await;
            assert!(status.is_success(), "{path}: {status} {text}");
        }
    }

    /// Saves a form or asks something of the record of a session.
    pub async fn sends(&self, hotline: &Hotline, method: Method, path: &str, body: &Value) -> (StatusCode, String) {
        hotline.send(method, path, Some(&self.token), Some(body)).await
    }

    /// Saves something that must be refused, and answers how.
    pub async fn is_kept_from(&self, hotline: &Hotline, method: Method, path: &str, body: &Value) -> Problem {
        hotline.refused(method, path, Some(&self.token), Some(body)).await
    }

    /// The record of a session, as text.
    pub async fn record_text(&self, hotline: &Hotline, session: SessionId) -> String {
        let path = format!("/api/v1/sessions/{session}");
        let (status, text) = hotline.send(Method::GET, &path, Some(&self.token), None::<&()>).await;
        assert!(status.is_success(), "{path}: {status} {text}");
        text
    }

    /// The record of a session.
    pub async fn record(&self, hotline: &Hotline, session: SessionId) -> SessionRecord {
        serde_json::from_str(&self.record_text(hotline, session).await).expect("a record")
    }

    /// Passes an offer on.
    pub async fn declines(&mut self, offer: &Offer, reason: DeclineReason) {
        let id = CommandId(new_id());
        self.does(id, &StaffFrame::Decline { id, offer: offer.offer, reason }).await;
    }

    /// Hands a session over.
    pub async fn transfers(&mut self, held: &MySession, to: TransferTo, context: &str) {
        let id = CommandId(new_id());
        let context = context.to_owned();
        self.does(id, &StaffFrame::Transfer { id, session: held.session, fence: held.fence, to, context }).await;
    }

    /// Is told something once.
    pub async fn is_told<T>(&mut self, what: &str, mut pick: impl FnMut(&Told) -> Option<T>) -> T {
        self.socket()
            .expect(what, |frame| match frame {
                ToStaff::Told { told } => pick(told),
                _ => None,
            })
            .await
    }

    /// Is told that what became of a session's referrals has changed.
    pub async fn hears_of_referrals(&mut self) {
        self.socket().until("news of a referral", |frame| *frame == ToStaff::ReferralsChanged {}).await;
    }

    /// Everything sent before this question has been read when its answer comes.
    pub async fn is_up_to_date(&mut self) {
        let n = 4_711;
        self.socket().send(&StaffFrame::Ping { n }).await.expect("the frame is sent");
        self.socket().until("the answer", |frame| *frame == ToStaff::Pong { n }).await;
    }

    /// Is shown a colleague doing this; what was shown before has passed.
    pub async fn sees_colleague(&mut self, staff: StaffId, activity: Activity) {
        loop {
            let colleagues = self
                .socket()
                .expect("a colleague's activity", |frame| match frame {
                    ToStaff::Colleagues { colleagues } => Some(colleagues.clone()),
                    _ => None,
                })
                .await;
            if colleagues.iter().any(|one| one.staff == staff && one.activity == activity) {
                return;
            }
        }
    }

    /// Is told of something as a supervisor.
    pub async fn is_alerted(&mut self, kind: AlertKind) -> Alert {
        self.socket()
            .expect("an alert", |frame| match frame {
                ToStaff::Alerts { alerts } => alerts.iter().find(|alert| alert.kind == kind).cloned(),
                _ => None,
            })
            .await
    }
}
