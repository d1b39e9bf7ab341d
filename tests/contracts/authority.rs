//! May exactly those do a thing who may? Every route and every staff frame against everybody: without an account, with
//! a caller's secret, and with each role. The table stands in `authority.txt`.

use crate::documents::{operations, tags};
use crate::samples;
use axum::Router;
use axum::routing::get;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use xinqiao::http::guard::guard;
use xinqiao_domain::roles::Role;
use xinqiao_protocol::frames::caller::ToCaller;
use xinqiao_protocol::frames::staff::{StaffFrame, ToStaff};
use xinqiao_protocol::http::sign_in::{SignedIn, Ticket};
use xinqiao_protocol::{Code, Problem};
use xinqiao_tests::{Hotline, Socket, new_id, seconds};

/// Who may.
enum Who {
    Everybody,
    EveryAccount,
    /// Whoever brings the cookie of a sign-in; no token stands for it.
    RefreshCookie,
    Roles(Vec<Role>),
}

impl Who {
    fn has(&self, role: Role) -> bool {
        match self {
            Self::Everybody | Self::EveryAccount => true,
            Self::RefreshCookie => false,
            Self::Roles(roles) => roles.contains(&role),
        }
    }
}

/// One section of the table.
fn table(section: &str) -> BTreeMap<String, Who> {
    let text = include_str!("authority.txt");
    let (_, after) = text.split_once(&format!("[{section}]\n")).expect("the section");
    let rows = after.lines().take_while(|line| !line.starts_with('['));
    let rows = rows.filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|row| {
        let (what, who) = row.split_once("  ").unwrap_or_else(|| panic!("what, two spaces, who: {row}"));
        let who = match who.trim() {
            "everybody" => Who::Everybody,
            "every account" => Who::EveryAccount,
            "the refresh cookie" => Who::RefreshCookie,
            roles => Who::Roles(roles.split(", ").map(|role| Role::from_code(role).expect(role)).collect()),
        };
        (what.to_owned(), who)
    })
    .collect()
}

/// A code that closes the door; none when it is open, whatever becomes of the request behind it.
async fn closed(hotline: &Hotline, route: &str, token: Option<&str>) -> Option<Code> {
    let (method, path) = route.split_once(' ').expect("METHOD /path");
    let path = path.replace("{id}", &new_id().to_string()).replace("{kind}", "note");
    let method: Method = method.parse().expect("a method");
    // No body fits every route; that is looked at behind the door.
    let (status, text) = hotline.send(method, &path, token, Some(&json!({}))).await;
    let code = serde_json::from_str::<Problem>(&text).ok().map(|problem| (problem.code, problem.status));
    let code = code.filter(|(code, _)| matches!(code, Code::Forbidden | Code::SignInNeeded))?;
    assert_eq!((code.1, status.as_u16()), (code.0.status(), code.0.status()), "{route}");
    Some(code.0)
}

#[tokio::test]
async fn does_the_table_name_every_route_and_frame_and_nothing_else() {
    let hotline = Hotline::open().await;
    let document = |text: String| serde_json::from_str::<Value>(&text).expect("a document");
    let openapi = document(hotline.send(Method::GET, "/api/openapi.json", None, None::<&()>).await.1);
    let asyncapi = document(hotline.send(Method::GET, "/api/asyncapi.json", None, None::<&()>).await.1);
    let described: BTreeSet<_> = operations(&openapi).into_keys().collect();
    assert_eq!(described, table("routes").into_keys().collect());
    let frames = tags(&asyncapi["components"]["schemas"]["StaffFrame"]);
    assert_eq!(frames, table("frames").into_keys().collect());
    hotline.close().await;
}

#[tokio::test]
async fn is_each_route_open_to_exactly_those_of_the_table() {
    let mut hotline = Hotline::open().await;
    let _on_duty = hotline.operator().await;
    let caller = hotline.caller().await;
    let mut findings = Vec::new();
    for (route, who) in table("routes") {
        let expected = match who {
            Who::Everybody => None,
            Who::EveryAccount | Who::RefreshCookie | Who::Roles(_) => Some(Code::SignInNeeded),
        };
        for (whom, token) in [("nobody", None), ("a caller", Some(caller.secret.as_str()))] {
            let found = closed(&hotline, &route, token).await;
            if found != expected {
                findings.push(format!("{route} by {whom}: {found:?}, not {expected:?}"));
            }
        }
        // One address may ask only so fast, and the clock stands still.
        hotline.fast_forward(seconds(1));
    }
    for role in Role::ALL {
        let signed_in = hotline.person(&[*role]).await;
        let (last, rows): (Vec<_>, Vec<_>) =
            table("routes").into_iter().partition(|(route, _)| route.ends_with("/sign-out-everywhere"));
        for (route, who) in rows.into_iter().chain(last) {
            let found = closed(&hotline, &route, Some(&signed_in.access_token)).await;
            let expected = match who {
                Who::RefreshCookie => Some(Code::SignInNeeded),
                Who::Everybody | Who::EveryAccount => None,
                Who::Roles(roles) => (!roles.contains(role)).then_some(Code::Forbidden),
            };
            if found != expected {
                findings.push(format!("{route} by {}: {found:?}, not {expected:?}", role.code()));
            }
        }
        hotline.fast_forward(seconds(5));
    }
    hotline.close().await;
    crate::source::none_of("the table of roles and routes holds", &findings);
}

