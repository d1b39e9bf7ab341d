//! An abusive caller is kept away for a time. Nobody in danger ever is, and nothing of it shows in the talk.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use xinqiao_domain::event::FloorEvent;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::{AlertKind, Channel};
use xinqiao_domain::{Event, SessionId};
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::floor::CallerBlock;
use xinqiao_protocol::http::sessions::PhoneOpened;
use xinqiao_protocol::{Code, Problem};
use xinqiao_tests::{Caller, Hotline, Operator, new_id, new_secret, on_both_databases, seconds};

on_both_databases!(
    is_a_blocked_caller_kept_away_until_the_block_ends,
    is_somebody_in_danger_let_in_past_a_block,
    may_a_caller_in_danger_be_blocked,
    how_long_after_a_talk_may_its_caller_be_blocked,
    is_a_block_lifted_at_once,
    does_an_operator_learn_that_a_number_is_blocked,
    what_is_wrong_with_a_block,
);

/// Asks for a talk with these answers: welcome, or why not.
async fn asks(hotline: &Hotline, more: &Value) -> Result<(), Problem> {
    let (status, text) = Caller::request(hotline, 0, new_id(), &new_secret(), more).await;
    match status {
        StatusCode::CREATED => Ok(()),
        _ => Err(serde_json::from_str(&text).expect("a problem")),
    }
}

fn body(hours: u32) -> Value {
    json!({ "id": new_id(), "hours": hours, "reason": "反复辱骂，已劝告三次" })
}

async fn blocks(hotline: &Hotline, supervisor: &Operator, session: SessionId, hours: u32) -> CallerBlock {
    let path = format!("/api/v1/sessions/{session}/block");
    hotline.ask(Method::POST, &path, &supervisor.token, Some(&body(hours))).await
}

async fn is_a_blocked_caller_kept_away_until_the_block_ends(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    caller.writes("骂人的话").await;
    let before = caller.heard().len();
    let block = blocks(&hotline, &supervisor, caller.session, 2).await;
    assert_eq!((block.session, block.by, block.channel), (caller.session, supervisor.staff, Channel::Web));
    assert_eq!(block.until, hotline.now() + seconds(7_200));
    // Not a word of it in the talk, which goes on until somebody ends it.
    operator.writes(&held, "今天就到这里。").await;
    caller.reads("今天就到这里。").await;
    let since: Vec<_> = caller.heard().split_off(before);
    assert!(!format!("{since:?}").contains("block"), "{since:?}");
    operator.ends(&held).await;
    caller.is_closed().await;

    let refused = asks(&hotline, &json!({})).await.expect_err("they are kept away");
    assert_eq!((refused.code, refused.status), (Code::CallerBlocked, 403));
    assert_eq!(refused.params["until"], "2026-11-21 05:00", "by the centre's clock");
    assert!(refused.detail.contains("110") && refused.detail.contains("120"), "{}", refused.detail);
    // Whoever asks again for a talk that is open gets their ticket.
    let again = json!({ "id": caller.session, "language": "zh-CN", "secret": caller.secret });
    let (status, _) = hotline.send(Method::POST, "/api/v1/sessions", None, Some(&again)).await;
    assert_eq!(status, StatusCode::CREATED);
    // Another browser is somebody else.
    let other = json!({ "id": new_id(), "language": "zh-CN", "secret": new_secret() });
    let url = format!("{}/api/v1/sessions", hotline.origin(0));
    let answer =
        hotline.http.post(url).header("user-agent", "Firefox/150").json(&other).send().await.expect("answered");
    assert_eq!(answer.status(), StatusCode::CREATED);
    hotline.fast_forward(seconds(7_200));
    asks(&hotline, &json!({})).await.expect("the block is over");
    supervisor.signs_in_again(&hotline).await;
    let list: Window<CallerBlock> = hotline.ask(Method::GET, "/api/v1/blocks", &supervisor.token, None::<&()>).await;
    assert_eq!(list.rows, [block]);
    let told = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let blocked = |event: &Event| matches!(event, Event::Floor(FloorEvent::CallerBlocked { .. }));
    assert_eq!(told.iter().filter(|entry| blocked(&entry.event)).count(), 1);
    hotline.close().await;
}

