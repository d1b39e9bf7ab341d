//! Is a far end believed only behind TLS that we believe, and is it known how far a request got?

use super::far_end::{Does, FarEnd};
use super::*;
use hyper::header::HeaderMap;
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use tokio_rustls::TlsAcceptor;

/// A certificate for `localhost`, and a server that shows it.
fn certificate() -> (String, Arc<ServerConfig>) {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(made.signing_key.serialize_der().into());
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    (made.cert.pem(), Arc::new(config))
}

/// Stands before a far end, and speaks TLS.
async fn secured(far_end: &FarEnd, config: Arc<ServerConfig>) -> u16 {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (port, behind) = (listener.local_addr().unwrap().port(), far_end.port);
    tokio::spawn(async move {
        while let Ok((tcp, _)) = listener.accept().await {
            let Ok(mut tls) = TlsAcceptor::from(Arc::clone(&config)).accept(tcp).await else { continue };
            let mut plain = TcpStream::connect(("127.0.0.1", behind)).await.unwrap();
            let _ = tokio::io::copy_bidirectional(&mut tls, &mut plain).await;
        }
    });
    port
}

fn ask(address: &str) -> Ask {
    let target = Target::parse(address).unwrap();
    Ask { method: Method::POST, target, headers: HeaderMap::new(), body: b"{}".to_vec() }
}

#[tokio::test]
async fn is_tls_believed_only_from_whom_we_believe() {
    let far_end = FarEnd::open(Does::Answers(200, "yes")).await;
    let (pem, config) = certificate();
    let (another, _) = certificate();
    let port = secured(&far_end, config).await;
    let caller = |root: Option<&str>| Caller::new(root.map(str::as_bytes), Millis::seconds(5)).unwrap();
    let named = format!("https://localhost:{port}/x?y=z");
    let reply = caller(Some(&pem)).ask(ask(&named)).await.map_err(|taken| taken.answer).unwrap();
    assert_eq!((reply.status.as_u16(), reply.body.as_ref()), (200, b"yes".as_slice()));
    assert!(far_end.asked()[0].head.starts_with("POST /x?y=z HTTP/1.1"), "{:?}", far_end.asked());
    let elsewhere = format!("https://127.0.0.1:{port}/");
    for (root, address) in [(None, &named), (Some(another.as_str()), &named), (Some(pem.as_str()), &elsewhere)] {
        let Err(taken) = caller(root).ask(ask(address)).await else { panic!("{address} was believed") };
        assert_eq!(taken.outcome, SendOutcome::Unreachable, "{}", taken.answer);
    }
    assert_eq!(far_end.asked().len(), 1, "nothing was said to whom we do not believe");
}

#[test]
fn where_may_a_request_go() {
    let table = [
        ("https://h.example/x?k=1", Ok(())),
        ("https://H.example:8443", Ok(())),
        ("http://127.0.0.1:80/", Ok(())),
        ("http://[::1]/", Ok(())),
        ("http://localhost/", Ok(())),
        ("http://h.example/", Err(TargetFault::Clear)),
        ("http://127.0.0.1.example.org/", Err(TargetFault::Clear)),
        ("https://u:p@h.example/", Err(TargetFault::Form)),
        ("//h.example/", Err(TargetFault::Form)),
        ("file:///etc/passwd", Err(TargetFault::Form)),
        ("https://h example/", Err(TargetFault::Form)),
        ("", Err(TargetFault::Form)),
    ];
    for (address, expected) in table {
        assert_eq!(Target::parse(address).map(drop), expected, "{address}");
    }
    let shown = format!("{:?}", Target::parse("https://h.example/x?k=secret").unwrap());
    assert!(!shown.contains("secret"), "{shown}");
}

#[test]
fn does_an_account_of_an_answer_name_anybody_or_break_a_line() {
    for (said, kept) in [
        ("errcode 45009", "errcode 45009"),
        ("to 13100000000, +8613100000000", "to …, +…"),
        ("two\r\nlines\tand a bell\u{7}", "two  lines and a bell"),
    ] {
        assert_eq!(safe(said), kept);
    }
    assert_eq!(safe(&"长".repeat(500)).chars().count(), LONGEST_ANSWER);
}
