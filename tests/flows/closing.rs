//! The end of a talk and its record: nothing closes by itself, nothing closes incomplete, and a caller's rating is theirs.

use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::presence::{Activity, Presence};
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{CommandId, Event, Millis, SessionId, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::caller::{CallerFrame, CallerState, Rated, ToCaller};
use xinqiao_protocol::frames::staff::{Alert, MySession, MyStage, StaffFrame, ToStaff, Told};
use xinqiao_tests::{Hotline, Operator, new_id, on_both_databases};

on_both_databases!(
    does_a_caller_type_into_a_closed_session,
    does_an_operator_write_into_a_closed_session,
    is_a_private_rating_shown_to_staff,
    is_a_session_rated_twice_or_before_its_end,
    does_wrap_up_end_by_itself,
    is_a_session_closed_without_an_assessment,
    is_a_session_at_high_risk_closed_without_a_plan,
    does_a_late_holder_write_the_record,
    is_the_record_of_a_disabled_operator_left_unfinished,
    is_a_record_left_by_an_operator_who_lost_her_role_during_the_talk,
);

async fn does_a_caller_type_into_a_closed_session(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    caller.writes("谢谢").await;
    operator.ends(&held).await;
    caller.is_closed().await;
    let id = CommandId(new_id());
    caller.says(id, "还有一件事").await;
    assert_eq!(caller.is_refused(id).await.code, Code::SessionClosed);
    caller.reloads().await;
    assert!(
        matches!(caller.welcomed, CallerState::Closed { .. }),
        "said so when the page opens: {:?}",
        caller.welcomed
    );
    operator.closes(&hotline, &held).await;
    caller.says(id, "还有一件事").await;
    assert_eq!(caller.is_refused(id).await.code, Code::SessionClosed);
    let kept = hotline.store().lines_after(caller.session, 0, 100).await.expect("the store answers");
    assert!(kept.iter().all(|line| line.text != "还有一件事"), "refused, and written all the same");
    hotline.close().await;
}

async fn does_an_operator_write_into_a_closed_session(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    caller.ends().await;
    let ended = |told: &Told| matches!(told, Told::CallerEnded { .. }).then_some(());
    operator.is_told("that the caller has ended the talk", ended).await;
    assert_eq!(operator.writes_in_vain(&held, "再见").await.code, Code::SessionClosed);
    operator.closes(&hotline, &held).await;
    assert_eq!(operator.writes_in_vain(&held, "再见").await.code, Code::SessionClosed);
    hotline.close().await;
}

async fn rates(hotline: &mut Hotline) -> (Operator, Operator, SessionId) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    operator.ends(&held).await;
    caller.is_closed().await;
    let id = CommandId(new_id());
    caller.sends(&CallerFrame::Rate { id, score: 2, comment: "她没有听我说".to_owned() }).await;
    caller.is_done(id).await;
    caller
        .stands("that it was rated", |state| {
            matches!(state, CallerState::Closed { rated: Rated::Yes, .. }).then_some(())
        })
        .await;
    operator.closes(hotline, &held).await;
    supervisor.is_up_to_date().await;
    operator.desk("an empty desk", |mine| mine.sessions.is_empty().then_some(())).await;
    (operator, supervisor, caller.session)
}

async fn is_a_private_rating_shown_to_staff(mut hotline: Hotline) {
    let (mut operator, mut supervisor, session) = rates(&mut hotline).await;
    operator.reloads().await;
    supervisor.reloads().await;
    operator.is_up_to_date().await;
    supervisor.is_up_to_date().await;
    let mut everything = operator.heard();
    everything.extend(supervisor.heard());
    for person in [&operator, &supervisor] {
        everything.push(person.record_text(&hotline, session).await);
        for path in [format!("/api/v1/sessions/{session}/lines"), "/api/v1/calls".to_owned()] {
            everything.push(hotline.send(Method::GET, &path, Some(&person.token), None::<&()>).await.1);
        }
    }
    assert!(everything.len() > 10, "something was looked at");
    let fields: Vec<String> =
        everything.iter().flat_map(|text| field_names(&serde_json::from_str::<Value>(text).expect("JSON"))).collect();
    assert!(fields.iter().any(|field| field == "card"), "the record was looked at");
    for word in ["rate", "rated", "rating", "score", "comment", "satisfaction"] {
        assert!(!fields.iter().any(|field| field == word), "a field `{word}` is sent to staff");
    }
    assert!(!everything.iter().any(|text| text.contains("她没有听我说")), "the comment is sent to staff");
    hotline.close().await;
}

