//! Does a robot's page count as accepted only when the robot says so, and is nothing ever sent on elsewhere?

use super::*;
use crate::exchange::far_end::{Does, FarEnd};
use SendOutcome::{Accepted, Deferred, NoAnswer, Refused, Unreachable};
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_800_000_000_123_456);

fn robots() -> Robots {
    Robots::new(&["127.0.0.1".to_owned()], None).unwrap().with_limit(Millis(300))
}

fn letter(to: String, repeat: Repeat) -> Letter {
    let id = Uuid::from_u128(7);
    Letter { id, to, subject: "题".to_owned(), text: "心桥危机出动 \"2026-0042\"".to_owned(), repeat }
}

async fn attempt(kind: RobotKind, does: Does) -> (Taken, usize) {
    let far_end = FarEnd::open(does).await;
    let to = format!("http://127.0.0.1:{}/robot?key=k", far_end.port);
    let taken = robots().send(kind, &letter(to, Repeat::No), NOW).await;
    (taken, far_end.asked().len())
}

const KINDS: [RobotKind; 3] = [RobotKind::Wecom, RobotKind::Dingtalk, RobotKind::Feishu];

#[tokio::test]
async fn what_comes_of_each_answer_of_a_robot() {
    use RobotKind::{Dingtalk, Feishu, Wecom};
    let table = [
        (Wecom, r#"{"errcode":0,"errmsg":"ok"}"#, Accepted),
        (Wecom, r#"{"errcode":93000,"errmsg":"invalid webhook url"}"#, Refused),
        (Wecom, r#"{"errcode":45009,"errmsg":"api freq out of limit"}"#, Deferred),
        (Wecom, r#"{"code":0}"#, NoAnswer),
        (Dingtalk, r#"{"errcode":0,"errmsg":"ok"}"#, Accepted),
        (Dingtalk, r#"{"errcode":310000,"errmsg":"sign not match"}"#, Refused),
        (Dingtalk, r#"{"errcode":130101,"errmsg":"send too fast"}"#, Deferred),
        (Feishu, r#"{"code":0,"msg":"success","data":{}}"#, Accepted),
        (Feishu, r#"{"StatusCode":0,"StatusMessage":"success"}"#, Accepted),
        (Feishu, r#"{"code":19021,"msg":"sign match fail or timestamp is not within one hour"}"#, Refused),
        (Feishu, r#"{"code":11232,"msg":"frequency limited"}"#, Deferred),
        (Feishu, r#"{"errcode":0}"#, NoAnswer),
    ];
    for (kind, body, outcome) in table {
        let (taken, asked) = attempt(kind, Does::Answers(200, body)).await;
        assert_eq!((taken.outcome, asked), (outcome, 1), "{kind:?} {body}: {}", taken.answer);
    }
}

#[tokio::test]
async fn is_anything_else_than_a_robots_yes_called_accepted() {
    let yes = r#"{"errcode":0,"code":0}"#;
    let other = FarEnd::open(Does::Answers(200, yes)).await;
    let elsewhere = format!("http://127.0.0.1:{}/", other.port);
    let table = [
        (Does::Answers(500, yes), NoAnswer),
        (Does::Answers(502, "<html>Bad gateway</html>"), NoAnswer),
        (Does::Answers(503, yes), Deferred),
        (Does::Answers(429, yes), Deferred),
        (Does::Answers(403, yes), Refused),
        (Does::Answers(404, yes), Refused),
        (Does::Redirects(302, elsewhere.clone()), Refused),
        (Does::Redirects(308, elsewhere), Refused),
        (Does::Answers(200, ""), NoAnswer),
        (Does::Answers(200, "ok"), NoAnswer),
        (Does::Answers(200, "<html>Please sign in to the network</html>"), NoAnswer),
        (Does::Answers(200, r#"{"errcode":"0","code":"0"}"#), NoAnswer),
        (Does::Answers(200, "[0]"), NoAnswer),
        (Does::Answers(204, ""), NoAnswer),
        (Does::Blurts("220 mail.test ESMTP\r\n"), NoAnswer),
        (Does::Blurts("HTTP/1.1 200 x\r\nContent-Length: 50\r\nConnection: close\r\n\r\n{\"errcode\":0}"), NoAnswer),
        (Does::Trickles, NoAnswer),
        (Does::IsSilent, NoAnswer),
        (Does::HangsUp, NoAnswer),
    ];
    for (does, outcome) in table {
        for kind in KINDS {
            let (taken, asked) = attempt(kind, does.clone()).await;
            assert_eq!((taken.outcome, asked), (outcome, 1), "{kind:?} {does:?}: {}", taken.answer);
        }
    }
    assert_eq!(other.asked().len(), 0, "nothing is sent on to where somebody points");
}

#[tokio::test]
async fn is_nobody_there_unreachable() {
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let to = format!("http://127.0.0.1:{closed}/");
    assert_eq!(robots().send(RobotKind::Wecom, &letter(to, Repeat::No), NOW).await.outcome, Unreachable);
}

#[tokio::test]
async fn is_a_robot_spoken_to_in_the_clear_or_at_a_host_that_is_not_named() {
    for to in [
        "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k",
        "http://192.0.2.1/",
        "https://127.0.0.2/",
        "https://metadata.internal/",
        "https://127.0.0.1@example.org/",
        "ftp://127.0.0.1/",
        "/robot",
        "",
        "13100000000",
    ] {
        let taken = robots().send(RobotKind::Wecom, &letter(to.to_owned(), Repeat::No), NOW).await;
        assert_eq!(taken.outcome, Refused, "{to}: {}", taken.answer);
        assert!(!taken.answer.contains("key"), "{}", taken.answer);
    }
}

#[tokio::test]
async fn does_each_robot_get_its_own_shape() {
    let ask = async |kind, secret: &str, repeat| {
        let far_end = FarEnd::open(Does::Answers(200, r#"{"errcode":0,"code":0}"#)).await;
        let to = format!("http://127.0.0.1:{}/robot?key=k{secret}", far_end.port);
        assert_eq!(robots().send(kind, &letter(to, repeat), NOW).await.outcome, Accepted);
        far_end.asked().remove(0)
    };
    let wecom = ask(RobotKind::Wecom, "", Repeat::MayBe).await;
    let said: Value = serde_json::from_str(&wecom.body).unwrap();
    assert_eq!(said["msgtype"], "text");
    assert_eq!(said["text"]["content"], format!("{REPEAT_LINE}\n心桥危机出动 \"2026-0042\""));
    assert!(wecom.head.starts_with("POST /robot?key=k HTTP/1.1\r\n"), "{}", wecom.head);

    let dingtalk = ask(RobotKind::Dingtalk, "#SECx", Repeat::No).await;
    let signature = signature(b"SECx", b"1800000000123\nSECx");
    let escaped = signature.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    let line = format!("POST /robot?key=k&timestamp=1800000000123&sign={escaped} HTTP/1.1\r\n");
    assert!(dingtalk.head.starts_with(&line), "{}", dingtalk.head);

    let feishu = ask(RobotKind::Feishu, "#abc", Repeat::No).await;
    let said: Value = serde_json::from_str(&feishu.body).unwrap();
    assert_eq!((said["msg_type"].as_str(), said["timestamp"].as_str()), (Some("text"), Some("1800000000")));
    assert_eq!(said["sign"], super::signature(b"1800000000\nabc", b""));
    for asked in [&dingtalk, &feishu] {
        assert!(!asked.head.contains('#') && !asked.head.contains("abc") && !asked.body.contains("SECx"), "{asked:?}");
    }
}

#[test]
fn is_a_signature_what_others_compute() {
    // As openssl dgst -sha256 -hmac says.
    assert_eq!(signature(b"SECx", b"1800000000123\nSECx"), EXPECTED_DINGTALK);
}

const EXPECTED_DINGTALK: &str = "T6BpEE74nQtN/xnHvy1Aa0U9kkewG/eRS9UN+B12gFw=";
