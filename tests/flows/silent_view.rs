//! A supervisor follows a talk in silence: nothing of it may reach the caller, and the operator learns of it only where
//! the centre says so.

use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;
use xinqiao_domain::event::FloorEvent;
use xinqiao_domain::session::SilentView;
use xinqiao_domain::{CommandId, Event, SessionId, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::Marks;
use xinqiao_protocol::frames::caller::{CallerFrame, ToCaller};
use xinqiao_protocol::frames::staff::{ActionName, FloorStage, Footing, Permit, StaffFrame, ToStaff};
use xinqiao_protocol::limits::WATCHED_SESSIONS;
use xinqiao_tests::{Base, Caller, Hotline, Operator, new_id, on_both_databases};

on_both_databases!(
    does_anything_of_a_silent_view_or_a_whisper_reach_the_caller,
    does_a_supervisor_who_watches_see_the_whole_talk,
    does_a_watch_end_with_the_talk_and_with_the_console,
    does_the_operator_learn_of_a_watch_only_where_the_setting_says_so,
    how_many_talks_may_one_console_watch,
);

/// A caller's page and all that its caller could fetch, of one talk that goes by the book.
struct Told {
    /// What the page was told, by kind of frame and in order, without ids and instants.
    frames: BTreeMap<String, Vec<Value>>,
    fetched: Vec<Value>,
}

/// Without what differs from talk to talk anyway: ids, instants, tickets.
fn plain(value: Value) -> Value {
    match value {
        Value::String(text) if text.parse::<Uuid>().is_ok() => "id".into(),
        Value::Number(number) if number.as_i64().is_some_and(|number| number > 1_000_000_000_000) => "at".into(),
        Value::Array(all) => all.into_iter().map(plain).collect(),
        Value::Object(fields) => {
            let shown = |(name, value): (String, Value)| {
                let value = if name == "ticket" { "ticket".into() } else { plain(value) };
                (name, value)
            };
            fields.into_iter().map(shown).collect()
        }
        Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => value,
    }
}

/// The talk: each step has come to its end before the next begins, so that only what was added can differ. Where a
/// supervisor is given, they watch and whisper all along.
async fn by_the_book(hotline: &Hotline, operator: &mut Operator, mut beside: Option<&mut Operator>) -> Told {
    let (id, secret) = (new_id(), xinqiao_tests::new_secret());
    let mut caller = Caller::opens(hotline, 0, id, &json!({ "secret": secret })).await;
    caller.secret.clone_from(&secret);
    let session = caller.session;
    caller.has_ahead(0).await;
    if let Some(supervisor) = beside.as_deref_mut() {
        supervisor.watches(session).await;
    }
    caller.writes("我不知道该从哪里说起").await;
    operator.is(xinqiao_domain::presence::Presence::Available).await;
    let held = operator.takes(&caller).await;
    caller.is_answered().await;
    operator.reads(session, "我不知道该从哪里说起").await;
    if let Some(supervisor) = beside.as_deref_mut() {
        supervisor.reads(session, "我不知道该从哪里说起").await;
        supervisor.whispers(session, "先问现在是否安全").await;
        operator.hears_whisper("先问现在是否安全").await;
        operator.whispers(session, "好，我来问").await;
        supervisor.hears_whisper("好，我来问").await;
        // What a careless console might send: it means nothing for a talk that is only watched.
        supervisor.socket().send(&StaffFrame::Typing { session }).await.expect("sent");
        supervisor.socket().send(&StaffFrame::Seen { session, delivered: 2, read: 2 }).await.expect("sent");
        let say = |id| StaffFrame::Say { id, session, fence: held.fence, text: "我是督导".to_owned() };
        assert_eq!(supervisor.tries_in_vain(say).await.code, Code::LeaseLost);
        let say = |id| StaffFrame::Say { id, session, fence: 0, text: "我是督导".to_owned() };
        assert_eq!(supervisor.tries_in_vain(say).await.code, Code::NotInTalk);
    }
    operator.socket().send(&StaffFrame::Typing { session }).await.expect("sent");
    caller.socket().expect("typing", |frame| (*frame == ToCaller::Typing {}).then_some(())).await;
    operator.socket().send(&StaffFrame::Seen { session, delivered: 2, read: 1 }).await.expect("sent");
    let marks = Marks { delivered: 2, read: 1 };
    caller.socket().expect("marks", |frame| (*frame == ToCaller::Marks { marks }).then_some(())).await;
    operator.writes(&held, "您现在安全吗？").await;
    caller.reads("您现在安全吗？").await;
    caller.sends(&CallerFrame::Typing {}).await;
    caller.sends(&CallerFrame::Seen { delivered: 3, read: 3 }).await;
    operator.socket().expect("marks", |frame| matches!(frame, ToStaff::Marks { .. }).then_some(())).await;
    if let Some(supervisor) = beside {
        supervisor.unwatches(session).await;
        supervisor.whispers(session, "结束前约好下次").await;
        operator.hears_whisper("结束前约好下次").await;
    }
    caller.writes("安全。").await;
    operator.writes(&held, "谢谢您告诉我。").await;
    caller.reads("谢谢您告诉我。").await;
    caller.reloads().await;
    operator.ends(&held).await;
    caller.is_closed().await;
    caller.sends(&CallerFrame::Ping { n: 7 }).await;
    caller.socket().expect("pong", |frame| (*frame == ToCaller::Pong { n: 7 }).then_some(())).await;
    operator.closes(hotline, &held).await;
    operator.desk("an empty desk", |mine| mine.sessions.is_empty().then_some(())).await;
    operator.is(xinqiao_domain::presence::Presence::Break).await;
    told(hotline, &mut caller, &secret).await
}

async fn told(hotline: &Hotline, caller: &mut Caller, secret: &str) -> Told {
    let session = caller.session;
    caller.loses_connection();
    let mut frames: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for frame in caller.heard() {
        let frame = plain(serde_json::to_value(frame).expect("a frame is JSON"));
        let kind = frame["type"].as_str().expect("a kind").to_owned();
        frames.entry(kind).or_default().push(frame);
    }
    let mut fetched = Vec::new();
    for (method, path, body) in [
        (Method::GET, "/api/v1/centre", json!(null)),
        (Method::POST, "/api/v1/sessions", json!({ "id": session, "language": "zh-CN", "secret": secret })),
        (Method::POST, "/api/v1/socket-tickets", json!({ "kind": "caller", "session": session, "secret": secret })),
    ] {
        let body = (method == Method::POST).then_some(body);
        let (status, text) = hotline.send(method, path, None, body.as_ref()).await;
        assert!(status.is_success(), "{path}: {status} {text}");
        fetched.push(plain(serde_json::from_str(&text).expect("JSON")));
    }
    Told { frames, fetched }
}

async fn does_anything_of_a_silent_view_or_a_whisper_reach_the_caller(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let mut operator = hotline.operator().await;
    let alone = by_the_book(&hotline, &mut operator, None).await;
    let watched = by_the_book(&hotline, &mut operator, Some(&mut supervisor)).await;
    for kind in ["welcome", "state", "line", "ack", "typing", "marks", "pong"] {
        assert!(alone.frames.contains_key(kind), "the story has no {kind}");
    }
    assert_eq!(alone.frames, watched.frames, "frame by frame, field by field");
    assert_eq!(alone.fetched, watched.fetched, "what the caller can fetch");
    hotline.close().await;
}

/// What the journal tells of the floor, in order.
async fn journal(hotline: &Hotline) -> Vec<FloorEvent> {
    let entries = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let floor = |event| if let Event::Floor(event) = event { Some(event) } else { None };
    entries.into_iter().filter_map(|entry| floor(entry.event)).collect()
}

fn started(session: SessionId, staff: StaffId) -> FloorEvent {
    FloorEvent::WatchStarted { session, staff, shown_to: None }
}

fn ended(session: SessionId, staff: StaffId) -> FloorEvent {
    FloorEvent::WatchEnded { session, staff, shown_to: None }
}

async fn does_a_supervisor_who_watches_see_the_whole_talk(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let session = caller.session;
    caller.writes("第一句").await;
    let shown = supervisor.watches(session).await;
    assert_eq!(shown.footing, Footing::Watching);
    assert_eq!((shown.row.holder, shown.last_seq), (Some(operator.staff), 2));
    assert!(matches!(shown.row.stage, FloorStage::Held { .. }));
    let may = |name| shown.row.actions.iter().find(|one| one.name == name).expect("the action").allowed;
    assert_eq!(may(ActionName::Join), Permit::Yes);
    supervisor.reads(session, "第一句").await;
    // And every new line, of both sides, with who of ours wrote it.
    caller.writes("第二句").await;
    supervisor.reads(session, "第二句").await;
    operator.writes(&held, "我在听。").await;
    assert_eq!(supervisor.reads(session, "我在听。").await.by, Some(operator.staff));
    caller.reads("我在听。").await;
    assert_eq!(caller.reads("我在听。").await.by, None, "who exactly is not the caller's to know");
    // Typing and marks of both sides.
    caller.sends(&CallerFrame::Typing {}).await;
    supervisor
        .socket()
        .expect("the caller typing", |frame| (*frame == ToStaff::Typing { session }).then_some(()))
        .await;
    operator.socket().send(&StaffFrame::Typing { session }).await.expect("sent");
    let typing = ToStaff::ColleagueTyping { session, staff: operator.staff };
    supervisor.socket().expect("the operator typing", |frame| (*frame == typing).then_some(())).await;
    caller.sends(&CallerFrame::Seen { delivered: 4, read: 4 }).await;
    let marks = ToStaff::Marks { session, marks: Marks { delivered: 4, read: 4 } };
    supervisor.socket().expect("the caller's marks", |frame| (*frame == marks).then_some(())).await;
    operator.socket().send(&StaffFrame::Seen { session, delivered: 3, read: 2 }).await.expect("sent");
    let marks = ToStaff::HolderMarks { session, marks: Marks { delivered: 3, read: 2 } };
    supervisor.socket().expect("the holder's marks", |frame| (*frame == marks).then_some(())).await;
    // Theirs move nothing.
    supervisor.socket().send(&StaffFrame::Seen { session, delivered: 4, read: 4 }).await.expect("sent");
    supervisor.is_up_to_date().await;
    // Marks are told before they are written; the holder's socket answers once they are.
    operator.is_up_to_date().await;
    let marks = hotline.store().marks(session).await.expect("the store answers").operator;
    assert_eq!((marks.delivered, marks.seen), (3, 2), "our side has not read what only a supervisor saw");
    assert_eq!(
        operator.tries_in_vain(|id| StaffFrame::Watch { id, session }).await.code,
        Code::Forbidden,
        "only supervisors watch"
    );
    hotline.close().await;
}

async fn does_a_watch_end_with_the_talk_and_with_the_console(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let (session, staff) = (caller.session, supervisor.staff);
    supervisor.watches(session).await;
    let mut window = supervisor.opens_socket(Vec::new()).await;
    let id = CommandId(new_id());
    window.send(&StaffFrame::Watch { id, session }).await.expect("sent");
    window.expect("done", |frame| (*frame == ToStaff::Done { id }).then_some(())).await;
    // One of two consoles is not all of them.
    supervisor.unwatches(session).await;
    assert_eq!(journal(&hotline).await, [started(session, staff)]);
    drop(window.drop_dead());
    supervisor.reloads().await;
    while journal(&hotline).await.len() < 2 {
        supervisor.is_up_to_date().await;
    }
    assert_eq!(journal(&hotline).await, [started(session, staff), ended(session, staff)]);
    // A console that connects anew watches nothing until it says so.
    caller.writes("还有人在看吗").await;
    operator.reads(session, "还有人在看吗").await;
    supervisor.is_up_to_date().await;
    assert!(!supervisor.heard().iter().any(|frame| frame.contains("还有人在看吗")));
    supervisor.watches(session).await;
    supervisor.reads(session, "还有人在看吗").await;
    operator.ends(&held).await;
    supervisor.is_shown_no_more(session).await;
    let expected = [started(session, staff), ended(session, staff), started(session, staff), ended(session, staff)];
    assert_eq!(journal(&hotline).await, expected);
    assert_eq!(
        supervisor.tries_in_vain(|id| StaffFrame::Watch { id, session }).await.code,
        Code::SessionClosed,
        "only what is open"
    );
    hotline.close().await;
}

async fn does_the_operator_learn_of_a_watch_only_where_the_setting_says_so(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, _) = hotline.talk().await;
    let session = caller.session;
    operator.is_up_to_date().await;
    let before = operator.heard().len();
    supervisor.watches(session).await;
    supervisor.unwatches(session).await;
    caller.writes("一句").await;
    operator.reads(session, "一句").await;
    operator.is_up_to_date().await;
    let since: Vec<String> = operator.heard().split_off(before);
    assert!(since.iter().all(|frame| !frame.contains("\"type\":\"mine\"")), "not even the same desk again: {since:?}");

    hotline.settings(|settings| settings.silent_view = SilentView::ShownToOperator).await;
    supervisor.watches(session).await;
    let shown = |mine: &xinqiao_protocol::frames::staff::Mine| {
        mine.sessions.first().map(|one| one.watchers.iter().map(|who| who.staff).collect::<Vec<_>>())
    };
    let staff = supervisor.staff;
    operator.desk("who watches", |mine| shown(mine).filter(|who| *who == [staff])).await;
    supervisor.unwatches(session).await;
    operator.desk("that nobody watches", |mine| shown(mine).filter(Vec::is_empty)).await;
    let told = journal(&hotline).await;
    assert_eq!(told[2], FloorEvent::WatchStarted { session, staff, shown_to: Some(operator.staff) });
    hotline.close().await;
}

