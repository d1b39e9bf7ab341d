//! Is only what a server has taken called accepted, and is everything else told as what it was?

mod server;

use super::*;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use server::{Does, Script, Server, Step, Tls, certificate};
use uuid::Uuid;
use xinqiao_domain::delivery::SendOutcome::{self, Accepted, Deferred, NoAnswer, Refused, Unreachable};

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);
const ID: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

fn letter() -> Letter {
    Letter {
        id: ID,
        to: "chen.wei@example.org".to_owned(),
        subject: "值班提醒：有人在等".to_owned(),
        text: "请登录控制台查看，详情不在信里。\n.\n这一行之后还有一行。".to_owned(),
        repeat: Repeat::No,
    }
}

fn settings(port: u16) -> EmailSettings {
    EmailSettings {
        host: "localhost".to_owned(),
        port,
        security: Security::None,
        credentials: Some(("hotline".to_owned(), "correct horse".to_owned())),
        from: "心桥 <hotline@centre.example>".to_owned(),
        hello_name: "node1.centre.example".to_owned(),
        extra_root: None,
    }
}

/// One attempt against a server with this script: what we say of it, and what the server took.
async fn attempt(script: Script, tls: Tls, with: impl FnOnce(&mut EmailSettings)) -> (Sent, Vec<String>) {
    let server = Server::open(script, tls).await;
    let mut settings = settings(server.port);
    with(&mut settings);
    let mailer = Mailer::new(settings).unwrap();
    let (taken, silent) = server.split();
    let sent = mailer.send_until(&letter(), NOW, silent).await;
    (sent, taken.await.unwrap())
}

/// Headers and decoded body.
fn opened(message: &str) -> (&str, String) {
    let (head, body) = message.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("Content-Transfer-Encoding: base64"), "{head}");
    (head, String::from_utf8(BASE64_STANDARD.decode(body.replace("\r\n", "")).unwrap()).unwrap())
}

#[tokio::test]
async fn what_comes_of_each_way_a_server_can_behave() {
    use Does::{IsSilent, Resets, Says, SaysAndResets, SaysTooLate};
    let busy = Says("421 4.3.2 closing");
    let table: &[(Step, Does, SendOutcome, Stage)] = &[
        (Step::Greeting, IsSilent, Unreachable, Stage::Connecting),
        (Step::Greeting, Resets, Unreachable, Stage::Connecting),
        (Step::Greeting, Says("SSH-2.0-other"), Unreachable, Stage::Connecting),
        (Step::Greeting, busy, Deferred, Stage::Connecting),
        (Step::Greeting, Says("554 no service for you"), Deferred, Stage::Connecting),
        (Step::Hello, IsSilent, Unreachable, Stage::Connecting),
        (Step::Hello, Resets, Unreachable, Stage::Connecting),
        (Step::Hello, busy, Deferred, Stage::Connecting),
        (Step::Hello, Says("550 who are you"), Deferred, Stage::Connecting),
        // It offers no way to sign in.
        (Step::Hello, Says("250 mail.test"), Deferred, Stage::SigningIn),
        (Step::Auth, IsSilent, Unreachable, Stage::SigningIn),
        (Step::Auth, busy, Deferred, Stage::SigningIn),
        (Step::Auth, Says("535 5.7.8 wrong password"), Deferred, Stage::SigningIn),
        (Step::Mail, IsSilent, Unreachable, Stage::Sender),
        (Step::Mail, busy, Deferred, Stage::Sender),
        (Step::Mail, Says("550 5.7.1 not from you"), Deferred, Stage::Sender),
        (Step::Mail, Says("354 what"), Deferred, Stage::Sender),
        (Step::Rcpt, IsSilent, Unreachable, Stage::Recipient),
        (Step::Rcpt, busy, Deferred, Stage::Recipient),
        (Step::Rcpt, Says("450 4.2.1 mailbox busy"), Deferred, Stage::Recipient),
        (Step::Rcpt, Says("550 5.1.1 no such person"), Refused, Stage::Recipient),
        (Step::Data, IsSilent, Unreachable, Stage::Offering),
        (Step::Data, Resets, Unreachable, Stage::Offering),
        (Step::Data, busy, Deferred, Stage::Offering),
        (Step::Data, Says("554 no"), Refused, Stage::Offering),
        (Step::Data, Says("250 taken, really"), Deferred, Stage::Offering),
        (Step::Body, IsSilent, NoAnswer, Stage::HandedOver),
        (Step::Body, Resets, NoAnswer, Stage::HandedOver),
        (Step::Dot, IsSilent, NoAnswer, Stage::HandedOver),
        (Step::Dot, Resets, NoAnswer, Stage::HandedOver),
        (Step::Dot, SaysTooLate("250 queued"), NoAnswer, Stage::HandedOver),
        (Step::Dot, Says("354 and now"), NoAnswer, Stage::HandedOver),
        (Step::Dot, Says("hello"), NoAnswer, Stage::HandedOver),
        (Step::Dot, busy, Deferred, Stage::HandedOver),
        (Step::Dot, Says("452 4.3.1 disk full"), Deferred, Stage::HandedOver),
        (Step::Dot, Says("554 5.7.1 unwanted"), Refused, Stage::HandedOver),
        (Step::Dot, SaysAndResets("250 queued"), Accepted, Stage::HandedOver),
        (Step::Quit, Resets, Accepted, Stage::HandedOver),
        (Step::Quit, Says("500 what"), Accepted, Stage::HandedOver),
    ];
    for &(at, does, outcome, stage) in table {
        let (sent, taken) = attempt(Some((at, does)), Tls::Never, |_| ()).await;
        assert_eq!((sent.outcome, sent.stage), (outcome, stage), "{at:?} {does:?}: {}", sent.answer);
        match outcome {
            Accepted => assert_eq!(taken.len(), 1, "{at:?} {does:?}"),
            // May have arrived: that is what the word is for.
            NoAnswer => assert!(taken.len() <= 1, "{at:?} {does:?}"),
            Refused | Deferred | Unreachable => assert!(taken.is_empty(), "{at:?} {does:?}"),
        }
    }
}