async fn console(hotline: &Hotline, signed_in: &SignedIn) -> Socket<ToStaff> {
    let staff = json!({ "kind": "staff" });
    let ticket: Ticket =
        hotline.ask(Method::POST, "/api/v1/socket-tickets", &signed_in.access_token, Some(&staff)).await;
    let hello = StaffFrame::Hello { ticket: ticket.ticket, open: Vec::new() };
    let address = hotline.address(0).to_owned();
    let mut socket = Socket::connect(&address, &hotline.origin(0), &hello).await.expect("a console's socket");
    socket.expect("welcome", |told| matches!(told, ToStaff::Welcome { .. }).then_some(())).await;
    socket
}

/// The code of the refusal of this frame, if it is refused before the answer to a ping sent after it.
async fn refusal(socket: &mut Socket<ToStaff>, frame: &Value, n: i64) -> Option<Code> {
    socket.send(frame).await.expect("the frame is sent");
    socket.send(&StaffFrame::Ping { n }).await.expect("the ping is sent");
    let mut refused = None;
    socket
        .expect("the answer to a ping", |told| match told {
            ToStaff::Refused { problem, .. } => {
                refused = refused.or(Some(problem.code));
                None
            }
            ToStaff::Pong { n: of } if *of == n => Some(()),
            _ => None,
        })
        .await;
    refused
}

#[tokio::test]
async fn is_each_frame_taken_from_exactly_those_of_the_table() {
    let mut hotline = Hotline::open().await;
    let table = table("frames");
    let mut findings = Vec::new();
    for role in Role::ALL {
        let signed_in = hotline.person(&[*role]).await;
        for (n, frame) in (2..).zip(samples::staff_frames()) {
            // A socket of its own for each: what was refused before is not asked for again.
            let mut socket = console(&hotline, &signed_in).await;
            let frame = serde_json::to_value(frame).expect("a frame");
            let who = &table[frame["type"].as_str().expect("its type")];
            let forbidden = refusal(&mut socket, &frame, n).await == Some(Code::Forbidden);
            if forbidden == who.has(*role) {
                findings.push(format!("{} by {}: forbidden {forbidden}", frame["type"], role.code()));
            }
            socket.drop_dead();
        }
        hotline.fast_forward(seconds(5));
    }
    hotline.close().await;
    crate::source::none_of("the table of roles and frames holds", &findings);
}

#[tokio::test]
async fn can_a_caller_send_no_frame_of_staff() {
    let mut hotline = Hotline::open().await;
    let _on_duty = hotline.operator().await;
    for frame in samples::staff_frames() {
        let frame = serde_json::to_value(frame).expect("a frame");
        // The one frame that both audiences have in the same shape.
        if frame["type"] == "ping" {
            continue;
        }
        let mut caller = hotline.caller().await;
        caller.socket().send(&frame).await.expect("the frame is sent");
        let code = caller
            .socket()
            .expect("a refusal", |told| match told {
                ToCaller::Refused { problem, .. } => Some(problem.code),
                _ => None,
            })
            .await;
        assert_eq!(code, Code::Malformed, "{frame}");
    }
    hotline.close().await;
}

#[tokio::test]
async fn is_a_route_without_a_rule_a_closed_door() {
    let hotline = Hotline::open().await;
    let app = Arc::clone(&hotline.inside(0).app);
    let router = Router::new()
        .route("/api/v1/forgotten", get(|| async { "come in" }))
        .route("/api/v1/centre", get(|| async { "come in" }))
        .route_layer(axum::middleware::from_fn_with_state(app, guard));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let client = Client::builder().no_proxy().build().expect("a client");
    let ask = |path: &'static str| client.get(format!("http://{address}{path}")).bearer_auth(hotline.admin()).send();
    assert_eq!(ask("/api/v1/forgotten").await.expect("an answer").status(), 403);
    assert_eq!(ask("/api/v1/centre").await.expect("an answer").status(), 200, "a rule opens it");
    serving.abort();
    hotline.close().await;
}
