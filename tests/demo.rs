//! Is the demonstration alive by itself, and does it leave a real hotline alone?

use reqwest::Client;
use std::net::SocketAddr;
use std::path::Path;
use tempfile::TempDir;
use xinqiao::assembly::sealing_keys;
use xinqiao::clock::Clock;
use xinqiao::demo::{Demonstration, Tempo};
use xinqiao::desk::centre::{FirstAdministrator, Proof, SetUp, SetUpOutcome, first_settings};
use xinqiao::desk::{self, Told};
use xinqiao::keys::MasterKeys;
use xinqiao_domain::{SessionId, StaffId};
use xinqiao_protocol::frames::Author;
use xinqiao_protocol::frames::staff::{StaffFrame, ToStaff};
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::calls::Call;
use xinqiao_protocol::http::centre::{CentreMark, PublicCentre};
use xinqiao_protocol::http::sessions::Lines;
use xinqiao_protocol::http::sign_in::{PasswordState, SignIn, SignedIn, Ticket, TicketRequest};
use xinqiao_storage::centre::Mark;
use xinqiao_storage::{Committed, Store, Verified};
use xinqiao_tests::{Socket, new_id};

/// A port of this machine that was free just now.
fn free_address() -> SocketAddr {
    std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port")
}

async fn get<A: serde::de::DeserializeOwned>(http: &Client, url: String, token: &str) -> A {
    let answer = http.get(url).bearer_auth(token).send().await.expect("the hotline answers");
    assert!(answer.status().is_success(), "{}", answer.status());
    answer.json().await.expect("the answer's shape")
}

async fn signs_in(http: &Client, origin: &str, username: &str, password: &str) -> SignedIn {
    let body = SignIn { username: username.to_owned(), password: password.to_owned() };
    let request = http.post(format!("{origin}/api/v1/sign-in")).header("origin", origin).json(&body);
    request.send().await.expect("the hotline answers").json().await.expect("a sign-in's answer")
}

/// The session that a simulated colleague takes from the queue, as the supervisor's console sees it.
async fn a_talk_begins(console: &mut Socket<ToStaff>) -> SessionId {
    let mut waiting: Vec<SessionId> = Vec::new();
    console
        .expect("a caller who waited to be taken", |frame| match frame {
            ToStaff::Queue { queue } => {
                let rows: Vec<SessionId> = queue.rows.iter().map(|row| row.session).collect();
                let taken = waiting.iter().find(|session| !rows.contains(session)).copied();
                waiting.extend(rows);
                taken
            }
            _ => None,
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn does_a_stranger_find_a_living_hotline() {
    let folder = TempDir::new().unwrap();
    let address = free_address();
    let demonstration = Demonstration::prepare(address, folder.path(), Tempo::Hurried).await.unwrap();
    let password_of = |username: &str| {
        let member = demonstration.cast().iter().find(|member| member.part.username == username).unwrap();
        member.password.to_string()
    };
    let (supervisor, visitor) = (password_of("shen.zhiyuan"), password_of("zhou.min"));
    assert!(demonstration.programme().contains(&visitor));
    let stopping = demonstration.stopping();
    let answering = tokio::spawn(demonstration.run());

    let (http, origin) = (Client::builder().no_proxy().build().unwrap(), format!("http://{address}"));
    while http.get(format!("{origin}/healthz")).send().await.is_err() {
        tokio::task::yield_now().await;
    }
    let centre: PublicCentre = http.get(format!("{origin}/api/v1/centre")).send().await.unwrap().json().await.unwrap();
    assert_eq!(centre.mark, CentreMark::Demonstration);

    let SignedIn { access_token: token, me, .. } = signs_in(&http, &origin, "shen.zhiyuan", &supervisor).await;
    assert_eq!(me.password, PasswordState::Good);
    let request = http.post(format!("{origin}/api/v1/socket-tickets")).bearer_auth(&token);
    let ticket: Ticket = request.json(&TicketRequest::Staff {}).send().await.unwrap().json().await.unwrap();
    let hello = StaffFrame::Hello { ticket: ticket.ticket, open: Vec::new() };
    let mut console: Socket<ToStaff> = Socket::connect(&address.to_string(), &origin, &hello).await.unwrap();
    let session = a_talk_begins(&mut console).await;
    loop {
        let url = format!("{origin}/api/v1/sessions/{session}/lines?after=0");
        let lines: Lines = get(&http, url, &token).await;
        let says = |author| lines.lines.iter().any(|line| line.from == author);
        if says(Author::Caller) && says(Author::Operator) {
            break;
        }
        // Something else happens on the floor meanwhile.
        console.expect("the floor to move", |_| Some(())).await;
    }

    let zhou = signs_in(&http, &origin, "zhou.min", &visitor).await;
    let calls: Window<Call> = get(&http, format!("{origin}/api/v1/calls"), &zhou.access_token).await;
    assert!(calls.rows.len() >= 2, "some calls are there to be made");

    console.drop_dead();
    stopping.cancel();
    answering.await.unwrap().unwrap();
    let store = open(folder.path()).await;
    assert!(matches!(store.verify_journal().await.unwrap(), Verified::Whole { .. }));
    store.close().await;

    // The next one takes its place.
    let next = Demonstration::prepare(address, folder.path(), Tempo::Hurried).await.unwrap();
    assert!(!next.programme().contains(&visitor));
}

async fn open(folder: &Path) -> Store {
    let keys =
        MasterKeys::load_or_create(&folder.join("keys/demonstration.key"), Clock::System.now()).expect("the keys");
    let url = format!("sqlite://{}", folder.join("data/demonstration.db").display());
    Store::open(&url, sealing_keys(&keys)).await.expect("the database")
}

struct Nobody;

impl Told for Nobody {
    fn tell(&self, _committed: &Committed) {}
}

#[tokio::test]
async fn is_a_database_that_is_no_demonstration_left_alone() {
    let folder = TempDir::new().unwrap();
    let store = std::sync::Arc::new(open(folder.path()).await);
    let refused = || async {
        let prepared = Demonstration::prepare(free_address(), folder.path(), Tempo::Hurried).await;
        prepared.err().expect("it is refused").to_string()
    };
    assert!(refused().await.contains("is not a demonstration"), "without a centre");

    let (desk, _writer) = desk::start(std::sync::Arc::clone(&store), Clock::System, 1, Nobody);
    let staff = StaffId(new_id());
    let (name, username, password) = ("安岚".to_owned(), "an.lan".to_owned(), "phc".to_owned());
    let administrator = FirstAdministrator { staff, name, username, password };
    let settings = first_settings("真实的中心", "12356");
    let set_up = SetUp { proof: Proof::Machine, mark: Mark::Real, settings, administrator };
    assert_eq!(desk.run(set_up).await.unwrap(), SetUpOutcome::Created);
    assert!(refused().await.contains("nothing was changed"), "a real centre");
    assert_eq!(store.centre().await.unwrap().unwrap().mark, Mark::Real);

    std::fs::remove_file(folder.path().join("keys/demonstration.key")).unwrap();
    assert!(refused().await.contains("its keys are missing"), "without its keys");
}