#[tokio::test]
async fn does_a_good_letter_arrive_once_and_whole() {
    let (sent, taken) = attempt(None, Tls::Never, |_| ()).await;
    let expected = Sent { outcome: Accepted, stage: Stage::HandedOver, answer: "250 queued".to_owned() };
    assert_eq!((sent, taken.len()), (expected, 1));
    let (head, body) = opened(&taken[0]);
    for line in [
        "From: =?utf-8?b?5b+D5qGl?= <hotline@centre.example>",
        "To: chen.wei@example.org",
        "Date: Fri, 15 Jan 2027 08:00:00 +0000",
        &format!("Message-ID: <{ID}@centre.example>"),
        &format!("X-Page-Id: {ID}"),
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
    ] {
        assert!(head.lines().any(|it| it == line), "{line} in\n{head}");
    }
    let subject = head.split("Subject: =?utf-8?b?").nth(1).and_then(|rest| rest.split("?=").next()).unwrap();
    assert_eq!(BASE64_STANDARD.decode(subject).unwrap(), letter().subject.as_bytes());
    assert_eq!(body, letter().text.replace('\n', "\r\n"));
}

#[test]
fn is_a_repeat_the_same_letter_that_says_so_first() {
    let from = "hotline@centre.example".parse().unwrap();
    let first = letter().seal(&from, NOW).ok().unwrap().message;
    let again = Letter { repeat: Repeat::MayBe, ..letter() }.seal(&from, NOW).ok().unwrap().message;
    let (first, again) = (String::from_utf8(first).unwrap(), String::from_utf8(again).unwrap());
    let ((head, _), (head_again, body)) = (opened(&first), opened(&again));
    assert_eq!(head, head_again);
    assert_eq!(body.lines().next(), Some(REPEAT_LINE));
    assert!(body.ends_with(&letter().text.replace('\n', "\r\n")));
}

