//! Calls to make: none is forgotten, none is two people's, and a number is shown only to whoever calls it.

use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::call_work::{CallEnd, CallTiming};
use xinqiao_domain::event::WorkEvent;
use xinqiao_domain::facet::{Facet, FollowUpState};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::wrap_up::Outcome;
use xinqiao_domain::{Event, Millis, SessionId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{Alert, MySession, ToStaff};
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::calls::{Call, CallAbout, CallDetail, CallNumber, CallState};
use xinqiao_storage::Memory;
use xinqiao_tests::{Base, Hotline, Operator, new_id, on_both_databases, seconds};

const NUMBER: &str = "13800138000";
const MASKED: &str = "*******8000";

on_both_databases!(
    is_a_call_back_worked_off_twice_or_by_nobody,
    is_a_number_shown_to_anybody_but_whoever_calls_it,
    do_three_tries_that_lie_apart_reach_the_supervisor,
    does_a_plan_become_calls_and_a_call_a_session,
    is_a_call_without_a_phone_known_honest_about_it,
    is_a_call_lost_with_the_operator_who_had_it,
    may_a_supervisor_give_a_call_to_others,
    is_a_call_settled_without_a_call_or_a_reason,
    is_a_late_call_told_once,
);

async fn list(hotline: &Hotline, operator: &Operator, wish: &str) -> Vec<Call> {
    let path = format!("/api/v1/calls?{wish}");
    let window: Window<Call> = hotline.ask(Method::GET, &path, &operator.token, None::<&()>).await;
    window.rows
}

async fn reads(hotline: &Hotline, operator: &Operator, call: &Call) -> CallDetail {
    let path = format!("/api/v1/calls/{}", call.call);
    hotline.ask(Method::GET, &path, &operator.token, None::<&()>).await
}

fn with_id(more: &Value) -> Value {
    let mut body = json!({ "id": new_id() });
    if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
        body.extend(more.clone());
    }
    body
}

/// Does something with a call that must be done.
async fn acts(hotline: &Hotline, operator: &Operator, call: &Call, step: &str, more: &Value) {
    let path = format!("/api/v1/calls/{}/{step}", call.call);
    let (status, text) = operator.sends(hotline, Method::POST, &path, &with_id(more)).await;
    assert!(status.is_success(), "{path}: {text}");
}

/// Does something with a call that must be refused.
async fn is_kept(hotline: &Hotline, operator: &Operator, call: &Call, step: &str, more: &Value) -> Code {
    let path = format!("/api/v1/calls/{}/{step}", call.call);
    operator.is_kept_from(hotline, Method::POST, &path, &with_id(more)).await.code
}

/// A caller asks to be called back, on a page that asks twice because it lost the answer.
async fn asks_for_a_call(hotline: &Hotline) {
    let request = json!({ "id": new_id(), "language": "zh-CN", "name": "小林", "phone": NUMBER, "note": "晚上八点后" });
    for _ in 0..2 {
        let (status, text) = hotline.send(Method::POST, "/api/v1/callbacks", None, Some(&request)).await;
        assert!(status.is_success(), "{text}");
    }
}

/// Writes the record of a session at high risk, with calls at these distances, and closes it.
async fn closes_at_high_risk(hotline: &Hotline, operator: &Operator, held: &MySession, distances: &[Millis]) {
    let base = format!("/api/v1/sessions/{}", held.session);
    let due_at: Vec<i64> = distances.iter().map(|distance| (hotline.now() + *distance).0).collect();
    let assessed = json!({ "kind": "assessed", "decided": "high", "override_reason": "与督导商定", "form": {
        "wish_to_die": 80, "hopelessness": 90, "plan": "yes", "means_at_hand": "unknown", "when": "within_a_week",
        "earlier_attempts": "yes", "alone": "yes", "protective": [] } });
    let plan = json!({ "kind": "dates", "due_at": due_at });
    for (method, what, more) in [
        (Method::POST, "assessment", json!({ "fence": held.fence, "assessment": assessed })),
        (Method::PUT, "wrap-up", json!({ "fence": held.fence, "wrap_up": wrap_up("约定明天再打来。") })),
        (Method::POST, "close", json!({ "fence": held.fence, "follow_up": plan })),
    ] {
        let (status, text) = operator.sends(hotline, method, &format!("{base}/{what}"), &with_id(&more)).await;
        assert!(status.is_success(), "{what}: {text}");
    }
}

