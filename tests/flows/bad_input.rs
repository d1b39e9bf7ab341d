//! Bad input: each is answered with a clear problem, loses nothing, and disturbs nobody else.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;
use xinqiao_domain::{CommandId, Millis};
use xinqiao_protocol::frames::caller::{CallerFrame, ToCaller};
use xinqiao_protocol::frames::close;
use xinqiao_protocol::frames::staff::{MySession, ToStaff};
use xinqiao_protocol::limits::{BODY_BYTES, FRAME_BYTES, HELLO_BYTES, LINE_CHARS};
use xinqiao_protocol::{Code, Problem};
use xinqiao_tests::{Caller, Hotline, Operator, Socket, new_id, new_secret, on_both_databases, seconds};

on_both_databases!(
    does_an_oversized_frame_disturb_anybody,
    is_a_line_without_end_or_without_words_taken,
    does_a_malformed_frame_end_the_talk,
    does_a_binary_frame_pass,
    does_a_flood_of_frames_disturb_anybody,
    does_an_oversized_or_malformed_body_pass,
    does_a_page_of_another_origin_get_a_socket,
    does_a_forged_used_or_old_ticket_open_a_socket,
    does_an_expired_token_pass,
    does_a_wrong_secret_open_somebody_elses_session,
    does_a_first_frame_without_a_ticket_get_an_answer,
);

/// A talk that nothing may disturb.
struct Undisturbed {
    operator: Operator,
    caller: Caller,
    held: MySession,
}

impl Undisturbed {
    async fn begins(hotline: &mut Hotline) -> Self {
        let (operator, caller, held) = hotline.talk().await;
        Self { operator, caller, held }
    }

    async fn goes_on(&mut self) {
        let round = self.caller.up_to();
        let (asked, answered) = (format!("还在听吗？{round}"), format!("在听。{round}"));
        let seq = self.caller.writes(&asked).await;
        self.operator.reads(self.caller.session, &asked).await;
        assert_eq!(self.operator.writes(&self.held, &answered).await, seq + 1);
        self.caller.reads(&answered).await;
        self.caller.shows_each_line_once(seq + 1);
    }
}

async fn does_an_oversized_frame_disturb_anybody(mut hotline: Hotline) {
    let mut other = Undisturbed::begins(&mut hotline).await;
    let mut caller = hotline.caller().await;
    let kept = caller.writes("先前的一句").await;
    // The socket may be closed before all of it is sent.
    let _ = caller.socket().send_text("x".repeat(FRAME_BYTES + 1)).await;
    assert_eq!(caller.socket().closed().await.code, close::MALFORMED);
    other.goes_on().await;
    caller.reloads().await;
    assert_eq!(caller.writes("接着说").await, kept + 1, "nothing was lost");
    hotline.close().await;
}

async fn is_a_line_without_end_or_without_words_taken(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    for (text, code) in [
        ("长".repeat(LINE_CHARS + 1), Code::TextTooLong),
        (" \n ".to_owned(), Code::TextEmpty),
        (String::new(), Code::TextEmpty),
    ] {
        let id = CommandId(new_id());
        caller.says(id, &text).await;
        assert_eq!(caller.is_refused(id).await.code, code);
        assert_eq!(operator.writes_in_vain(&held, &text).await.code, code);
    }
    let longest = "长".repeat(LINE_CHARS);
    caller.writes(&longest).await;
    operator.reads(caller.session, &longest).await;
    hotline.close().await;
}