/// The name of every field, however deep.
fn field_names(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            fields.iter().flat_map(|(name, value)| [vec![name.clone()], field_names(value)].concat()).collect()
        }
        Value::Array(values) => values.iter().flat_map(field_names).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

async fn is_a_session_rated_twice_or_before_its_end(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    let rate = |id, score| CallerFrame::Rate { id, score, comment: String::new() };
    let early = CommandId(new_id());
    caller.sends(&rate(early, 5)).await;
    assert_eq!(caller.is_refused(early).await.code, Code::SessionNotOver);
    operator.ends(&held).await;
    caller.is_closed().await;
    for (score, code) in [(0, Code::RatingOutOfRange), (6, Code::RatingOutOfRange)] {
        let id = CommandId(new_id());
        caller.sends(&rate(id, score)).await;
        assert_eq!(caller.is_refused(id).await.code, code);
    }
    let id = CommandId(new_id());
    for _ in 0..2 {
        // The answer was lost and is asked for again.
        caller.sends(&rate(id, 5)).await;
        caller.is_done(id).await;
    }
    let again = CommandId(new_id());
    caller.sends(&rate(again, 1)).await;
    assert_eq!(caller.is_refused(again).await.code, Code::AlreadyDone);
    let thanked = caller.heard().iter().filter(|frame| matches!(frame, ToCaller::Done { .. })).count();
    assert_eq!(thanked, 2);
    hotline.close().await;
}

async fn does_wrap_up_end_by_itself(mut hotline: Hotline) {
    let (mut operator, _one, first) = hotline.talk().await;
    let two = hotline.caller().await;
    let second = operator.takes(&two).await;
    operator.ends(&first).await;
    operator.ends(&second).await;
    let three = hotline.caller().await;

    hotline.fast_forward(Millis::minutes(120));
    operator.signs_in_again(&hotline).await;
    operator.reloads().await;
    operator
        .desk("two records to write", |mine| {
            let wrapping = mine.sessions.iter().filter(|one| matches!(one.stage, MyStage::WrapUp { .. })).count();
            (wrapping == 2 && mine.activity == Activity::WrapUp && mine.offer.is_none()).then_some(())
        })
        .await;
    let id = CommandId(new_id());
    let refused = operator.is_refused(id, &StaffFrame::AcceptNext { id }).await;
    assert_eq!(refused.code, Code::AtCapacity, "a record to write counts");
    operator.closes(&hotline, &first).await;
    operator.takes(&three).await;
    hotline.close().await;
}

/// The path of something of a session.
fn path(held: &MySession, what: &str) -> String {
    format!("/api/v1/sessions/{}/{what}", held.session)
}

fn wrap_up(held: &MySession) -> Value {
    json!({ "id": new_id(), "fence": held.fence, "wrap_up": { "problems": ["emotion"], "marks": [],
        "services": ["counselling"], "outcome": "relieved", "actions": [{ "kind": "safety_plan", "stage": "agreed" }],
        "local": true, "summary": "约定明天再来。" } })
}

fn assessment(held: &MySession, decided: &str) -> Value {
    json!({ "id": new_id(), "fence": held.fence, "assessment": { "kind": "assessed", "decided": decided,
        "override_reason": "与督导商定", "form": { "wish_to_die": 80, "hopelessness": 90, "plan": "yes",
        "means_at_hand": "unknown", "when": "within_a_week", "earlier_attempts": "yes", "alone": "yes",
        "protective": [] } } })
}

async fn is_a_session_closed_without_an_assessment(mut hotline: Hotline) {
    let (mut operator, _caller, held) = hotline.talk().await;
    let close = |held: &MySession| json!({ "id": new_id(), "fence": held.fence });
    let early = operator.is_kept_from(&hotline, Method::POST, &path(&held, "close"), &close(&held)).await;
    assert_eq!(early.code, Code::SessionNotOver);
    operator.ends(&held).await;
    let missing = operator.is_kept_from(&hotline, Method::POST, &path(&held, "close"), &close(&held)).await;
    assert_eq!(missing.code, Code::AssessmentMissing);
    let could_not = json!({ "id": new_id(), "fence": held.fence,
        "assessment": { "kind": "not_assessed", "reason": "silent" } });
    let (status, text) = operator.sends(&hotline, Method::POST, &path(&held, "assessment"), &could_not).await;
    assert!(status.is_success(), "{text}");
    let missing = operator.is_kept_from(&hotline, Method::POST, &path(&held, "close"), &close(&held)).await;
    assert_eq!(missing.code, Code::WrapUpMissing);
    let (status, text) = operator.sends(&hotline, Method::PUT, &path(&held, "wrap-up"), &wrap_up(&held)).await;
    assert!(status.is_success(), "{text}");
    let (status, text) = operator.sends(&hotline, Method::POST, &path(&held, "close"), &close(&held)).await;
    assert!(status.is_success(), "{text}");
    hotline.close().await;
}

