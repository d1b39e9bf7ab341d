//! With nobody on duty nothing rings for ever: the caller is told, and a call-back is worked off by name.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use xinqiao_domain::accounts::QualificationDecision;
use xinqiao_domain::opening::OpeningHours;
use xinqiao_domain::presence::Activity;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::callbacks::{Callback, CallbackState};
use xinqiao_protocol::http::centre::{OpenNow, PublicCentre};
use xinqiao_tests::{Caller, Hotline, Operator, new_id, new_secret, on_both_databases, seconds};

on_both_databases!(
    does_an_empty_shift_ring_for_ever,
    does_a_caller_outside_the_open_hours_wait_in_vain,
    is_a_call_back_worked_off_twice_or_by_nobody,
);

async fn centre(hotline: &Hotline) -> PublicCentre {
    let (status, text) = hotline.send(Method::GET, "/api/v1/centre", None, None::<&()>).await;
    assert!(status.is_success(), "{text}");
    serde_json::from_str(&text).expect("what a page shows first")
}

async fn is_refused(hotline: &Hotline) {
    let (status, text) = Caller::request(hotline, 0, new_id(), &new_secret(), &json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(text.contains("\"closed_now\""), "{text}");
}

async fn does_an_empty_shift_ring_for_ever(mut hotline: Hotline) {
    assert_eq!(centre(&hotline).await.open, OpenNow::NobodyOnDuty);
    assert!(!centre(&hotline).await.numbers.is_empty(), "numbers to call instead");
    is_refused(&hotline).await;
    let mut watcher = hotline.supervisor().await;
    hotline.fast_forward(seconds(1));
    hotline.qualify(watcher.staff, QualificationDecision::Suspended).await;
    let mut operator = hotline.operator().await;
    assert_eq!(centre(&hotline).await.open, OpenNow::Open, "somebody is there, if only at a break");
    let _caller = hotline.caller().await;
    watcher.sees_colleague(operator.staff, Activity::Away).await;
    operator.loses_connection();
    watcher.sees_colleague(operator.staff, Activity::Offline).await;
    assert_eq!(centre(&hotline).await.open, OpenNow::NobodyOnDuty);
    is_refused(&hotline).await;
    hotline.close().await;
}

async fn does_a_caller_outside_the_open_hours_wait_in_vain(mut hotline: Hotline) {
    let _operator = hotline.ready_operator().await;
    // It is three in the night.
    hotline
        .settings(|settings| {
            settings.opening = OpeningHours::Daily {
                from_minute: 8 * 60,
                until_minute: 22 * 60,
                time_zone: "Asia/Shanghai".to_owned(),
            };
        })
        .await;
    let OpenNow::Closed { opens_at: Some(opens_at) } = centre(&hotline).await.open else {
        panic!("closed, and says when it opens")
    };
    is_refused(&hotline).await;
    hotline.fast_forward(opens_at.since(hotline.now()));
    assert_eq!(centre(&hotline).await.open, OpenNow::Open);
    let _caller = hotline.caller().await;
    hotline.close().await;
}

async fn list(hotline: &Hotline, operator: &Operator) -> Vec<Callback> {
    let window: Window<Callback> = hotline.ask(Method::GET, "/api/v1/callbacks", &operator.token, None::<&()>).await;
    window.rows
}

/// Does something with a request that must be done.
async fn acts(hotline: &Hotline, operator: &Operator, path: &str, more: &Value) {
    let mut body = json!({ "id": new_id() });
    if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
        body.extend(more.clone());
    }
    let (status, text) = operator.sends(hotline, Method::POST, path, &body).await;
    assert!(status.is_success(), "{path}: {text}");
}

async fn is_a_call_back_worked_off_twice_or_by_nobody(mut hotline: Hotline) {
    let request = json!({ "id": new_id(), "language": "zh-CN", "name": "小林", "phone": "13800138000",
        "note": "晚上八点后" });
    for _ in 0..2 {
        // A page that lost the answer asks again.
        let (status, text) = hotline.send(Method::POST, "/api/v1/callbacks", None, Some(&request)).await;
        assert!(status.is_success(), "{text}");
    }
    let odd = json!({ "id": new_id(), "language": "zh-CN", "phone": "不知道" });
    let refused = hotline.refused(Method::POST, "/api/v1/callbacks", None, Some(&odd)).await;
    assert_eq!(refused.code, Code::FieldInvalid);

    let (one, other) = (hotline.operator().await, hotline.operator().await);
    let rows = list(&hotline, &one).await;
    assert_eq!(rows.len(), 1, "asked for once");
    assert_eq!((rows[0].name.as_str(), &rows[0].state), ("小林", &CallbackState::Open));
    assert!(!rows[0].phone.contains("1380013"), "masked until taken: {}", rows[0].phone);
    let at = format!("/api/v1/callbacks/{}", rows[0].callback);

    acts(&hotline, &one, &format!("{at}/take"), &json!({})).await;
    assert_eq!(list(&hotline, &one).await[0].phone, "13800138000");
    assert!(!list(&hotline, &other).await[0].phone.contains("1380013"), "masked for the others");
    let body = json!({ "id": new_id() });
    for step in ["take", "release"] {
        let refused = other.is_kept_from(&hotline, Method::POST, &format!("{at}/{step}"), &body).await;
        assert_eq!(refused.code, Code::AlreadyDone, "{step}");
    }
    acts(&hotline, &one, &format!("{at}/release"), &json!({})).await;
    acts(&hotline, &other, &format!("{at}/take"), &json!({})).await;
    acts(&hotline, &other, &format!("{at}/done"), &json!({ "outcome": "reached" })).await;
    let rows = list(&hotline, &one).await;
    assert!(matches!(&rows[0].state, CallbackState::Done { by, .. } if *by == other.staff), "{:?}", rows[0].state);
    let refused = one.is_kept_from(&hotline, Method::POST, &format!("{at}/take"), &json!({ "id": new_id() })).await;
    assert_eq!(refused.code, Code::AlreadyDone);
    hotline.close().await;
}
