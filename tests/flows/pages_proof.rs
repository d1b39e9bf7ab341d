//! Each way to reach a member is tested every week, by day; and providers report as they please.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use xinqiao_domain::delivery::{DeliveryPurpose, DeliveryReason, DeliveryWord};
use xinqiao_domain::dispatch::Purpose;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::team::PageChannel;
use xinqiao_domain::{Millis, PageId, Timestamp};
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::outbox::OutboxItem;
use xinqiao_storage::outbox::Listed;
use xinqiao_tests::{CrisisTeam, Gateway, Gives, Hotline, REPORT_SECRET, Smtp, new_id};

with_ways_out!(
    is_every_way_to_reach_a_member_tested_each_week_by_day,
    do_reports_that_come_late_twice_and_out_of_order_come_to_the_same,
    is_a_report_believed_without_the_secret,
    does_a_delivery_end_what_nobody_was_sure_of,
);

async fn is_every_way_to_reach_a_member_tested_each_week_by_day(
    hotline: Hotline,
    smtp: Smtp,
    gateway: Gateway,
    team: CrisisTeam,
) {
    // It is 03:00. The mailboxes were proven just now; the number never was.
    hotline.is_reached_by(&team.crew[0], PageChannel::Sms, "13900000001").await;
    hotline.fast_forward(Millis::hours(5));
    assert_eq!(gateway.handed(), [], "nobody is tested before nine");
    hotline.fast_forward(Millis::hours(2));
    let message = gateway.has(1).await.remove(0);
    assert!(message.text().starts_with("心桥测试呼叫"), "{}", message.text());
    hotline.fast_forward(Millis::days(7));
    gateway.has(2).await;
    let letters = smtp.has(3).await;
    for member in &team.crew {
        assert_eq!(letters.iter().filter(|letter| letter.to == member.email).count(), 1, "{letters:?}");
    }
    let tests = |items: &[Listed]| {
        let mut tests = items.iter().filter(|item| item.purpose == DeliveryPurpose::PageTest);
        tests.clone().count() == 5 && tests.all(|item| item.state.word() == DeliveryWord::Accepted)
    };
    hotline.outbox_is("five tests", tests).await;
    hotline.close().await;
}

/// What the provider says.
async fn reports(hotline: &Hotline, secret: &str, body: &Value) -> StatusCode {
    let address = format!("{}/api/v1/provider-reports/test", hotline.origin(0));
    let request = hotline.http.post(address).header("x-report-secret", secret).json(body);
    request.send().await.expect("an answer").status()
}

/// A message to the lead was taken under this name.
async fn message(hotline: &Hotline, gateway: &Gateway, team: &CrisisTeam) -> (PageId, String) {
    hotline.is_reached_by(&team.crew[0], PageChannel::Sms, "13900000001").await;
    hotline.police_ask_for(team, Purpose::Real).await;
    let handed = gateway.has(1).await.remove(0);
    (handed.page(), handed.reference.clone())
}

async fn word(hotline: &Hotline, page: PageId) -> (DeliveryWord, Option<DeliveryReason>) {
    let items = hotline.store().outbox(None, 100).await.expect("the outbox");
    let item = items.iter().find(|item| item.id.0 == page.0).expect("the page");
    (item.state.word(), item.state.because())
}

/// When it arrived, as the outbox shows it.
async fn delivered_at(hotline: &Hotline, team: &CrisisTeam, page: PageId) -> Option<Timestamp> {
    let seen: Window<OutboxItem> = hotline.ask(Method::GET, "/api/v1/outbox", &team.keeper, None::<&()>).await;
    seen.rows.iter().find(|row| row.item.0 == page.0).expect("the page").delivered_at
}

async fn page_troubles(hotline: &Hotline) -> usize {
    let alerts = hotline.store().open_alerts().await.expect("alerts");
    alerts.iter().filter(|alert| alert.kind == AlertKind::PageTroubled).count()
}

