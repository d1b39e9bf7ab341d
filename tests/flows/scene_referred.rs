//! Whoever received the person and whoever accepted the dispatch's case are one: said once, it is known of both.

use crate::scene::{LEAD, Out, record};
use serde_json::json;
use xinqiao_domain::dispatch::{Outstanding, StageWord};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{ReferralId, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::cases::CaseOpened;
use xinqiao_protocol::http::scene::{SceneAcceptance, SceneReported};
use xinqiao_tests::{County, Hotline, case_to, on_both_databases};

on_both_databases!(
    does_the_hospitals_yes_end_what_the_team_waits_for,
    does_a_yes_from_before_hold_when_the_person_is_handed_over,
);

/// The team refers the person to the county's hospital.
async fn refers(out: &mut Out) -> (County, ReferralId) {
    let county = out.hotline.county().await;
    let body = case_to(county.township, county.hospital);
    let opened: CaseOpened = out.posts(out.token(LEAD), "case", &body).await;
    (county, opened.referral.expect("it was referred"))
}

/// By whom it was told that the receiver has accepted, and that the dispatch ended.
async fn told(out: &Out) -> Vec<Option<StaffId>> {
    let by = |event: DispatchEvent| match event {
        DispatchEvent::ReceiverAccepted { staff, .. } | DispatchEvent::DispatchEnded { staff, .. } => Some(staff),
        _ => None,
    };
    out.told().await.into_iter().filter_map(by).collect()
}

async fn does_the_hospitals_yes_end_what_the_team_waits_for(hotline: Hotline) {
    let mut out = Out::handed_over(hotline, "emergency_admission").await;
    let _: SceneReported = out.posts(out.token(LEAD), "records", &json!({ "seen": 0, "form": record("送医") })).await;
    let (county, referral) = refers(&mut out).await;
    assert_eq!(out.scene(out.token(LEAD)).await.outstanding, [Outstanding::Acceptance]);
    let officer = &county.duty_officer;
    out.hotline.says_of_referral(&officer.token, referral, json!({ "kind": "received" })).await;
    assert_eq!(told(&out).await, [], "received is not accepted");
    out.hotline.says_of_referral(&officer.token, referral, json!({ "kind": "accepted" })).await;
    let scene = out.scene(out.token(LEAD)).await;
    let SceneAcceptance::Accepted { at, accepted_by } = scene.acceptance else { panic!("{:?}", scene.acceptance) };
    assert_eq!((at, accepted_by.is_empty(), scene.outstanding.is_empty()), (out.hotline.now(), false, true));
    assert_eq!(told(&out).await, [Some(officer.staff), Some(officer.staff)], "accepted, and with that closed");
    let twice = out.is_refused(out.token(LEAD), "acceptance", &json!({ "accepted_by": "王医生" })).await;
    assert_eq!(twice, Code::DispatchOver);
    // What the hospital says afterwards is the referral's alone.
    out.hotline.says_of_referral(&officer.token, referral, json!({ "kind": "attended" })).await;
    assert_eq!(told(&out).await.len(), 2);
    out.hotline.close().await;
}

async fn does_a_yes_from_before_hold_when_the_person_is_handed_over(hotline: Hotline) {
    let mut out = Out::with_the_person(hotline).await;
    let (county, referral) = refers(&mut out).await;
    out.hotline.says_of_referral(&county.duty_officer.token, referral, json!({ "kind": "accepted" })).await;
    assert_eq!(out.scene(out.token(LEAD)).await.acceptance, SceneAcceptance::NotAsked, "nobody was given away yet");
    out.reports(LEAD, &json!({ "kind": "disposition", "measures": ["emergency_admission"] })).await;
    let stage = out.reports(LEAD, &json!({ "kind": "hand_over", "receiver": "市三院急诊 王医生" })).await;
    assert_eq!(stage, StageWord::HandedOver);
    let scene = out.scene(out.token(LEAD)).await;
    assert!(matches!(scene.acceptance, SceneAcceptance::Accepted { .. }), "{:?}", scene.acceptance);
    assert_eq!(told(&out).await, [None], "the hotline passes on what the hospital said");
    let closed: SceneReported =
        out.posts(out.token(LEAD), "records", &json!({ "seen": 0, "form": record("送医") })).await;
    assert_eq!(closed.stage, StageWord::Closed);
    out.hotline.close().await;
}