async fn how_many_talks_may_one_console_watch(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let _on_duty = hotline.operator().await;
    let mut callers = Vec::new();
    for _ in 0..=WATCHED_SESSIONS {
        callers.push(hotline.caller().await);
    }
    let last = callers.pop().expect("one more").session;
    for caller in &callers {
        let shown = supervisor.watches(caller.session).await;
        assert!(matches!(shown.row.stage, FloorStage::Waiting { .. }));
    }
    let refused = supervisor.tries_in_vain(|id| StaffFrame::Watch { id, session: last }).await;
    assert_eq!(refused.code, Code::TooManyWatched);
    supervisor.unwatches(callers[0].session).await;
    supervisor.watches(last).await;
    hotline.close().await;
}

#[tokio::test]
async fn does_a_supervisor_on_another_node_see_the_talk() {
    let Some(mut hotline) = Hotline::open_on(Base::Postgres).await else { return };
    hotline.add_node().await;
    let mut supervisor = hotline.supervisor().await;
    supervisor.reloads_on(&hotline, 1).await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let session = caller.session;
    caller.writes("从另一台服务器说的").await;
    supervisor.watches(session).await;
    supervisor.reads(session, "从另一台服务器说的").await;
    for round in 0..5 {
        let (asked, answered) = (format!("问{round}"), format!("答{round}"));
        caller.writes(&asked).await;
        operator.writes(&held, &answered).await;
        supervisor.reads(session, &asked).await;
        supervisor.reads(session, &answered).await;
    }
    supervisor.whispers(session, "慢一点").await;
    operator.hears_whisper("慢一点").await;
    operator.whispers(session, "好").await;
    supervisor.hears_whisper("好").await;
    // Its node dies: nobody watches any more, and the journal says so.
    let staff = supervisor.staff;
    hotline.kill_node(1);
    hotline.live_on(xinqiao_tests::seconds(11)).await;
    while !journal(&hotline).await.contains(&ended(session, staff)) {
        operator.is_up_to_date().await;
    }
    hotline.close().await;
}