async fn does_a_malformed_frame_end_the_talk(mut hotline: Hotline) {
    let mut other = Undisturbed::begins(&mut hotline).await;
    let mut caller = hotline.caller().await;
    let id = new_id();
    let frames = [
        "不是 JSON".to_owned(),
        "{}".to_owned(),
        "[]".to_owned(),
        json!({ "type": "dance" }).to_string(),
        json!({ "type": "say", "id": id, "text": "你好", "loud": true }).to_string(),
        json!({ "type": "say", "id": "不是编号", "text": "你好" }).to_string(),
        json!({ "type": "hello", "ticket": "again", "after": 0 }).to_string(),
        json!({ "type": "accept_next", "id": id }).to_string(),
    ];
    for frame in frames {
        caller.socket().send_text(frame.clone()).await.expect("the frame is sent");
        let problem = |told: &ToCaller| match told {
            ToCaller::Refused { problem, .. } => Some(problem.clone()),
            _ => None,
        };
        let problem = caller.socket().expect(&frame, problem).await;
        assert_eq!(problem.code, Code::Malformed, "{frame}");
        assert!(!problem.detail.is_empty(), "says what to do now");
    }
    other.goes_on().await;
    assert_eq!(caller.writes("你好").await, 1, "the socket is still good");

    let console = other.operator.socket();
    for frame in [json!({ "type": "rate", "id": id, "score": 5 }), json!({ "type": "say", "id": id, "text": "?" })] {
        console.send_text(frame.to_string()).await.expect("the frame is sent");
        let problem = |told: &ToStaff| match told {
            ToStaff::Refused { problem, .. } => Some(problem.code),
            _ => None,
        };
        assert_eq!(console.expect("a refusal", problem).await, Code::Malformed, "{frame}");
    }
    other.goes_on().await;
    hotline.close().await;
}

async fn does_a_binary_frame_pass(mut hotline: Hotline) {
    let mut other = Undisturbed::begins(&mut hotline).await;
    let mut caller = hotline.caller().await;
    caller.writes("先前的一句").await;
    caller.socket().send_message(Message::binary(vec![0, 159, 146, 150])).await.expect("it is sent");
    assert_eq!(caller.socket().closed().await.code, close::UNSUPPORTED);
    other.goes_on().await;
    caller.reloads().await;
    assert_eq!(caller.writes("接着说").await, 2);
    hotline.close().await;
}

async fn does_a_flood_of_frames_disturb_anybody(mut hotline: Hotline) {
    let mut other = Undisturbed::begins(&mut hotline).await;
    let mut caller = hotline.caller().await;
    let ids: Vec<CommandId> = (0..35).map(|_| CommandId(new_id())).collect();
    for (at, id) in ids.iter().enumerate() {
        caller.says(*id, &format!("第{at}句")).await;
    }
    let mut refused = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        let outcome = caller
            .socket()
            .expect("an outcome", |frame| match frame {
                ToCaller::Ack { id: of, .. } if of == id => Some(None),
                ToCaller::Refused { id: Some(of), problem } if of == id => Some(Some(problem.code)),
                _ => None,
            })
            .await;
        if let Some(code) = outcome {
            assert_eq!(code, Code::TooFast);
            refused.push(at);
        }
    }
    assert!(!refused.is_empty() && refused[0] >= 30, "a burst of thirty passes: {refused:?}");
    // Far too fast: the socket is closed. Before that every frame had its answer, and what was acknowledged is kept.
    let mut closed = None;
    for n in 0..200 {
        caller.sends(&CallerFrame::Ping { n }).await;
        closed = caller.socket().next_unless_closed().await.err();
        if closed.is_some() {
            break;
        }
    }
    assert_eq!(closed.map(|closed| closed.code), Some(close::RATE));
    other.goes_on().await;
    let kept = hotline.store().lines_after(caller.session, 0, 100).await.expect("the store answers");
    assert_eq!(kept.len(), ids.len() - refused.len());
    caller.reloads().await;
    // What was refused is said again under its own id.
    for at in refused {
        caller.says(ids[at], &format!("第{at}句")).await;
        caller.is_acknowledged(ids[at]).await;
    }
    let kept = hotline.store().lines_after(caller.session, 0, 100).await.expect("the store answers");
    assert_eq!(kept.len(), ids.len());
    hotline.close().await;
}