async fn is_a_session_at_high_risk_closed_without_a_plan(mut hotline: Hotline) {
    let (mut operator, _caller, held) = hotline.talk().await;
    operator.ends(&held).await;
    for (method, what, body) in
        [(Method::POST, "assessment", assessment(&held, "high")), (Method::PUT, "wrap-up", wrap_up(&held))]
    {
        let (status, text) = operator.sends(&hotline, method, &path(&held, what), &body).await;
        assert!(status.is_success(), "{what}: {text}");
    }
    let close = |plan: Value| json!({ "id": new_id(), "fence": held.fence, "follow_up": plan });
    let at = path(&held, "close");
    let past = close(json!({ "kind": "dates", "due_at": [0] }));
    for (body, code) in [
        (json!({ "id": new_id(), "fence": held.fence }), Code::FollowUpMissing),
        (close(json!({ "kind": "dates", "due_at": [] })), Code::FollowUpInvalid),
        (past, Code::FollowUpInvalid),
    ] {
        assert_eq!(operator.is_kept_from(&hotline, Method::POST, &at, &body).await.code, code);
    }
    let tomorrow = (hotline.now() + Millis::hours(24)).0;
    let (status, text) =
        operator.sends(&hotline, Method::POST, &at, &close(json!({ "kind": "dates", "due_at": [tomorrow] }))).await;
    assert!(status.is_success(), "{text}");

    operator.is(Presence::Available).await;
    let second = hotline.caller().await;
    let held = operator.takes(&second).await;
    operator.ends(&held).await;
    for (method, what, body) in
        [(Method::POST, "assessment", assessment(&held, "imminent")), (Method::PUT, "wrap-up", wrap_up(&held))]
    {
        let (status, text) = operator.sends(&hotline, method, &path(&held, what), &body).await;
        assert!(status.is_success(), "{what}: {text}");
    }
    let nobody = json!({ "id": new_id(), "fence": held.fence,
        "follow_up": { "kind": "no_contact", "reason": "anonymous" } });
    let (status, text) = operator.sends(&hotline, Method::POST, &path(&held, "close"), &nobody).await;
    assert!(status.is_success(), "no contact possible is an answer too: {text}");
    hotline.close().await;
}

async fn does_a_late_holder_write_the_record(mut hotline: Hotline) {
    let (first, caller, held) = hotline.talk().await;
    let mut first = first;
    let mut second = hotline.ready_operator().await;
    first.transfers(&held, xinqiao_protocol::frames::staff::TransferTo::Queue {}, "").await;
    let now_held = second.takes(&caller).await;
    for (method, what, body) in
        [(Method::POST, "assessment", assessment(&held, "high")), (Method::PUT, "wrap-up", wrap_up(&held))]
    {
        let refused = first.is_kept_from(&hotline, method, &path(&held, what), &body).await;
        assert_eq!(refused.code, Code::LeaseLost, "{what}");
    }
    second.ends(&now_held).await;
    second.closes(&hotline, &now_held).await;
    hotline.close().await;
}

async fn changes_standing(hotline: &Hotline, staff: StaffId, to: &str) {
    let path = format!("/api/v1/staff/{staff}/standing");
    let (status, text) = hotline.send(Method::PUT, &path, Some(hotline.admin()), Some(&json!({ "to": to }))).await;
    assert!(status.is_success(), "{path}: {status} {text}");
}

/// What the journal says of a session's record, in order.
async fn record_events(hotline: &Hotline, session: SessionId) -> Vec<Event> {
    let entries = hotline.store().journal_after(0, 1_000).await.expect("the journal is read");
    let of_record = |event: &Event| matches!(event, Event::RecordTakenOver { .. } | Event::Closed { .. });
    let events = entries.into_iter().map(|entry| entry.event);
    events.filter(|event| event.session() == Some(session) && of_record(event)).collect()
}

async fn sees_no_alert(supervisor: &mut Operator) {
    let quiet = |alerts: &[Alert]| alerts.is_empty().then_some(());
    let alerts = |frame: &ToStaff| match frame {
        ToStaff::Alerts { alerts } => quiet(alerts),
        _ => None,
    };
    supervisor.socket().expect("no open alert", alerts).await;
}

