//! The team's own safety: silence is somebody's, and duress is heard by those who can help and by nobody else.

use crate::scene::{LEAD, NURSE, Out};
use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::Millis;
use xinqiao_domain::dispatch::CheckInAnswer;
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::scene::{CheckedIn, SceneCheckIn};
use xinqiao_tests::{Hotline, new_id, on_both_databases};

on_both_databases!(
    is_silence_on_scene_the_supervisors,
    does_duress_look_like_safe_to_whoever_stands_beside,
    is_a_call_for_help_heard_when_all_is_over,
    does_a_word_from_before_count_as_a_word_of_now,
);

async fn is_silence_on_scene_the_supervisors(hotline: Hotline) {
    let mut out = Out::on_scene(hotline).await;
    let begun = out.hotline.now();
    let due = out.scene(out.token(LEAD)).await.check_in;
    assert_eq!(due, SceneCheckIn::Due { at: begun + Millis::minutes(30), last: None });
    out.later(Millis::minutes(35)).await;
    let alert = out.supervisor.is_alerted(AlertKind::CheckInMissed).await;
    assert_eq!(alert.dispatch, Some(out.dispatch));
    out.later(Millis::minutes(40)).await;
    let missed = out.told().await.into_iter().filter(|event| matches!(event, DispatchEvent::CheckInMissed { .. }));
    assert_eq!(missed.count(), 1, "told once");
    let answered: CheckedIn = out.posts(out.token(NURSE), "check-ins", &json!({ "answer": "safe" })).await;
    assert_eq!(answered.next_due_at, Some(out.hotline.now() + Millis::minutes(30)));
    assert!(!out.has_item(AlertKind::CheckInMissed).await, "they are well: nobody has to see to it");
    out.hotline.close().await;
}

async fn does_duress_look_like_safe_to_whoever_stands_beside(hotline: Hotline) {
    let mut out = Out::on_scene(hotline).await;
    let lead = out.token(LEAD).to_owned();
    let safe: Value = out.posts(&lead, "check-ins", &json!({ "answer": "safe" })).await;
    let before = serde_json::to_value((out.strip(&lead).await, out.scene(&lead).await)).expect("it is written");
    let duress: Value = out.posts(&lead, "check-ins", &json!({ "answer": "duress" })).await;
    assert_eq!(duress, safe, "the same answer, the same next instant");
    let after = serde_json::to_value((out.strip(&lead).await, out.scene(&lead).await)).expect("it is written");
    assert_eq!(after, before, "and nothing else of it to be seen");
    let alert = out.supervisor.is_alerted(AlertKind::TeamInDanger).await;
    assert_eq!(alert.dispatch, Some(out.dispatch));
    let said = |scene: SceneCheckIn| match scene {
        SceneCheckIn::Due { last, .. } => last.map(|last| last.answer),
        SceneCheckIn::Off | SceneCheckIn::Missed { .. } => None,
    };
    let supervisor = out.supervisor.token.clone();
    assert_eq!(said(out.scene(&supervisor).await.check_in), Some(CheckInAnswer::Duress));
    assert_eq!(said(out.scene(out.token(NURSE)).await.check_in), Some(CheckInAnswer::Safe));
    assert!(out.has_item(AlertKind::TeamInDanger).await);
    // "All is well" a minute later takes nothing back: a person must look.
    let _: CheckedIn = out.posts(&lead, "check-ins", &json!({ "answer": "safe" })).await;
    assert_eq!(out.strip(&supervisor).await.alerts, [AlertKind::TeamInDanger]);
    out.hotline.close().await;
}

async fn is_a_call_for_help_heard_when_all_is_over(hotline: Hotline) {
    let mut out = Out::on_scene(hotline).await;
    let over = json!({ "because": "false_alarm", "note": "" });
    let path = format!("/api/v1/dispatches/{}/stand-down", out.dispatch);
    let mut body = over.clone();
    body["id"] = json!(new_id());
    let token = out.supervisor.token.clone();
    let (status, text) = out.hotline.send(Method::POST, &path, Some(&token), Some(&body)).await;
    assert!(status.is_success(), "{status} {text}");
    // The phone had no network when it mattered; nobody had told the team yet.
    let answered: CheckedIn =
        out.posts(out.token(LEAD), "check-ins", &json!({ "answer": "help", "happened_at": out.ago(0) })).await;
    assert_eq!(answered.next_due_at, None);
    let alert = out.supervisor.is_alerted(AlertKind::TeamInDanger).await;
    assert_eq!(alert.dispatch, Some(out.dispatch));
    let stranger = out.is_refused(out.token(2), "check-ins", &json!({ "answer": "help" })).await;
    assert_eq!(stranger, Code::NotOfTheCrew);
    out.hotline.close().await;
}

async fn does_a_word_from_before_count_as_a_word_of_now(hotline: Hotline) {
    let mut out = Out::on_scene(hotline).await;
    out.later(Millis::minutes(25)).await;
    let said = json!({ "answer": "safe", "happened_at": out.ago(20) });
    let answered: CheckedIn = out.posts(out.token(LEAD), "check-ins", &said).await;
    assert_eq!(answered.next_due_at, Some(out.ago(-10)), "counted from when it was said");
    out.later(Millis::minutes(9)).await;
    let old = json!({ "answer": "safe", "happened_at": out.ago(32) });
    let answered: CheckedIn = out.posts(out.token(LEAD), "check-ins", &old).await;
    assert_eq!(answered.next_due_at, Some(out.ago(0)), "what is older than the distance asks anew at once");
    out.hotline.close().await;
}