fn wrap_up(summary: &str) -> Value {
    json!({ "problems": ["emotion"], "marks": [], "services": ["counselling"], "outcome": "relieved", "actions": [],
        "local": null, "summary": summary })
}

/// A phone session that an operator holds.
async fn on_the_phone(hotline: &Hotline, operator: &mut Operator) -> MySession {
    let session = SessionId(new_id());
    let phone = json!({ "id": session, "number": NUMBER, "direction": "incoming", "language": "zh-CN",
        "started_at": hotline.now().0 });
    let (status, text) = operator.sends(hotline, Method::POST, "/api/v1/phone-sessions", &phone).await;
    assert!(status.is_success(), "{text}");
    operator.holds(session).await
}

async fn follow_up_facet(hotline: &Hotline, session: SessionId) -> Option<FollowUpState> {
    let mut memory = Memory::default();
    let mut batch = hotline.store().begin(&mut memory, hotline.now()).await.expect("the head");
    let facets = batch.facets_of(session).await.expect("the facets are read");
    batch.abandon().await;
    facets.into_iter().find_map(|facet| if let Facet::FollowUp(state) = facet { Some(state) } else { None })
}

/// What the journal says of calls, in order.
async fn told(hotline: &Hotline) -> Vec<WorkEvent> {
    let entries = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let of_calls = |event| if let Event::Work(event) = event { Some(event) } else { None };
    entries.into_iter().filter_map(|entry| of_calls(entry.event)).collect()
}

async fn is_a_call_back_worked_off_twice_or_by_nobody(mut hotline: Hotline) {
    asks_for_a_call(&hotline).await;
    let odd = json!({ "id": new_id(), "language": "zh-CN", "phone": "不知道" });
    let refused = hotline.refused(Method::POST, "/api/v1/callbacks", None, Some(&odd)).await;
    assert_eq!(refused.code, Code::FieldInvalid);

    let (one, other) = (hotline.operator().await, hotline.operator().await);
    let calls = list(&hotline, &one, "").await;
    assert_eq!(calls.len(), 1, "asked for once");
    let call = &calls[0];
    assert!(matches!(&call.about, CallAbout::Callback { name, .. } if name == "小林"), "{:?}", call.about);
    assert_eq!((&call.state, call.timing), (&CallState::Open, CallTiming::Later));
    assert_eq!(is_kept(&hotline, &one, call, "attempts", &json!({ "outcome": "reached" })).await, Code::CallNotYours);

    acts(&hotline, &one, call, "take", &json!({})).await;
    assert_eq!(is_kept(&hotline, &other, call, "take", &json!({})).await, Code::CallTaken);
    assert_eq!(is_kept(&hotline, &other, call, "release", &json!({})).await, Code::CallNotYours);
    assert_eq!(list(&hotline, &one, "whose=mine").await.len(), 1);
    assert_eq!(list(&hotline, &other, "whose=mine").await, []);
    assert_eq!(list(&hotline, &other, "whose=nobody").await, []);
    acts(&hotline, &one, call, "release", &json!({})).await;
    acts(&hotline, &other, call, "take", &json!({})).await;
    acts(&hotline, &other, call, "attempts", &json!({ "outcome": "reached", "note": "约好下周再谈" })).await;
    assert_eq!(list(&hotline, &one, "").await, []);
    let settled = list(&hotline, &one, "state=settled").await;
    let CallState::Settled { by, end, .. } = &settled[0].state else { panic!("{:?}", settled[0].state) };
    assert_eq!((*by, *end), (other.staff, CallEnd::Reached));
    let detail = reads(&hotline, &one, call).await;
    assert_eq!((detail.attempts.len(), detail.attempts[0].note.as_str()), (1, "约好下周再谈"));
    assert_eq!(is_kept(&hotline, &one, call, "take", &json!({})).await, Code::CallSettled);
    hotline.close().await;
}

