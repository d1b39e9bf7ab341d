//! The link of a page: looking answers nothing, one button answers once, and a link that is of no use says why.

use reqwest::{Method, StatusCode};
use serde_json::json;
use xinqiao_domain::dispatch::{PageWord, Purpose};
use xinqiao_domain::team::PageChannel;
use xinqiao_domain::{CommandId, Millis, PageId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::page_links::LinkedAsk;
use xinqiao_tests::{CrisisTeam, Gateway, Hotline, PageLink, Smtp, new_id};

with_ways_out!(
    does_a_link_show_nothing_private_and_answer_once,
    does_a_scanner_that_opens_every_link_answer_anything,
    does_a_link_that_is_of_no_use_say_why,
    does_a_link_of_another_way_say_how_it_was_answered,
    does_somebody_who_cannot_go_decline_by_the_link,
    does_an_answer_prove_the_way_it_came_by,
);

async fn does_a_link_show_nothing_private_and_answer_once(
    hotline: Hotline,
    smtp: Smtp,
    _gateway: Gateway,
    team: CrisisTeam,
) {
    let asked = hotline.police_ask_for(&team, Purpose::Real).await;
    let letter = hotline.page_to(&smtp, &team.crew[0]).await;
    let link = PageLink::of(&letter.text);
    assert_eq!(link.page, letter.page(), "one id in the text and in the header");
    let shown = hotline.looks(&link.token).await.expect("it is shown");
    assert_eq!((shown.page, shown.state, shown.channel), (link.page, PageWord::Seen, PageChannel::Email));
    let LinkedAsk::Dispatch { number, purpose, area, .. } = &shown.asks else { panic!("{shown:?}") };
    assert_eq!((number, *purpose, area.as_str()), (&asked.number, Purpose::Real, "安宁县"));
    assert_eq!(shown.recipient_hint.chars().count(), 2, "{}", shown.recipient_hint);
    let text = serde_json::to_string(&shown).expect("text");
    for private in ["河东路", "站在楼顶", "police", &team.crew[0].email] {
        assert!(!text.contains(private), "{private}: {text}");
    }
    let (id, answer) = (CommandId(new_id()), json!({ "kind": "acknowledge" }));
    let answered = hotline.answers(&link.token, id, &answer).await.expect("it is answered");
    assert_eq!(answered.state, PageWord::Acknowledged);
    let again = hotline.answers(&link.token, id, &answer).await.expect("the answer was lost, and is said again");
    assert_eq!(again, answered);
    let twice = hotline.acknowledges(&link.token).await.expect_err("a second tap");
    assert_eq!(twice.code, Code::PageAnswered);
    let shown = hotline.looks(&link.token).await.expect("how it was answered");
    assert_eq!(shown.state, PageWord::Acknowledged);
    hotline.close().await;
}

async fn does_a_scanner_that_opens_every_link_answer_anything(
    hotline: Hotline,
    smtp: Smtp,
    _gateway: Gateway,
    team: CrisisTeam,
) {
    hotline.police_ask_for(&team, Purpose::Real).await;
    let link = PageLink::of(&hotline.page_to(&smtp, &team.crew[0]).await.text);
    let paths = ["/api/v1/page-links/look", "/api/v1/page-links/answer"];
    for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
        let _ = hotline.http.request(method.clone(), &link.address).send().await.expect("an answer");
        for path in paths {
            let address = format!("{}{path}?token={}", hotline.origin(0), link.token);
            let status = hotline.http.request(method.clone(), address).send().await.expect("an answer").status();
            assert!(!status.is_success(), "{method} {path}: {status}");
        }
    }
    // Nor does one that fills in forms without knowing what is asked.
    for body in [json!({}), json!({ "token": link.token }), json!({ "token": link.token, "answer": "yes" })] {
        let (status, _) = hotline.send(Method::POST, paths[1], None, Some(&body)).await;
        assert!(status.is_client_error(), "{status}");
    }
    let shown = hotline.looks(&link.token).await.expect("it still waits");
    assert_eq!(shown.state, PageWord::Seen);
    hotline.acknowledges(&link.token).await.expect("and can be answered");
    hotline.close().await;
}

async fn does_a_link_that_is_of_no_use_say_why(hotline: Hotline, smtp: Smtp, _gateway: Gateway, team: CrisisTeam) {
    let asked = hotline.police_ask_for(&team, Purpose::Real).await;
    let (lead, nurse) = (&team.crew[0], &team.crew[1]);
    let link = PageLink::of(&hotline.page_to(&smtp, lead).await.text);
    let others = PageLink::of(&hotline.page_to(&smtp, nurse).await.text);
    let tag = link.token.split_once('.').expect("a tag").1;
    let guessed = [
        String::new(),
        "x".to_owned(),
        link.page.to_string(),
        format!("{}.{}", link.page, "A".repeat(tag.len())),
        format!("{}.{tag}", others.page),
        format!("{}.{tag}", PageId(new_id())),
        link.token[..link.token.len() - 1].to_owned(),
    ];
    for token in guessed {
        for refused in [hotline.looks(&token).await, hotline.acknowledges(&token).await] {
            assert_eq!(refused.expect_err("a guess").code, Code::PageLinkUnknown, "{token}");
        }
    }
    let because = json!({ "because": "false_alarm", "note": "" });
    hotline.directs(&team, asked.dispatch, "stand-down", &because).await;
    for refused in [hotline.looks(&link.token).await, hotline.acknowledges(&link.token).await] {
        assert_eq!(refused.expect_err("called off").code, Code::PageStoodDown);
    }
    // The stand-down comes by mail too; then the second dispatch's pages.
    smtp.has(4).await;
    hotline.police_ask_for(&team, Purpose::Real).await;
    smtp.has(6).await;
    let link = PageLink::of(&hotline.page_to(&smtp, lead).await.text);
    hotline.fast_forward(Millis::hours(3));
    for refused in [hotline.looks(&link.token).await, hotline.acknowledges(&link.token).await] {
        assert_eq!(refused.expect_err("too late").code, Code::PageLinkExpired);
    }
    hotline.close().await;
}

