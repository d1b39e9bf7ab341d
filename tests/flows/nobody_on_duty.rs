//! With nobody on duty nothing rings for ever: the caller is told, and may ask for a call.

use reqwest::{Method, StatusCode};
use serde_json::json;
use xinqiao_domain::accounts::QualificationDecision;
use xinqiao_domain::opening::OpeningHours;
use xinqiao_domain::presence::Activity;
use xinqiao_protocol::http::centre::{OpenNow, PublicCentre};
use xinqiao_tests::{Caller, Hotline, new_id, new_secret, on_both_databases, seconds};

on_both_databases!(does_an_empty_shift_ring_for_ever, does_a_caller_outside_the_open_hours_wait_in_vain,);

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