async fn do_reports_that_come_late_twice_and_out_of_order_come_to_the_same(
    hotline: Hotline,
    smtp: Smtp,
    gateway: Gateway,
    team: CrisisTeam,
) {
    let (page, reference) = message(&hotline, &gateway, &team).await;
    hotline.outbox_is("sent", |items| items.iter().all(|item| item.state.word() == DeliveryWord::Accepted)).await;
    let says = |state: &str| json!({ "id": reference, "state": state });
    // It says nothing yet.
    assert_eq!(reports(&hotline, REPORT_SECRET, &says("ENROUTE")).await, StatusCode::OK);
    assert_eq!(word(&hotline, page).await.0, DeliveryWord::Accepted);
    // Not delivered: a supervisor's. Twice is as once.
    for _ in 0..2 {
        assert_eq!(reports(&hotline, REPORT_SECRET, &says("UNDELIV")).await, StatusCode::OK);
        assert_eq!(word(&hotline, page).await, (DeliveryWord::Failed, Some(DeliveryReason::NotDelivered)));
        assert_eq!(page_troubles(&hotline).await, 1);
    }
    assert_eq!(delivered_at(&hotline, &team, page).await, None);
    // Delivered after all, an hour late; and then the earlier report once more.
    hotline.fast_forward(Millis::minutes(4));
    let delivered = hotline.now();
    for state in ["DELIVRD", "DELIVRD", "UNDELIV"] {
        assert_eq!(reports(&hotline, REPORT_SECRET, &says(state)).await, StatusCode::OK, "{state}");
        assert_eq!(word(&hotline, page).await.0, DeliveryWord::Accepted, "delivered never goes back: {state}");
    }
    assert_eq!(page_troubles(&hotline).await, 0);
    assert_eq!(delivered_at(&hotline, &team, page).await, Some(delivered), "a supervisor reads when");
    // By our own name, in a list, with one that nobody knows: the others count, and it is asked again.
    let list = json!([says("DELIVRD"), { "id": page, "state": "DELIVRD" }]);
    assert_eq!(reports(&hotline, REPORT_SECRET, &list).await, StatusCode::OK);
    let list = json!([says("DELIVRD"), { "id": "m-77", "state": "DELIVRD" }]);
    assert_eq!(reports(&hotline, REPORT_SECRET, &list).await, StatusCode::NOT_FOUND);
    let unknown = json!({ "id": new_id(), "state": "DELIVRD" });
    assert_eq!(reports(&hotline, REPORT_SECRET, &unknown).await, StatusCode::NOT_FOUND);
    for malformed in [json!({}), json!("x"), json!([{ "id": "m-1" }])] {
        assert_eq!(reports(&hotline, REPORT_SECRET, &malformed).await, StatusCode::BAD_REQUEST, "{malformed}");
    }
    drop(smtp);
    hotline.close().await;
}

async fn is_a_report_believed_without_the_secret(hotline: Hotline, smtp: Smtp, gateway: Gateway, team: CrisisTeam) {
    let (page, reference) = message(&hotline, &gateway, &team).await;
    hotline.outbox_is("sent", |items| items.iter().all(|item| item.state.word() == DeliveryWord::Accepted)).await;
    let body = json!({ "id": reference, "state": "UNDELIV" });
    for secret in ["", "a secret between two of u", "a secret between two of usx", "another"] {
        assert_eq!(reports(&hotline, secret, &body).await, StatusCode::NOT_FOUND, "{secret}");
    }
    let path = "/api/v1/provider-reports/test";
    assert_eq!(hotline.send(Method::POST, path, None, Some(&body)).await.0, StatusCode::NOT_FOUND);
    let elsewhere = format!("{}/api/v1/provider-reports/other", hotline.origin(0));
    let status = hotline.http.post(elsewhere).header("x-report-secret", REPORT_SECRET).json(&body).send().await;
    assert_eq!(status.expect("an answer").status(), StatusCode::NOT_FOUND);
    assert_eq!(word(&hotline, page).await.0, DeliveryWord::Accepted);
    // A provider that can only be given an address.
    let secret = REPORT_SECRET.replace(' ', "%20");
    let status = hotline.send(Method::POST, &format!("{path}?secret={secret}"), None, Some(&body)).await.0;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(word(&hotline, page).await.0, DeliveryWord::Failed);
    drop(smtp);
    hotline.close().await;
}

async fn does_a_delivery_end_what_nobody_was_sure_of(hotline: Hotline, smtp: Smtp, gateway: Gateway, team: CrisisTeam) {
    gateway.next(Gives::HangsUp);
    let (page, _) = message(&hotline, &gateway, &team).await;
    hotline.outbox_is("unknown", |items| items.iter().any(|item| item.state.word() == DeliveryWord::Unknown)).await;
    assert_eq!(page_troubles(&hotline).await, 1);
    // No answer came, and so no name of theirs; they report by ours.
    let body = json!({ "id": page, "state": "DELIVRD" });
    assert_eq!(reports(&hotline, REPORT_SECRET, &body).await, StatusCode::OK);
    assert_eq!(word(&hotline, page).await.0, DeliveryWord::Accepted);
    assert_eq!(page_troubles(&hotline).await, 0);
    hotline.fast_forward(Millis::minutes(1));
    hotline.outbox_is("still", |items| items.iter().all(|item| item.state.due_at().is_none())).await;
    assert_eq!(gateway.handed().len(), 1, "it arrived, and is not said again");
    drop(smtp);
    hotline.close().await;
}