async fn is_a_number_shown_to_anybody_but_whoever_calls_it(mut hotline: Hotline) {
    asks_for_a_call(&hotline).await;
    let (one, other) = (hotline.operator().await, hotline.supervisor().await);
    let masked = CallNumber::Masked { number: MASKED.to_owned() };
    let call = list(&hotline, &one, "").await.remove(0);
    assert_eq!(call.number, masked);
    assert_eq!(reads(&hotline, &one, &call).await.call.number, masked, "nobody has it yet");
    acts(&hotline, &one, &call, "take", &json!({})).await;
    let full = CallNumber::Full { number: NUMBER.to_owned() };
    assert_eq!(reads(&hotline, &one, &call).await.call.number, full);
    assert_eq!(list(&hotline, &one, "").await[0].number, masked, "a list shows nobody's");
    assert_eq!(reads(&hotline, &other, &call).await.call.number, masked, "a supervisor has no call either");
    acts(&hotline, &one, &call, "attempts", &json!({ "outcome": "no_longer_wanted" })).await;
    assert_eq!(reads(&hotline, &one, &call).await.call.number, masked, "it is settled");
    let shown = |event: &&WorkEvent| matches!(event, WorkEvent::CallNumberShown { staff, .. } if *staff == one.staff);
    assert_eq!(told(&hotline).await.iter().filter(shown).count(), 1, "each showing is a fact, and no other");
    hotline.close().await;
}

async fn do_three_tries_that_lie_apart_reach_the_supervisor(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let mut operator = hotline.operator().await;
    let held = on_the_phone(&hotline, &mut operator).await;
    operator.ends(&held).await;
    closes_at_high_risk(&hotline, &operator, &held, &[Millis::hours(24)]).await;
    assert_eq!(follow_up_facet(&hotline, held.session).await, Some(FollowUpState::Planned));
    let call = list(&hotline, &operator, "source=follow_up").await.remove(0);
    let mut tries = async |hotline: &mut Hotline, after: Millis| {
        hotline.much_later(after).await;
        operator.signs_in_again(hotline).await;
        acts(hotline, &operator, &call, "take", &json!({})).await;
        acts(hotline, &operator, &call, "attempts", &json!({ "outcome": "not_reached" })).await;
        reads(hotline, &operator, &call).await.call
    };
    let first = tries(&mut hotline, Millis::hours(24)).await;
    assert_eq!((first.not_reached, &first.state), (1, &CallState::Open));
    assert_eq!(
        (first.timing, first.try_at),
        (CallTiming::Later, hotline.now() + Millis::hours(4)),
        "tried again later"
    );
    let too_soon = tries(&mut hotline, Millis::minutes(5)).await;
    assert_eq!(too_soon.not_reached, 1, "twice within the hour is one try");
    assert_eq!(tries(&mut hotline, Millis::hours(4)).await.not_reached, 2);
    let third = tries(&mut hotline, Millis::hours(4)).await;
    assert!(matches!(third.state, CallState::Settled { end: CallEnd::NotReached, .. }), "{:?}", third.state);
    supervisor.signs_in_again(&hotline).await;
    supervisor.reloads().await;
    let alert = supervisor.is_alerted(AlertKind::CallOverdue).await;
    assert_eq!((alert.session, alert.staff), (Some(held.session), Some(third_by(&third))));
    assert_eq!(follow_up_facet(&hotline, held.session).await, Some(FollowUpState::NoContact));
    hotline.close().await;
}

fn third_by(call: &Call) -> xinqiao_domain::StaffId {
    let CallState::Settled { by, .. } = call.state else { panic!("settled: {call:?}") };
    by
}