async fn does_an_oversized_or_malformed_body_pass(mut hotline: Hotline) {
    let mut other = Undisturbed::begins(&mut hotline).await;
    let url = format!("{}/api/v1/sessions", hotline.origin(0));
    let post = |kind: &str, body: String| {
        let request = hotline.http.post(&url).header("content-type", kind).header("accept-language", "en").body(body);
        async move {
            let answer = request.send().await.expect("the hotline answers");
            assert_eq!(answer.headers()["content-type"], "application/problem+json");
            let status = answer.status();
            (status, answer.json::<Problem>().await.expect("a problem").code)
        }
    };
    let good = json!({ "id": new_id(), "language": "zh-CN", "secret": new_secret() });
    let with = |name: &str, value: Value| {
        let mut body = good.clone();
        body[name] = value;
        body.to_string()
    };
    let cases = [
        ("application/json", "x".repeat(BODY_BYTES + 1), StatusCode::PAYLOAD_TOO_LARGE, Code::BodyTooLarge),
        ("application/json", "{\"id\":".to_owned(), StatusCode::BAD_REQUEST, Code::Malformed),
        ("application/json", with("colour", json!("red")), StatusCode::BAD_REQUEST, Code::Malformed),
        ("application/json", with("language", json!("tlh")), StatusCode::BAD_REQUEST, Code::Malformed),
        ("application/json", with("secret", json!("short")), StatusCode::UNPROCESSABLE_ENTITY, Code::FieldInvalid),
        (
            "application/json",
            with("about", json!("长".repeat(LINE_CHARS + 1))),
            StatusCode::UNPROCESSABLE_ENTITY,
            Code::TextTooLong,
        ),
        ("text/plain", good.to_string(), StatusCode::UNSUPPORTED_MEDIA_TYPE, Code::UnsupportedMediaType),
    ];
    for (kind, body, status, code) in cases {
        assert_eq!(post(kind, body).await, (status, code));
    }
    assert_eq!(hotline.store().waiting_count().await.expect("the store answers"), 0, "nothing was opened");
    other.goes_on().await;
    hotline.close().await;
}

/// Asks for a socket as a page of this origin does.
async fn knocks(hotline: &Hotline, origin: Option<&str>) -> (StatusCode, String) {
    let mut request = hotline
        .http
        .get(format!("{}/api/v1/socket", hotline.origin(0)))
        .header("connection", "upgrade")
        .header("upgrade", "websocket")
        .header("sec-websocket-version", "13")
        .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
    if let Some(origin) = origin {
        request = request.header("origin", origin);
    }
    let answer = request.send().await.expect("the hotline answers");
    let status = answer.status();
    let text =
        if status == StatusCode::SWITCHING_PROTOCOLS { String::new() } else { answer.text().await.unwrap_or_default() };
    (status, text)
}

async fn does_a_page_of_another_origin_get_a_socket(mut hotline: Hotline) {
    let mut other = Undisturbed::begins(&mut hotline).await;
    let own = hotline.origin(0);
    let port = own.rsplit(':').next().unwrap_or_default().to_owned();
    let wrong = [
        None,
        Some("null".to_owned()),
        Some("https://evil.example".to_owned()),
        Some(format!("{own}.evil.example")),
        Some(format!("https://127.0.0.1:{port}")),
        Some(format!("http://127.0.0.1.evil.example:{port}")),
        Some("http://localhost:1".to_owned()),
    ];
    for origin in wrong {
        let (status, text) = knocks(&hotline, origin.as_deref()).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{origin:?}: {text}");
        let problem: Problem = serde_json::from_str(&text).expect("a problem");
        assert_eq!(problem.code, Code::WrongOrigin, "{origin:?}");
    }
    assert_eq!(knocks(&hotline, Some(&own)).await.0, StatusCode::SWITCHING_PROTOCOLS);
    other.goes_on().await;
    hotline.close().await;
}

/// How the hotline ends a socket that begins with this frame.
async fn begins_with(hotline: &Hotline, first: &str) -> u16 {
    let mut socket: Socket<ToCaller> =
        Socket::connect_silent(hotline.address(0), &hotline.origin(0)).await.expect("the socket opens");
    socket.send_text(first.to_owned()).await.expect("the frame is sent");
    socket.closed().await.code
}