#[tokio::test]
async fn does_a_text_that_looks_like_the_end_of_a_letter_end_it() {
    let server = Server::open(None, Tls::Never).await;
    let mailer = Mailer::new(settings(server.port)).unwrap();
    let (taken, silent) = server.split();
    let text = "one\r.\rtwo\r\n.\r\nthree\n.\n.four".to_owned();
    let sent = mailer.send_until(&Letter { text, ..letter() }, NOW, silent).await;
    assert_eq!(sent.outcome, Accepted, "{sent:?}");
    let taken = taken.await.unwrap();
    assert!(taken[0].contains("\r\n\r\none\r\n.\r\ntwo\r\n.\r\nthree\r\n.\r\n.four\r\n"), "{}", taken[0]);
    assert_eq!(taken.len(), 1);
}

#[tokio::test]
async fn can_a_line_end_get_into_a_header_or_a_command() {
    // Nobody listens there: had it connected, the stage would be another.
    let mailer = Mailer::new(settings(1)).unwrap();
    let with_subject = |subject: &str| Letter { subject: subject.to_owned(), ..letter() };
    let with_address = |to: &str| Letter { to: to.to_owned(), ..letter() };
    for bad in [
        with_subject("a\r\nBcc: eve@example.com"),
        with_subject("a\nb"),
        with_subject("a\rb"),
        with_subject("a\0b"),
        with_subject("a\u{85}b"),
        with_subject(&"长".repeat(201)),
        with_address("chen@example.org\r\nRCPT TO:<eve@example.com>"),
        with_address("\"chen\r\n\"@example.org"),
        with_address("chen@example.org\n"),
        with_address("chen@example.org, eve@example.com"),
        with_address("Chen <chen@example.org>"),
        with_address("陈@example.org"),
        with_address(&format!("{}@example.org", "a.".repeat(300))),
        with_address(""),
        Letter { text: "长".repeat(30_000), ..letter() },
    ] {
        let sent = mailer.send(&bad, NOW).await;
        assert_eq!((sent.outcome, sent.stage), (Refused, Stage::Letter), "{} {}", bad.to, bad.subject);
        assert!(!sent.answer.contains('@'), "{}", sent.answer);
    }
    for bad in ["a\r\nb", "a b", ""] {
        let hello = Mailer::new(EmailSettings { hello_name: bad.to_owned(), ..settings(1) });
        assert!(matches!(hello, Err(EmailFault::HelloName(_))));
        let host = Mailer::new(EmailSettings { host: bad.to_owned(), ..settings(1) });
        assert!(matches!(host, Err(EmailFault::Host(_))));
    }
    for bad in ["", "心桥", "心桥\r\n <a@b.example>", "\"a\r\nBcc: x\" <a@b.example>", "桥@b.example"] {
        let from = Mailer::new(EmailSettings { from: bad.to_owned(), ..settings(1) });
        assert!(matches!(from, Err(EmailFault::From)), "{bad:?}");
    }
}

#[tokio::test]
async fn is_nobody_there_unreachable() {
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let sent = Mailer::new(settings(closed)).unwrap().send(&letter(), NOW).await;
    assert_eq!((sent.outcome, sent.stage), (Unreachable, Stage::Connecting), "{sent:?}");
}

#[tokio::test]
async fn does_the_limit_end_an_attempt() {
    let server = Server::open(Some((Step::Greeting, Does::IsSilent)), Tls::Never).await;
    let mailer = Mailer::new(settings(server.port)).unwrap().with_limit(Millis(20));
    let sent = mailer.send(&letter(), NOW).await;
    let answer = "no answer within the time limit".to_owned();
    assert_eq!(sent, Sent { outcome: Unreachable, stage: Stage::Connecting, answer });
}