async fn does_a_plan_become_calls_and_a_call_a_session(mut hotline: Hotline) {
    let mut operator = hotline.operator().await;
    let before = on_the_phone(&hotline, &mut operator).await;
    operator.ends(&before).await;
    let distances = [24, 7 * 24, 30 * 24, 90 * 24, 180 * 24].map(Millis::hours);
    closes_at_high_risk(&hotline, &operator, &before, &distances).await;
    let calls = list(&hotline, &operator, "").await;
    let due: Vec<_> = calls.iter().map(|call| call.due_at).collect();
    assert_eq!(due, distances.map(|distance| hotline.now() + distance), "one for each date of the plan");
    let about = |call: &Call| matches!(call.about, CallAbout::FollowUp { session, .. } if session == before.session);
    assert!(calls.iter().all(about), "{calls:?}");

    hotline.much_later(Millis::hours(24)).await;
    operator.signs_in_again(&hotline).await;
    operator.reloads().await;
    let call = &calls[0];
    let session = SessionId(new_id());
    let open = json!({ "id": session, "started_at": hotline.now().0 });
    let path = format!("/api/v1/calls/{}/session", call.call);
    let refused = operator.is_kept_from(&hotline, Method::POST, &path, &open).await;
    assert_eq!(refused.code, Code::CallNotYours, "taken first");
    acts(&hotline, &operator, call, "take", &json!({})).await;
    for _ in 0..2 {
        // The answer was lost and is asked for again.
        let (status, text) = operator.sends(&hotline, Method::POST, &path, &open).await;
        assert!(status.is_success(), "{text}");
    }
    assert_eq!(
        is_kept(&hotline, &operator, call, "attempts", &json!({ "outcome": "reached" })).await,
        Code::CallInTalk
    );
    let talk = operator.holds(session).await;
    let record = operator.record(&hotline, session).await;
    assert_eq!(record.card.phone_masked.as_deref(), Some(MASKED));
    let earlier: Vec<_> = record.earlier.iter().map(|one| (one.session, one.summary.as_str())).collect();
    assert_eq!(earlier, [(before.session, "约定明天再打来。")], "what was said before stands beside it");
    operator.ends(&talk).await;
    operator.closes(&hotline, &talk).await;
    let detail = reads(&hotline, &operator, call).await.call;
    let CallState::Settled { end, .. } = detail.state else { panic!("{:?}", detail.state) };
    assert_eq!(end, CallEnd::Talked { session, outcome: Outcome::Unknown });
    assert_eq!(list(&hotline, &operator, "").await.len(), 4);
    let facet = follow_up_facet(&hotline, before.session).await;
    assert_eq!(facet, Some(FollowUpState::Planned), "four are still to come");
    hotline.close().await;
}

async fn is_a_call_without_a_phone_known_honest_about_it(mut hotline: Hotline) {
    let (mut operator, _caller, held) = hotline.talk().await;
    operator.ends(&held).await;
    closes_at_high_risk(&hotline, &operator, &held, &[Millis::hours(24)]).await;
    let call = list(&hotline, &operator, "").await.remove(0);
    assert_eq!(call.number, CallNumber::Unknown);
    acts(&hotline, &operator, &call, "take", &json!({})).await;
    assert_eq!(reads(&hotline, &operator, &call).await.call.number, CallNumber::Unknown);
    // They wrote their number in the talk.
    let session = SessionId(new_id());
    let open = |number| json!({ "id": session, "started_at": hotline.now().0, "number": number });
    let path = format!("/api/v1/calls/{}/session", call.call);
    let refused = operator.is_kept_from(&hotline, Method::POST, &path, &open("打不通")).await;
    assert_eq!(refused.code, Code::FieldInvalid);
    let (status, text) = operator.sends(&hotline, Method::POST, &path, &open(NUMBER)).await;
    assert!(status.is_success(), "{text}");
    let record = operator.record(&hotline, session).await;
    assert_eq!(record.card.phone_masked.as_deref(), Some(MASKED));
    assert_eq!(record.earlier[0].session, held.session, "found although nothing but the call links them");
    let talk = operator.holds(session).await;
    operator.ends(&talk).await;
    operator.closes(&hotline, &talk).await;
    assert_eq!(follow_up_facet(&hotline, held.session).await, Some(FollowUpState::Done));
    hotline.close().await;
}

async fn is_a_call_lost_with_the_operator_who_had_it(mut hotline: Hotline) {
    asks_for_a_call(&hotline).await;
    let (leaving, other) = (hotline.operator().await, hotline.operator().await);
    let call = list(&hotline, &leaving, "").await.remove(0);
    acts(&hotline, &leaving, &call, "take", &json!({})).await;
    let path = format!("/api/v1/staff/{}/standing", leaving.staff);
    let (status, text) =
        hotline.send(Method::PUT, &path, Some(hotline.admin()), Some(&json!({ "to": "disable" }))).await;
    assert!(status.is_success(), "{text}");
    assert_eq!(list(&hotline, &other, "whose=nobody").await[0].call, call.call, "everybody's again");
    acts(&hotline, &other, &call, "take", &json!({})).await;
    hotline.close().await;
}

