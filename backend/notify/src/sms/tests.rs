//! Is a message called taken only when the gateway says so where the settings say, and does any provider fit?

use super::*;
use crate::exchange::far_end::{Does, FarEnd};
use SendOutcome::{Accepted, Deferred, NoAnswer, Refused, Unreachable};
use uuid::Uuid;

fn settings(port: u16) -> SmsSettings {
    SmsSettings {
        method: "POST".to_owned(),
        url: format!("http://127.0.0.1:{port}/send?key={{credential}}"),
        headers: vec!["Authorization: Bearer {credential}".to_owned(), "X-Id: {id}".to_owned()],
        body: r#"{"to":["{phone}"],"content":"{text}","out_id":"{id}"}"#.to_owned(),
        form: SmsForm::Json,
        credential: "sesame/1".to_owned(),
        accepted_at: "/result/code".to_owned(),
        accepted_is: vec!["OK".to_owned(), "0".to_owned()],
        deferred_is: vec!["BUSY".to_owned()],
        reference_at: Some("/result/id".to_owned()),
        extra_root: None,
    }
}

fn letter(to: &str, repeat: Repeat) -> Letter {
    let id = Uuid::from_u128(7);
    Letter {
        id, to: to.to_owned(), subject: "题".to_owned(), text: "心桥\"呼叫\"\nhttp://x/#p=1".to_owned(), repeat
    }
}

async fn attempt(does: Does) -> (Taken, usize) {
    let far_end = FarEnd::open(does).await;
    let gateway = SmsGateway::new(settings(far_end.port)).unwrap().with_limit(Millis(300));
    (gateway.send(&letter("13100000000", Repeat::No)).await, far_end.asked().len())
}