async fn is_somebody_in_danger_let_in_past_a_block(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (_operator, caller, _) = hotline.talk().await;
    blocks(&hotline, &supervisor, caller.session, 24).await;
    for mild in [
        json!({ "intake": { "safe_now": "unsure" } }),
        json!({ "intake": { "thoughts": "often", "safe_now": "yes" } }),
        json!({ "about": "心里难受" }),
    ] {
        assert_eq!(asks(&hotline, &mild).await.expect_err("kept away").code, Code::CallerBlocked, "{mild}");
    }
    for danger in [
        json!({ "intake": { "safe_now": "no" } }),
        json!({ "intake": { "thoughts": "with_plan", "safe_now": "yes" } }),
        json!({ "intake": { "thoughts": "acting_now" } }),
        json!({ "about": "我现在就想跳下去。" }),
    ] {
        asks(&hotline, &danger).await.unwrap_or_else(|problem| panic!("{danger}: {problem:?}"));
        let alert = supervisor.is_alerted(AlertKind::BlockedCallerInDanger).await;
        assert!(alert.session.is_some());
    }
    let told = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let let_in = |event: &Event| matches!(event, Event::Floor(FloorEvent::LetInPastBlock { .. }));
    assert_eq!(told.iter().filter(|entry| let_in(&entry.event)).count(), 4);
    hotline.close().await;
}

async fn may_a_caller_in_danger_be_blocked(mut hotline: Hotline) {
    let supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    caller.writes("我现在就想跳下去。").await;
    operator.desk("the danger", |mine| mine.sessions[0].tier.filter(|tier| tier.is_urgent()).map(|_| ())).await;
    let path = format!("/api/v1/sessions/{}/block", caller.session);
    let refused = hotline.refused(Method::POST, &path, Some(&supervisor.token), Some(&body(1))).await;
    assert_eq!(refused.code, Code::CallerInDanger);
    assert!(refused.detail.contains("接手"), "says what to do instead: {}", refused.detail);
    let refused = hotline.refused(Method::POST, &path, Some(&operator.token), Some(&body(1))).await;
    assert_eq!(refused.code, Code::Forbidden, "supervisors only");
    assert!(held.tier.is_none_or(|tier| tier < RiskTier::High));
    asks(&hotline, &json!({})).await.expect("nobody is blocked");
    hotline.close().await;
}

async fn how_long_after_a_talk_may_its_caller_be_blocked(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let session = caller.session;
    operator.ends(&held).await;
    caller.is_closed().await;
    hotline.much_later(seconds(24 * 3_600)).await;
    supervisor.signs_in_again(&hotline).await;
    let block = blocks(&hotline, &supervisor, session, 1).await;
    assert_eq!(block.session, session);
    hotline.much_later(seconds(3_600)).await;
    supervisor.signs_in_again(&hotline).await;
    let path = format!("/api/v1/sessions/{session}/block");
    let refused = hotline.refused(Method::POST, &path, Some(&supervisor.token), Some(&body(1))).await;
    assert_eq!(refused.code, Code::TooLateToBlock);
    // By then nothing is kept of where they came from, of the session or of the block that is over.
    loop {
        let stored = hotline.store().session(session).await.expect("the store answers").expect("the session");
        if stored.fixed.origin_hash.is_none() {
            break;
        }
        hotline.fast_forward(seconds(61));
        tokio::task::yield_now().await;
    }
    hotline.close().await;
}

