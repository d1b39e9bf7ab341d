//! Does the way in stay open to everybody, whatever one of them does, and does it close without cutting anybody off?

use super::*;
use crate::config::Tls;
use axum::Extension;
use axum::http::HeaderMap;
use axum::routing::get;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// Long enough that a test which needs it has failed.
const NEVER: Duration = Duration::from_mins(1);

struct Door {
    address: SocketAddr,
    stopping: Stopping,
    served: JoinHandle<Drained>,
}

fn entrance() -> Entrance {
    Entrance { tls: None, trusted: TrustedProxies::default(), connections: 8, header_time: NEVER, drain: NEVER }
}

fn open(app: Router, entrance: Entrance) -> Door {
    let listener = listen(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    let address = listener.local_addr().unwrap();
    let stopping = Stopping::default();
    let served = tokio::spawn(serve(listener, app, entrance, stopping.clone()));
    Door { address, stopping, served }
}

fn hello() -> Router {
    Router::new().route("/", get(|Extension(client): Extension<ClientAddress>| async move { client.0.to_string() }))
}

/// Sends `request` on a connection of its own and returns everything until the server closes it.
async fn asked(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The server may have closed already; then the answer tells.
    let _ = stream.write_all(request.as_bytes()).await;
    rest(&mut stream).await
}

async fn rest(stream: &mut (impl AsyncRead + Unpin)) -> String {
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

const GET: &str = "GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";

#[tokio::test]
async fn is_a_request_answered_with_the_client_named() {
    let door = open(hello(), entrance());
    let answer = asked(door.address, GET).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("127.0.0.1"), "{answer}");
    let trusted = TrustedProxies::new(vec!["127.0.0.0/8".parse().unwrap()]);
    let door = open(hello(), Entrance { trusted, ..entrance() });
    let forwarded = GET.replace("host: x", "host: x\r\nx-forwarded-for: 1.1.1.1, 192.0.2.7");
    assert!(asked(door.address, &forwarded).await.ends_with("192.0.2.7"));
}

#[tokio::test]
async fn are_headers_bounded_in_size_number_and_time() {
    let door = open(hello(), entrance());
    let many = |count: usize| "a: b\r\n".repeat(count);
    for (name, headers, status) in [
        ("62 more than host and connection", many(HEADER_COUNT - 2), "200"),
        ("one more", many(HEADER_COUNT - 1), "431"),
        ("nearly 16 KiB", format!("a: {}\r\n", "x".repeat(HEADER_BYTES - 100)), "200"),
        ("more than 16 KiB", format!("a: {}\r\n", "x".repeat(HEADER_BYTES)), "431"),
    ] {
        let answer = asked(door.address, &GET.replace("host: x\r\n", &format!("host: x\r\n{headers}"))).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{name}: {}", &answer[..answer.len().min(80)]);
    }
    let hasty = open(hello(), Entrance { header_time: Duration::from_millis(20), ..entrance() });
    for half in ["", "GET / HTTP/1.1\r\nhost"] {
        let answer = asked(hasty.address, half).await;
        assert!(!answer.contains("200"), "closed, not answered: {answer}");
    }
}

#[tokio::test]
async fn does_the_next_one_wait_when_all_places_are_taken() {
    let door = open(hello(), Entrance { connections: 1, ..entrance() });
    let mut first = TcpStream::connect(door.address).await.unwrap();
    first.write_all(GET.replace("connection: close\r\n", "").as_bytes()).await.unwrap();
    let mut byte = [0];
    first.read_exact(&mut byte).await.unwrap();
    let address = door.address;
    let mut second = tokio::spawn(async move { asked(address, GET).await });
    // The first is served and keeps its connection; the second is not even read.
    let waited = tokio::time::timeout(Duration::from_millis(50), &mut second).await;
    assert!(waited.is_err(), "{waited:?}");
    drop(first);
    assert!(second.await.unwrap().starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn is_an_open_request_finished_and_nobody_new_let_in_when_stopping() {
    let (began, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (theirs, held) = (Arc::clone(&began), Arc::clone(&go_on));
    let slow = get(move || async move {
        theirs.notify_one();
        held.notified().await;
        "finished"
    });
    let door = open(Router::new().route("/", slow), entrance());
    let mut idle = TcpStream::connect(door.address).await.unwrap();
    let address = door.address;
    let request = tokio::spawn(async move { asked(address, &GET.replace("connection: close\r\n", "")).await });
    began.notified().await;
    door.stopping.token.cancel();
    assert_eq!(rest(&mut idle).await, "", "an idle connection is closed at once");
    // The listener is dropped before idle connections are told, or soon after.
    while TcpStream::connect(door.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert!(!request.is_finished() && !door.served.is_finished());
    go_on.notify_one();
    let answer = request.await.unwrap();
    assert!(answer.ends_with("finished") && answer.contains("connection: close"), "{answer}");
    assert_eq!(door.served.await.unwrap(), Drained::Clean);
}

#[tokio::test]
async fn is_a_socket_that_does_not_end_left_behind_after_the_drain() {
    let door = open(hello(), Entrance { drain: Duration::from_millis(20), ..entrance() });
    let socket = door.stopping.tracker.token();
    door.stopping.token.cancel();
    assert_eq!(door.served.await.unwrap(), Drained::Cut { left: 1 });
    drop(socket);
}

#[tokio::test]
async fn does_the_router_see_headers_as_they_were_sent() {
    let app = Router::new().route("/", get(|headers: HeaderMap| async move { headers.len().to_string() }));
    assert!(asked(open(app, entrance()).address, GET).await.ends_with('2'));
}

#[tokio::test]
async fn is_tls_spoken_with_the_configured_certificate_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let files = Tls { cert: folder.path().join("cert.pem"), key: folder.path().join("key.pem") };
    std::fs::write(&files.cert, made.cert.pem()).unwrap();
    std::fs::write(&files.key, made.signing_key.serialize_pem()).unwrap();
    let tls = Some(tls_acceptor(&files).unwrap());
    let door = open(hello(), Entrance { tls, ..entrance() });

    let mut roots = rustls::RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let client = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let client = client.with_root_certificates(roots).with_no_client_auth();
    let stream = TcpStream::connect(door.address).await.unwrap();
    let connector = tokio_rustls::TlsConnector::from(Arc::new(client));
    let mut stream = connector.connect("localhost".try_into().unwrap(), stream).await.unwrap();
    stream.write_all(GET.as_bytes()).await.unwrap();
    assert!(rest(&mut stream).await.ends_with("127.0.0.1"));

    assert!(!asked(door.address, GET).await.contains("200"), "plain HTTP is not answered on a TLS port");
    let swapped = Tls { cert: files.key.clone(), key: files.cert.clone() };
    let missing = Tls { cert: folder.path().join("none.pem"), ..files };
    for wrong in [swapped, missing] {
        let Err(fault) = tls_acceptor(&wrong) else { panic!("{wrong:?}") };
        assert!(fault.to_string().starts_with("[tls] "), "{fault}");
    }
}

#[test]
fn are_there_at_least_as_many_open_files_as_before() {
    let before = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
    let after = raise_open_files();
    assert!(after.is_none() || after >= before);
}
