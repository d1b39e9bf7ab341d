//! Letters: at least once on the wire, once to the eye, and never silent. A scripted mail server stands at the wire.

use reqwest::{Method, StatusCode};
use xinqiao_domain::delivery::{DeliveryReason, DeliveryWord, MOST_FAILURES};
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Millis, OutboxId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::outbox::RetryAllowed;
use xinqiao_storage::outbox::Listed;
use xinqiao_tests::{Arrived, Base, Hotline, Operator, Smtp, Treats, new_id, seconds};

const ADDRESS: &str = "lin.yue@centre.example";
/// Letters that two nodes share.
const LETTERS: usize = 24;
const REPEAT: &str = "可能是重复发送 / This may be a repeat";

/// Asks the same story of both databases, with a mail server.
macro_rules! with_mail {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            use super::*;

            #[tokio::test]
            async fn on_sqlite() {
                on(Base::Sqlite).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                on(Base::Postgres).await;
            }

            async fn on(base: Base) {
                let smtp = Smtp::open().await;
                let Some(mut hotline) = Hotline::open_with(base, Some(&smtp)).await else { return };
                let supervisor = hotline.supervisor_at(ADDRESS).await;
                super::$story(hotline, smtp, supervisor).await;
            }
        }
    )+};
}

with_mail!(
    is_a_refused_letter_ever_called_accepted,
    is_a_deferred_letter_accepted_later_under_the_same_id,
    does_a_letter_without_an_answer_say_that_it_may_be_a_repeat,
    does_a_letter_outlive_the_node_that_was_sending_it,
    does_a_server_that_is_down_cost_a_letter,
    who_is_reminded_in_the_morning_and_once,
);

fn all(word: DeliveryWord) -> impl Fn(&[Listed]) -> bool {
    move |items| !items.is_empty() && items.iter().all(|item| item.state.word() == word)
}

fn because(reason: DeliveryReason) -> impl Fn(&[Listed]) -> bool {
    move |items| items.iter().any(|item| item.state.because() == Some(reason))
}

async fn nobody_is_alerted(hotline: &Hotline) {
    assert_eq!(hotline.store().open_alerts().await.expect("alerts"), [], "what was a human's is settled");
}

/// The same letter came twice, and the second said so.
fn is_a_repeat(arrived: &[Arrived]) {
    assert_eq!((arrived.len(), &arrived[0].id), (2, &arrived[1].id), "the same Message-ID");
    assert!(!arrived[0].text.contains(REPEAT) && arrived[1].text.starts_with(REPEAT), "{arrived:?}");
}

async fn is_a_refused_letter_ever_called_accepted(hotline: Hotline, smtp: Smtp, mut supervisor: Operator) {
    smtp.next(Treats::Refuses);
    hotline.asks_for_test_mail(&supervisor).await;
    let alert = supervisor.is_alerted(AlertKind::DeliveryTroubled).await;
    assert_eq!(alert.staff, Some(supervisor.staff));
    let item = hotline.outbox(&supervisor).await.remove(0);
    assert_eq!((item.word, item.because), (DeliveryWord::Failed, Some(DeliveryReason::Refused)));
    assert_eq!(item.answer.as_deref(), Some("550 5.1.1 no such person"));
    assert_eq!((item.retry, item.staff_name.is_some()), (RetryAllowed::Yes, true));
    assert_eq!(hotline.retries(&supervisor, item.item).await, StatusCode::NO_CONTENT);
    let arrived = smtp.has(1).await;
    assert_eq!(arrived[0].to, ADDRESS);
    assert!(arrived[0].text.contains("测试邮件") && arrived[0].text.contains("test"), "both languages");
    hotline.outbox_is("accepted", all(DeliveryWord::Accepted)).await;
    nobody_is_alerted(&hotline).await;
    assert_eq!(hotline.retries(&supervisor, item.item).await, StatusCode::CONFLICT);
    let path = format!("/api/v1/outbox/{}/retry", OutboxId(new_id()));
    let body = serde_json::json!({ "id": new_id() });
    assert_eq!(hotline.refused(Method::POST, &path, Some(&supervisor.token), Some(&body)).await.code, Code::NotFound);
    hotline.close().await;
}

async fn is_a_deferred_letter_accepted_later_under_the_same_id(hotline: Hotline, smtp: Smtp, supervisor: Operator) {
    smtp.next(Treats::Defers);
    hotline.asks_for_test_mail(&supervisor).await;
    let items = hotline.outbox_is("deferred", because(DeliveryReason::Deferred)).await;
    assert_eq!(smtp.arrived(), []);
    hotline.fast_forward(seconds(16));
    let arrived = smtp.has(1).await;
    assert!(arrived[0].id.contains(&items[0].id.to_string()), "{} is the item's", arrived[0].id);
    assert!(!arrived[0].text.contains(REPEAT), "nothing can have arrived before");
    hotline.outbox_is("accepted", all(DeliveryWord::Accepted)).await;
    hotline.close().await;
}

async fn does_a_letter_without_an_answer_say_that_it_may_be_a_repeat(
    hotline: Hotline,
    smtp: Smtp,
    mut supervisor: Operator,
) {
    smtp.next(Treats::HangsUp);
    hotline.asks_for_test_mail(&supervisor).await;
    supervisor.is_alerted(AlertKind::DeliveryTroubled).await;
    hotline.outbox_is("unknown", because(DeliveryReason::NoAnswer)).await;
    hotline.fast_forward(seconds(16));
    is_a_repeat(&smtp.has(2).await);
    hotline.outbox_is("accepted", all(DeliveryWord::Accepted)).await;
    nobody_is_alerted(&hotline).await;
    hotline.close().await;
}