async fn is_a_block_lifted_at_once(mut hotline: Hotline) {
    let supervisor = hotline.supervisor().await;
    let (_operator, caller, _) = hotline.talk().await;
    let block = blocks(&hotline, &supervisor, caller.session, 72).await;
    assert_eq!(asks(&hotline, &json!({})).await.expect_err("kept away").code, Code::CallerBlocked);
    let path = format!("/api/v1/blocks/{}/lift", block.block);
    let lift = json!({ "id": new_id(), "reason": "认错了人" });
    let lifted: CallerBlock = hotline.ask(Method::POST, &path, &supervisor.token, Some(&lift)).await;
    let how = lifted.lifted.clone().expect("lifted");
    assert_eq!((how.by, how.reason.as_str()), (supervisor.staff, "认错了人"));
    asks(&hotline, &json!({})).await.expect("at once");
    let again: CallerBlock = hotline.ask(Method::POST, &path, &supervisor.token, Some(&lift)).await;
    assert_eq!(again, lifted, "asked twice it is answered the same");
    let other = json!({ "id": new_id(), "reason": "再来一次" });
    let refused = hotline.refused(Method::POST, &path, Some(&supervisor.token), Some(&other)).await;
    assert_eq!(refused.code, Code::AlreadyDone);
    let unknown = format!("/api/v1/blocks/{}/lift", new_id());
    let refused = hotline.refused(Method::POST, &unknown, Some(&supervisor.token), Some(&other)).await;
    assert_eq!(refused.code, Code::NotFound);
    hotline.close().await;
}

async fn opens_by_phone(hotline: &Hotline, operator: &Operator, number: &str) -> PhoneOpened {
    let call = json!({ "id": new_id(), "number": number, "direction": "incoming", "language": "zh-CN",
        "started_at": hotline.now() });
    hotline.ask(Method::POST, "/api/v1/phone-sessions", &operator.token, Some(&call)).await
}

async fn does_an_operator_learn_that_a_number_is_blocked(mut hotline: Hotline) {
    let supervisor = hotline.supervisor().await;
    let operator = hotline.operator().await;
    let first = opens_by_phone(&hotline, &operator, "131 2345 6789").await;
    assert_eq!(first.blocked_until, None);
    let block = blocks(&hotline, &supervisor, first.session, 3).await;
    assert_eq!(block.channel, Channel::Phone);
    // However it is written; and the operator talks on as they judge right.
    let second = opens_by_phone(&hotline, &operator, "+86 13123456789").await;
    assert_eq!(second.blocked_until, Some(block.until));
    assert_eq!(opens_by_phone(&hotline, &operator, "13123456780").await.blocked_until, None);
    let withheld = opens_by_phone(&hotline, &operator, "").await;
    assert_eq!(withheld.blocked_until, None);
    let path = format!("/api/v1/sessions/{}/block", withheld.session);
    let refused = hotline.refused(Method::POST, &path, Some(&supervisor.token), Some(&body(1))).await;
    assert_eq!(refused.code, Code::OriginUnknown);
    hotline.close().await;
}

async fn what_is_wrong_with_a_block(mut hotline: Hotline) {
    let supervisor = hotline.supervisor().await;
    let (_operator, caller, _) = hotline.talk().await;
    let path = format!("/api/v1/sessions/{}/block", caller.session);
    let refused =
        async |path: &str, body: Value| hotline.refused(Method::POST, path, Some(&supervisor.token), Some(&body)).await;
    for hours in [0, 73, u32::MAX] {
        let problem = refused(&path, body(hours)).await;
        assert_eq!((problem.code, problem.params["field"].as_str()), (Code::FieldInvalid, "hours"));
    }
    let nothing = json!({ "id": new_id(), "hours": 1, "reason": " " });
    assert_eq!(refused(&path, nothing).await.code, Code::ReasonMissing);
    let long = json!({ "id": new_id(), "hours": 1, "reason": "长".repeat(8_001) });
    assert_eq!(refused(&path, long).await.code, Code::TextTooLong);
    let unknown = format!("/api/v1/sessions/{}/block", new_id());
    assert_eq!(refused(&unknown, body(1)).await.code, Code::SessionNotFound);
    let one = body(1);
    let first: CallerBlock = hotline.ask(Method::POST, &path, &supervisor.token, Some(&one)).await;
    let again: CallerBlock = hotline.ask(Method::POST, &path, &supervisor.token, Some(&one)).await;
    assert_eq!(first, again, "asked twice it is one block");
    let mut other = one.clone();
    other["hours"] = json!(2);
    assert_eq!(refused(&path, other).await.code, Code::IdReused);
    let list: Window<CallerBlock> = hotline.ask(Method::GET, "/api/v1/blocks", &supervisor.token, None::<&()>).await;
    assert_eq!((list.rows.len(), list.next), (1, None));
    hotline.close().await;
}