async fn is_the_record_of_a_disabled_operator_left_unfinished(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, _caller, held) = hotline.talk().await;
    let colleague = hotline.operator().await;
    let take_over = || json!({ "id": new_id() });
    let at = path(&held, "take-over");
    let refused = supervisor.is_kept_from(&hotline, Method::POST, &at, &take_over()).await;
    assert_eq!(refused.code, Code::SessionNotOver);
    operator.ends(&held).await;
    let refused = supervisor.is_kept_from(&hotline, Method::POST, &at, &take_over()).await;
    assert_eq!(refused.code, Code::NotYourSession, "while she can write it, it is hers");

    changes_standing(&hotline, operator.staff, "disable").await;
    let alert = supervisor.is_alerted(AlertKind::RecordLeft).await;
    assert_eq!((alert.session, alert.staff), (Some(held.session), Some(operator.staff)));
    // A mistake, undone: it is hers again.
    changes_standing(&hotline, operator.staff, "enable").await;
    sees_no_alert(&mut supervisor).await;
    changes_standing(&hotline, operator.staff, "disable").await;
    let alert = supervisor.is_alerted(AlertKind::RecordLeft).await;
    let id = CommandId(new_id());
    let refused = supervisor.is_refused(id, &StaffFrame::SettleAlert { id, alert: alert.alert }).await;
    assert_eq!(refused.code, Code::RecordLeft, "out of sight it would never be written");

    let refused = colleague.is_kept_from(&hotline, Method::POST, &at, &take_over()).await;
    assert_eq!(refused.code, Code::Forbidden);
    let body = take_over();
    for _ in 0..2 {
        // The answer was lost and is asked for again.
        let (status, text) = supervisor.sends(&hotline, Method::POST, &at, &body).await;
        assert!(status.is_success(), "{text}");
    }
    let mine = supervisor.holds(held.session).await;
    assert!(matches!(mine.stage, MyStage::WrapUp { .. }) && mine.fence > held.fence, "{mine:?}");
    sees_no_alert(&mut supervisor).await;
    supervisor.closes(&hotline, &mine).await;
    let refused = supervisor.is_kept_from(&hotline, Method::POST, &at, &take_over()).await;
    assert_eq!(refused.code, Code::SessionClosed);
    let (session, staff, from) = (held.session, supervisor.staff, operator.staff);
    assert_eq!(
        record_events(&hotline, session).await,
        [Event::RecordTakenOver { session, staff, from }, Event::Closed { session, staff: Some(staff), follow_ups: 0 }]
    );
    hotline.close().await;
}

async fn is_a_record_left_by_an_operator_who_lost_her_role_during_the_talk(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (operator, mut caller, talk) = hotline.talk().await;
    let phone = json!({ "id": new_id(), "number": "13912345678", "direction": "incoming", "language": "zh-CN",
        "started_at": hotline.now().0 });
    let (status, text) = operator.sends(&hotline, Method::POST, "/api/v1/phone-sessions", &phone).await;
    assert!(status.is_success(), "{text}");
    let auditor = json!({ "name": "人员", "badge": "02", "roles": [Role::Auditor], "languages": [], "gender": null,
        "grade": "full" });
    let account = format!("/api/v1/staff/{}", operator.staff);
    let (status, text) = hotline.send(Method::PUT, &account, Some(hotline.admin()), Some(&auditor)).await;
    assert!(status.is_success(), "{text}");
    // A call cannot be offered on: it counts as over, and its record is to be written.
    let alert = supervisor.is_alerted(AlertKind::RecordLeft).await;
    assert_ne!(alert.session, Some(talk.session));
    caller.is_told_of_lost_operator().await;
    caller.ends().await;
    let left = |frame: &ToStaff| match frame {
        ToStaff::Alerts { alerts } => {
            let left = |alert: &&Alert| alert.kind == AlertKind::RecordLeft && alert.session == Some(talk.session);
            alerts.iter().find(left).cloned()
        }
        _ => None,
    };
    supervisor.socket().expect("the record left", left).await;
    for session in [alert.session.expect("of the call"), talk.session] {
        let at = format!("/api/v1/sessions/{session}/take-over");
        let (status, text) = supervisor.sends(&hotline, Method::POST, &at, &json!({ "id": new_id() })).await;
        assert!(status.is_success(), "{text}");
        let mine = supervisor.holds(session).await;
        supervisor.closes(&hotline, &mine).await;
    }
    hotline.close().await;
}