async fn does_a_letter_outlive_the_node_that_was_sending_it(mut hotline: Hotline, smtp: Smtp, supervisor: Operator) {
    smtp.next(Treats::Holds);
    hotline.asks_for_test_mail(&supervisor).await;
    smtp.has(1).await;
    hotline.kill_node(0);
    hotline.add_node().await;
    // Its claim holds for 30 s; within 35 s another node has taken it up.
    hotline.live_on(seconds(29)).await;
    let state = hotline.store().outbox(None, 1).await.expect("the outbox")[0].state;
    assert_eq!((state.word(), smtp.arrived().len()), (DeliveryWord::Sending, 1), "nobody takes it while it may live");
    hotline.live_on(seconds(5)).await;
    is_a_repeat(&smtp.has(2).await);
    hotline.outbox_is("accepted", all(DeliveryWord::Accepted)).await;
    nobody_is_alerted(&hotline).await;
    hotline.close().await;
}

async fn does_a_server_that_is_down_cost_a_letter(hotline: Hotline, smtp: Smtp, supervisor: Operator) {
    smtp.from_now_on(Treats::IsDown);
    let letters = MOST_FAILURES as usize + 1;
    for _ in 0..letters {
        hotline.asks_for_test_mail(&supervisor).await;
    }
    let tried = |items: &[Listed]| items.iter().filter(|item| item.state.because().is_some()).count();
    hotline.outbox_is("the circuit open", |items| tried(items) >= MOST_FAILURES as usize).await;
    smtp.from_now_on(Treats::Accepts);
    hotline.fast_forward(seconds(61));
    let arrived = smtp.has(letters).await;
    hotline.outbox_is("accepted", all(DeliveryWord::Accepted)).await;
    let mut ids: Vec<_> = arrived.iter().map(|letter| letter.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), letters, "each once");
    hotline.close().await;
}

async fn who_is_reminded_in_the_morning_and_once(mut hotline: Hotline, smtp: Smtp, supervisor: Operator) {
    let operator = hotline.person(&[Role::Operator]).await.me;
    hotline.lives_at(operator.staff, "operator@centre.example").await;
    assert_eq!(smtp.arrived(), [], "nobody is written to before the morning");
    // It is the 21st, 03:00: nine days are left of November, and nobody has had a supervision.
    hotline.fast_forward(Millis::hours(6));
    let mut arrived = smtp.has(3).await;
    arrived.sort_by_key(|letter| (letter.to.clone(), letter.text.contains("- ")));
    let to: Vec<_> = arrived.iter().map(|letter| letter.to.as_str()).collect();
    assert_eq!(to, [ADDRESS, ADDRESS, "operator@centre.example"]);
    assert!(arrived[0].text.contains("2026-11 督导已登记 0 次") && arrived[0].text.contains("by 2026-11-30"));
    assert!(arrived[1].text.contains("尚") || arrived[1].text.contains("还不够"), "the digest: {}", arrived[1].text);
    assert!(arrived[2].text.contains(&operator.name));
    hotline.outbox_is("accepted", all(DeliveryWord::Accepted)).await;
    // The next day nothing is new; three days before the end it is said again.
    hotline.fast_forward(Millis::hours(24));
    hotline.fast_forward(Millis::hours(5 * 24));
    let arrived = smtp.has(5).await;
    hotline.outbox_is("accepted", all(DeliveryWord::Accepted)).await;
    assert_eq!(arrived.len(), 5);
    drop(supervisor);
    hotline.close().await;
}

#[tokio::test]
async fn is_a_letter_of_two_nodes_sent_by_one() {
    let smtp = Smtp::open().await;
    let Some(mut hotline) = Hotline::open_with(Base::Postgres, Some(&smtp)).await else { return };
    hotline.add_node().await;
    let supervisor = hotline.supervisor_at(ADDRESS).await;
    for _ in 0..LETTERS {
        hotline.asks_for_test_mail(&supervisor).await;
    }
    let items = hotline.outbox_is("accepted", |items| items.len() == LETTERS && all(DeliveryWord::Accepted)(items));
    let attempts: u32 = items.await.iter().map(|item| item.state.attempt().number()).sum();
    assert_eq!((smtp.arrived().len(), attempts as usize), (LETTERS, LETTERS), "each claimed once, sent once");
    hotline.close().await;
}

#[tokio::test]
async fn is_mail_that_nobody_set_up_said_once() {
    let mut hotline = Hotline::open().await;
    let mut supervisor = hotline.supervisor_at(ADDRESS).await;
    hotline.asks_for_test_mail(&supervisor).await;
    hotline.asks_for_test_mail(&supervisor).await;
    supervisor.is_alerted(AlertKind::DeliveryTroubled).await;
    let items = hotline.outbox_is("suppressed", all(DeliveryWord::Suppressed)).await;
    assert!(items.iter().all(|item| item.state.because() == Some(DeliveryReason::NotConfigured)));
    assert_eq!(hotline.store().open_alerts().await.expect("alerts").len(), 1);
    hotline.close().await;
}