#[tokio::test]
async fn is_tls_wanted_and_believed_only_from_whom_we_believe() {
    let (pem, config) = certificate();
    let (another, _) = certificate();
    let root = |pem: &str| Some(pem.as_bytes().to_vec());
    let secured = |security, extra_root: Option<Vec<u8>>| {
        move |settings: &mut EmailSettings| {
            (settings.security, settings.extra_root) = (security, extra_root);
            settings.credentials = None;
        }
    };
    let at_once = || Tls::AtOnce(config.clone());
    let when_asked = || Tls::WhenAsked(config.clone());
    for (security, tls, stage) in
        [(Security::Implicit, at_once(), Stage::Connecting), (Security::StartTls, when_asked(), Stage::Securing)]
    {
        let (sent, taken) = attempt(None, tls.clone(), secured(security, root(&pem))).await;
        assert_eq!((sent.outcome, taken.len()), (Accepted, 1), "{sent:?}");
        for unbelieved in [None, root(&another)] {
            let (sent, taken) = attempt(None, tls.clone(), secured(security, unbelieved)).await;
            assert_eq!((sent.outcome, sent.stage, taken.len()), (Unreachable, stage, 0), "{sent:?}");
            assert!(sent.answer.contains("certificate"), "{}", sent.answer);
        }
        let elsewhere = |settings: &mut EmailSettings| {
            secured(security, root(&pem))(settings);
            settings.host = "127.0.0.1".to_owned();
        };
        let (sent, taken) = attempt(None, tls, elsewhere).await;
        assert_eq!((sent.outcome, taken.len()), (Unreachable, 0), "a certificate for another name: {sent:?}");
    }
    let (sent, _) = attempt(None, Tls::Never, secured(Security::StartTls, root(&pem))).await;
    assert_eq!((sent.outcome, sent.stage), (Deferred, Stage::Securing), "never in the clear instead: {sent:?}");
    let busy = Some((Step::StartTls, Does::Says("454 4.7.0 not now")));
    let (sent, _) = attempt(busy, when_asked(), secured(Security::StartTls, root(&pem))).await;
    assert_eq!((sent.outcome, sent.stage), (Deferred, Stage::Securing), "{sent:?}");
}

#[tokio::test]
async fn do_words_slipped_in_before_tls_count_as_the_servers() {
    let (pem, config) = certificate();
    let slipped_in = "250 hello\r\n250 ok\r\n250 ok\r\n354 go ahead\r\n250 queued";
    let script = Some((Step::StartTls, Does::Adds(slipped_in)));
    let (sent, taken) = attempt(script, Tls::WhenAsked(config), |settings| {
        settings.security = Security::StartTls;
        settings.extra_root = Some(pem.into_bytes());
        settings.credentials = None;
    })
    .await;
    assert_eq!((sent.outcome, sent.stage, taken.len()), (Unreachable, Stage::Securing, 0), "{sent:?}");
}

#[test]
fn may_words_go_unsecured_only_to_this_machine() {
    let to = |host: &str| Mailer::new(EmailSettings { host: host.to_owned(), ..settings(25) });
    for here in ["localhost", "127.0.0.1", "127.8.8.8", "::1"] {
        assert!(to(here).is_ok(), "{here}");
    }
    for elsewhere in ["mail.example.org", "192.0.2.1", "localhost.example.org", "0.0.0.0"] {
        assert!(matches!(to(elsewhere), Err(EmailFault::NotThisMachine(_))), "{elsewhere}");
    }
}

#[test]
fn is_a_root_without_a_certificate_refused() {
    let key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    for bad in ["", "none", key, "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"] {
        let extra_root = Some(bad.as_bytes().to_vec());
        let mailer = Mailer::new(EmailSettings { security: Security::Implicit, extra_root, ..settings(465) });
        assert!(matches!(mailer, Err(EmailFault::ExtraRoot(_))), "{bad}");
    }
}

#[tokio::test]
async fn does_an_answer_tell_on_anybody() {
    let said = "550-5.1.1 <Chen.Wei@Example.org>: no such person\r\n550 (chen.wei) \u{7}see \u{202e}docs";
    let (sent, _) = attempt(Some((Step::Rcpt, Does::Says(said))), Tls::Never, |_| ()).await;
    assert_eq!((sent.outcome, sent.answer.as_str()), (Refused, "550 5.1.1 … no such person … see docs"));
    let long: &str = Box::leak(format!("550 {}", "long ".repeat(100)).into_boxed_str());
    let (sent, _) = attempt(Some((Step::Rcpt, Does::Says(long))), Tls::Never, |_| ()).await;
    assert_eq!(sent.answer.chars().count(), 200);
}

#[test]
fn does_debug_show_a_secret() {
    let settings = settings(25);
    let shown = format!("{settings:?} {:?} {:?}", Mailer::new(settings.clone()).unwrap(), letter());
    for secret in ["correct horse", "chen.wei", "值班", "控制台"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