#[tokio::test]
async fn what_comes_of_each_answer_of_a_gateway() {
    let ok = r#"{"result":{"code":"OK","id":"m-1"}}"#;
    let table = [
        (Does::Answers(200, ok), Accepted),
        (Does::Answers(202, r#"{"result":{"code":0,"id":77}}"#), Accepted),
        (Does::Answers(200, r#"{"result":{"code":"BUSY"}}"#), Deferred),
        (Does::Answers(200, r#"{"result":{"code":"NO_BALANCE","id":"m-1"}}"#), Refused),
        (Does::Answers(200, r#"{"result":{"code":false}}"#), Refused),
        (Does::Answers(200, r#"{"code":"OK"}"#), NoAnswer),
        (Does::Answers(200, r#"{"result":{"code":null}}"#), NoAnswer),
        (Does::Answers(200, "OK"), NoAnswer),
        (Does::Answers(200, ""), NoAnswer),
        (Does::Answers(500, ok), NoAnswer),
        (Does::Answers(503, ok), Deferred),
        (Does::Answers(429, ok), Deferred),
        (Does::Answers(401, ok), Refused),
        (Does::Redirects(302, "http://127.0.0.1:1/".to_owned()), Refused),
        (Does::Trickles, NoAnswer),
        (Does::IsSilent, NoAnswer),
        (Does::HangsUp, NoAnswer),
        (Does::Blurts("garbage\r\n\r\n"), NoAnswer),
    ];
    for (does, outcome) in table {
        let (taken, asked) = attempt(does.clone()).await;
        assert_eq!((taken.outcome, asked), (outcome, 1), "{does:?}: {}", taken.answer);
        assert_eq!(taken.reference.is_some(), outcome == Accepted, "{does:?}");
    }
}

#[tokio::test]
async fn does_a_request_look_as_the_settings_say() {
    let far_end = FarEnd::open(Does::Answers(200, r#"{"result":{"code":"OK","id":"m-1"}}"#)).await;
    let gateway = SmsGateway::new(settings(far_end.port)).unwrap();
    let taken = gateway.send(&letter("+8613100000000", Repeat::MayBe)).await;
    assert_eq!((taken.outcome, taken.reference.as_deref()), (Accepted, Some("m-1")));
    let form = SmsSettings {
        method: "PUT".to_owned(),
        body: "to={phone}&text={text}".to_owned(),
        form: SmsForm::Form,
        ..settings(far_end.port)
    };
    SmsGateway::new(form).unwrap().send(&letter("13100000000", Repeat::No)).await;
    let asked = far_end.asked();
    assert!(asked[0].head.starts_with("POST /send?key=sesame%2F1 HTTP/1.1\r\n"), "{}", asked[0].head);
    let head = asked[0].head.to_lowercase();
    let id = Uuid::from_u128(7);
    for line in ["authorization: bearer sesame/1", &format!("x-id: {id}"), "content-type: application/json"] {
        assert!(head.contains(line), "{head}");
    }
    let said: Value = serde_json::from_str(&asked[0].body).unwrap();
    let text = format!("{REPEAT_LINE}\n心桥\"呼叫\"\nhttp://x/#p=1");
    assert_eq!(said, serde_json::json!({ "to": ["+8613100000000"], "content": text, "out_id": id.to_string() }));
    assert!(asked[1].head.starts_with("PUT "), "{}", asked[1].head);
    assert!(asked[1].body.starts_with("to=13100000000&text=%E5%BF%83%E6%A1%A5%22"), "{}", asked[1].body);
}

#[tokio::test]
async fn is_what_is_no_number_refused_without_asking_anybody() {
    let far_end = FarEnd::open(Does::Answers(200, "")).await;
    let gateway = SmsGateway::new(settings(far_end.port)).unwrap();
    for to in ["", "12", "a@b.example", "131 0000", "131\n", "+", "1234567890123456"] {
        assert_eq!(gateway.send(&letter(to, Repeat::No)).await.outcome, Refused, "{to}");
    }
    assert_eq!(far_end.asked().len(), 0);
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let gateway = SmsGateway::new(settings(closed)).unwrap();
    assert_eq!(gateway.send(&letter("13100000000", Repeat::No)).await.outcome, Unreachable);
}

/// Something that makes good settings bad.
type Change = fn(&mut SmsSettings);

#[test]
fn are_settings_that_cannot_work_refused_by_their_key() {
    let with = |change: Change| {
        let mut settings = settings(1);
        change(&mut settings);
        SmsGateway::new(settings).expect_err("it cannot work").to_string()
    };
    let table: [(Change, &str); 12] = [
        (|it| it.method = "post".to_owned(), "method"),
        (|it| it.url = "http://gateway.example/".to_owned(), "url"),
        (|it| it.url = "gateway".to_owned(), "url"),
        (|it| it.url = "https://x.example/{key}".to_owned(), "url"),
        (|it| it.headers = vec!["Authorization".to_owned()], "headers"),
        (|it| it.headers = vec!["X: {text}".to_owned()], "headers"),
        (|it| it.body = r#"{"to":"{phone}"}"#.to_owned(), "{text}"),
        (|it| it.body = r#"{"to":{phone},"t":{text}}"#.to_owned(), "body"),
        (|it| it.accepted_at = "code".to_owned(), "accepted_at"),
        (|it| it.accepted_is = vec![], "accepted_is"),
        (|it| it.reference_at = Some("id".to_owned()), "reference_at"),
        (|it| it.extra_root = Some(b"none".to_vec()), "extra_root"),
    ];
    for (change, key) in table {
        let said = with(change);
        assert!(said.contains(key), "{key}: {said}");
    }
}

#[test]
fn does_debug_show_a_secret() {
    let shown = format!("{:?} {:?}", settings(1), SmsGateway::new(settings(1)).unwrap());
    assert!(!shown.contains("sesame"), "{shown}");
}

#[tokio::test]
async fn does_an_account_of_an_answer_name_anybody() {
    let (taken, _) = attempt(Does::Answers(200, r#"{"result":{"code":"13100000000 is on\nthe list 45009"}}"#)).await;
    assert_eq!(taken.answer, "HTTP 200, … is on the list 45009");
}