async fn does_a_forged_used_or_old_ticket_open_a_socket(mut hotline: Hotline) {
    let mut other = Undisturbed::begins(&mut hotline).await;
    let mut caller = hotline.caller().await;
    let hello = |ticket: &str| json!({ "type": "hello", "ticket": ticket, "after": 0 }).to_string();
    assert_eq!(begins_with(&hotline, &hello(&new_secret())).await, close::SIGN_IN, "forged");

    let ticket = caller.ticket().await;
    let mut first: Socket<ToCaller> =
        Socket::connect_silent(hotline.address(0), &hotline.origin(0)).await.expect("the socket opens");
    first.send_text(hello(&ticket)).await.expect("the frame is sent");
    first.expect("welcome", |frame| matches!(frame, ToCaller::Welcome { .. }).then_some(())).await;
    assert_eq!(begins_with(&hotline, &hello(&ticket)).await, close::SIGN_IN, "used");

    let ticket = caller.ticket().await;
    hotline.fast_forward(seconds(31));
    assert_eq!(begins_with(&hotline, &hello(&ticket)).await, close::SIGN_IN, "too old");
    caller.reloads().await;
    other.goes_on().await;
    hotline.close().await;
}

async fn does_an_expired_token_pass(mut hotline: Hotline) {
    let mut other = Undisturbed::begins(&mut hotline).await;
    let token = other.operator.token.clone();
    let path = format!("/api/v1/sessions/{}", other.held.session);
    hotline.fast_forward(Millis::minutes(11));
    let ticket = json!({ "kind": "staff" });
    let refused = hotline.refused(Method::POST, "/api/v1/socket-tickets", Some(&token), Some(&ticket)).await;
    assert_eq!(refused.code, Code::SignInNeeded);
    let forged = format!("{token}x");
    for token in [token.as_str(), forged.as_str(), ""] {
        let refused = hotline.refused(Method::GET, &path, Some(token), None::<&()>).await;
        assert_eq!((refused.code, refused.status), (Code::SignInNeeded, 401));
    }
    // A talk that is going on is not cut by it.
    other.goes_on().await;
    other.operator.signs_in_again(&hotline).await;
    other.operator.record(&hotline, other.held.session).await;
    hotline.close().await;
}

async fn does_a_wrong_secret_open_somebody_elses_session(mut hotline: Hotline) {
    let mut other = Undisturbed::begins(&mut hotline).await;
    for session in [other.caller.session.0, new_id()] {
        let body = json!({ "kind": "caller", "session": session, "secret": new_secret() });
        let refused = hotline.refused(Method::POST, "/api/v1/socket-tickets", None, Some(&body)).await;
        assert_eq!(refused.code, Code::TicketInvalid, "whether there is such a session is not said");
    }
    other.goes_on().await;
    hotline.close().await;
}

async fn does_a_first_frame_without_a_ticket_get_an_answer(mut hotline: Hotline) {
    let mut other = Undisturbed::begins(&mut hotline).await;
    let firsts = [
        "你好".to_owned(),
        json!({ "type": "say", "id": new_id(), "text": "你好" }).to_string(),
        json!({ "type": "hello", "ticket": "x".repeat(HELLO_BYTES), "after": 0 }).to_string(),
        "x".repeat(FRAME_BYTES + 1),
    ];
    for first in firsts {
        assert_eq!(begins_with(&hotline, &first).await, close::MALFORMED);
    }
    let mut socket: Socket<ToCaller> =
        Socket::connect_silent(hotline.address(0), &hotline.origin(0)).await.expect("the socket opens");
    socket.send_message(Message::binary(vec![1, 2, 3])).await.expect("it is sent");
    assert_eq!(socket.closed().await.code, close::UNSUPPORTED);
    other.goes_on().await;
    hotline.close().await;
}