async fn does_a_link_of_another_way_say_how_it_was_answered(
    hotline: Hotline,
    smtp: Smtp,
    gateway: Gateway,
    team: CrisisTeam,
) {
    let lead = &team.crew[0];
    hotline.is_reached_by(lead, PageChannel::Sms, "13900000001").await;
    hotline.police_ask_for(&team, Purpose::Real).await;
    let by_mail = PageLink::of(&hotline.page_to(&smtp, lead).await.text);
    let by_message = PageLink::of(&gateway.has(1).await[0].text());
    assert_ne!(by_mail.page, by_message.page);
    hotline.acknowledges(&by_message.token).await.expect("answered by the message");
    // Not "called off, you need not go": they go.
    let shown = hotline.looks(&by_mail.token).await.expect("the other one knows");
    assert_eq!(shown.state, PageWord::Acknowledged);
    assert_eq!(hotline.acknowledges(&by_mail.token).await.expect_err("once").code, Code::PageAnswered);
    hotline.close().await;
}

async fn does_somebody_who_cannot_go_decline_by_the_link(
    hotline: Hotline,
    smtp: Smtp,
    _gateway: Gateway,
    team: CrisisTeam,
) {
    hotline.police_ask_for(&team, Purpose::Real).await;
    let link = PageLink::of(&hotline.page_to(&smtp, &team.crew[0]).await.text);
    let answer = json!({
        "kind": "decline",
        "because": "too_far",
        "offer": { "there_in_ms": 1_200_000, "telephone": "now", "words": "二十分钟能到，现在能打电话" },
    });
    let declined = hotline.answers(&link.token, CommandId(new_id()), &answer).await.expect("declined");
    assert_eq!(declined.state, PageWord::Declined);
    assert_eq!(hotline.acknowledges(&link.token).await.expect_err("once").code, Code::PageAnswered);
    hotline.close().await;
}

async fn does_an_answer_prove_the_way_it_came_by(hotline: Hotline, smtp: Smtp, gateway: Gateway, team: CrisisTeam) {
    let lead = &team.crew[0];
    let contact = hotline.is_reached_by(lead, PageChannel::Sms, "13900000001").await;
    assert_eq!(hotline.proven_at(lead.staff, contact).await, None);
    let test = |token: String| {
        let path = format!("/api/v1/contacts/{contact}/test");
        let (hotline, body) = (&hotline, json!({ "id": new_id() }));
        async move { hotline.send(Method::POST, &path, Some(&token), Some(&body)).await.0 }
    };
    assert_eq!(test(team.crew[1].token.clone()).await, StatusCode::NOT_FOUND, "somebody else's");
    assert_eq!(test(lead.token.clone()).await, StatusCode::OK);
    assert_eq!(test(team.keeper.clone()).await, StatusCode::CONFLICT, "one has just been sent");
    let message = gateway.has(1).await.remove(0);
    assert!(message.text().contains("测试呼叫"), "{}", message.text());
    let link = PageLink::of(&message.text());
    assert_eq!(hotline.looks(&link.token).await.expect("shown").asks, LinkedAsk::Test);
    assert_eq!(hotline.proven_at(lead.staff, contact).await, None, "looking proves nothing");
    let decline = json!({ "kind": "decline", "because": "too_far" });
    let refused = hotline.answers(&link.token, CommandId(new_id()), &decline).await.expect_err("a test");
    assert_eq!(refused.code, Code::FieldInvalid);
    hotline.acknowledges(&link.token).await.expect("acknowledged");
    assert_eq!(hotline.proven_at(lead.staff, contact).await, Some(hotline.now()));
    assert_eq!(hotline.acknowledges(&link.token).await.expect_err("once").code, Code::PageAnswered);
    // A real page proves it as well.
    hotline.fast_forward(Millis::minutes(2));
    hotline.police_ask_for(&team, Purpose::Real).await;
    let message = gateway.has(2).await.remove(1);
    hotline.acknowledges(&PageLink::of(&message.text()).token).await.expect("acknowledged");
    assert_eq!(hotline.proven_at(lead.staff, contact).await, Some(hotline.now()));
    drop(smtp);
    hotline.close().await;
}