async fn may_a_supervisor_give_a_call_to_others(mut hotline: Hotline) {
    asks_for_a_call(&hotline).await;
    let supervisor = hotline.supervisor().await;
    let (one, other) = (hotline.operator().await, hotline.operator().await);
    let call = list(&hotline, &one, "").await.remove(0);
    let to = |staff| json!({ "staff": staff });
    assert_eq!(is_kept(&hotline, &one, &call, "assign", &to(other.staff)).await, Code::Forbidden);
    for operator in [&one, &other] {
        acts(&hotline, &supervisor, &call, "assign", &to(operator.staff)).await;
        assert_eq!(list(&hotline, operator, "whose=mine").await.len(), 1);
    }
    assert_eq!(is_kept(&hotline, &one, &call, "release", &json!({})).await, Code::CallNotYours, "given to another");
    let auditor = hotline.person(&[xinqiao_domain::roles::Role::Auditor]).await.me.staff;
    assert_eq!(is_kept(&hotline, &supervisor, &call, "assign", &to(auditor)).await, Code::StaffNotFound);
    hotline.close().await;
}

async fn is_a_call_settled_without_a_call_or_a_reason(mut hotline: Hotline) {
    asks_for_a_call(&hotline).await;
    let operator = hotline.operator().await;
    let call = list(&hotline, &operator, "").await.remove(0);
    acts(&hotline, &operator, &call, "take", &json!({})).await;
    let settle = |note: &str| json!({ "reason": "handed_over", "note": note });
    assert_eq!(is_kept(&hotline, &operator, &call, "settle", &settle("  ")).await, Code::ReasonMissing);
    let long = "长".repeat(8_001);
    assert_eq!(is_kept(&hotline, &operator, &call, "settle", &settle(&long)).await, Code::TextTooLong);
    acts(&hotline, &operator, &call, "settle", &settle("已转交社区精防医生")).await;
    let detail = reads(&hotline, &operator, &call).await;
    assert!(matches!(detail.call.state, CallState::Settled { end: CallEnd::HandedOver, .. }));
    assert_eq!(detail.note, "已转交社区精防医生");
    hotline.close().await;
}

/// Alerts of late calls that are open.
fn late(frame: &ToStaff) -> Option<Vec<Alert>> {
    let ToStaff::Alerts { alerts } = frame else { return None };
    let late: Vec<_> = alerts.iter().filter(|alert| alert.kind == AlertKind::CallOverdue).cloned().collect();
    (!late.is_empty()).then_some(late)
}

#[tokio::test]
async fn is_a_late_call_told_once_by_two_nodes() {
    let Some(mut hotline) = Hotline::open_on(Base::Postgres).await else { return };
    hotline.add_node().await;
    is_a_late_call_told_once(hotline).await;
}

async fn is_a_late_call_told_once(mut hotline: Hotline) {
    let (mut supervisor, mut operator) = (hotline.supervisor().await, hotline.operator().await);
    asks_for_a_call(&hotline).await;
    let call = list(&hotline, &operator, "").await.remove(0);
    acts(&hotline, &operator, &call, "take", &json!({})).await;
    hotline.live_on(Millis::hours(1)).await;
    operator.signs_in_again(&hotline).await;
    assert_eq!(list(&hotline, &operator, "").await[0].timing, CallTiming::Due, "within the grace nobody is told");
    hotline.live_on(Millis::hours(1)).await;
    hotline.live_on(seconds(5)).await;
    for console in [&mut supervisor, &mut operator] {
        console.signs_in_again(&hotline).await;
        console.reloads().await;
    }
    let alerts = supervisor.socket().expect("a late call", late).await;
    assert_eq!((alerts.len(), alerts[0].staff), (1, Some(operator.staff)), "who has it and has not called");
    hotline.live_on(seconds(60)).await;
    let told_late =
        told(&hotline).await.into_iter().filter(|event| matches!(event, WorkEvent::CallOverdue { .. })).count();
    assert_eq!(told_late, 1, "whoever looks second finds it told");
    assert_eq!(list(&hotline, &operator, "").await[0].timing, CallTiming::Overdue);
    acts(&hotline, &operator, &call, "attempts", &json!({ "outcome": "reached" })).await;
    let quiet = |frame: &ToStaff| match frame {
        ToStaff::Alerts { alerts } => alerts.is_empty().then_some(()),
        _ => None,
    };
    supervisor.socket().expect("no open alert", quiet).await;
    hotline.close().await;
}
