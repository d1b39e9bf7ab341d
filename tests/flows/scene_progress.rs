//! From the road to the end: a team reports how far it has come, short of somebody or without a network.

use crate::scene::{COUNSELLOR, LEAD, NURSE, Out, record};
use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::Millis;
use xinqiao_domain::dispatch::{Outstanding, Purpose, StageWord};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::scene::{Scene, SceneAcceptance, SceneNextCheck, SceneRecord, SceneReported};
use xinqiao_tests::{Hotline, new_id, on_both_databases};

on_both_databases!(
    does_a_dispatch_go_from_the_road_to_the_end,
    may_a_team_leave_short_of_somebody,
    does_a_phone_without_network_say_when_it_happened,
    is_a_report_that_is_sent_twice_one,
    who_may_report_and_who_may_read,
);

async fn does_a_dispatch_go_from_the_road_to_the_end(hotline: Hotline) {
    let mut out = Out::assembled(hotline).await;
    let early = out.is_refused(out.token(LEAD), "progress", &json!({ "report": { "kind": "contact_made" } })).await;
    assert_eq!(early, Code::NotOnScene);
    for (report, stage) in [
        (json!({ "kind": "en_route", "departure": "complete" }), StageWord::EnRoute),
        (json!({ "kind": "on_scene" }), StageWord::OnScene),
        (json!({ "kind": "contact_made" }), StageWord::ContactMade),
        (json!({ "kind": "disposition", "measures": ["on_site", "referral"] }), StageWord::Disposition),
    ] {
        assert_eq!(out.reports(LEAD, &report).await, stage);
    }
    let nobody = json!({ "report": { "kind": "hand_over", "receiver": " " } });
    assert_eq!(out.is_refused(out.token(LEAD), "progress", &nobody).await, Code::TextEmpty);
    out.reports(LEAD, &json!({ "kind": "hand_over", "receiver": "女儿，同住" })).await;
    let strip = out.strip(&out.supervisor.token).await;
    let crew: Vec<_> = strip.crew.iter().map(|one| one.staff).collect();
    assert_eq!(crew, [out.team.crew[LEAD].staff], "the others are free again");
    let scene = out.scene(out.token(NURSE)).await;
    assert_eq!(scene.receiver, "女儿，同住");
    assert_eq!(scene.outstanding, [Outstanding::Record, Outstanding::Check, Outstanding::Acceptance]);
    closes_by_and_by(&mut out).await;
    let reached: Vec<_> = out.whole().await.milestones.into_iter().map(|one| one.stage).collect();
    let order = [
        StageWord::EnRoute,
        StageWord::OnScene,
        StageWord::ContactMade,
        StageWord::Disposition,
        StageWord::HandedOver,
        StageWord::Closed,
    ];
    assert!(reached.ends_with(&order), "{reached:?}");
    out.hotline.close().await;
}

/// Record, acceptance and checks, in an order that people find; only with the last of them it is closed.
async fn closes_by_and_by(out: &mut Out) {
    let written: SceneReported =
        out.posts(out.token(NURSE), "records", &json!({ "seen": 0, "form": record("到场安抚") })).await;
    assert_eq!(written.stage, StageWord::HandedOver);
    out.later(Millis::minutes(70)).await;
    let accepted: SceneReported =
        out.posts(out.token(LEAD), "acceptance", &json!({ "accepted_by": "女儿 周女士" })).await;
    assert_eq!(accepted.stage, StageWord::HandedOver);
    for stage in [StageWord::HandedOver, StageWord::Closed] {
        out.later(Millis::minutes(230)).await;
        let check = json!({ "finding": "stable", "note": "电话回访，平稳" });
        let made: SceneReported = out.posts(out.token(LEAD), "checks", &check).await;
        assert_eq!(made.stage, stage);
    }
    let scene = out.scene(&out.supervisor.token).await;
    assert_eq!((scene.outstanding, scene.checks.next), (vec![], SceneNextCheck::Over));
    assert!(matches!(scene.record, SceneRecord::Written { .. }), "{:?}", scene.record);
    assert!(
        matches!(&scene.acceptance, SceneAcceptance::Accepted { accepted_by, .. } if accepted_by == "女儿 周女士"),
        "{:?}",
        scene.acceptance
    );
    let ended = out.told().await.into_iter().filter(|event| matches!(event, DispatchEvent::DispatchEnded { .. }));
    assert_eq!(ended.count(), 1, "closed once");
}

async fn may_a_team_leave_short_of_somebody(hotline: Hotline) {
    let out = Out::called(hotline, Purpose::Real).await;
    out.goes(LEAD).await;
    let waits = json!({ "report": { "kind": "en_route", "departure": "complete" } });
    assert_eq!(out.is_refused(out.token(LEAD), "progress", &waits).await, Code::NotAssembled);
    out.reports(LEAD, &json!({ "kind": "en_route", "departure": "short" })).await;
    let strip = out.strip(&out.supervisor.token).await;
    assert_eq!((strip.stage, strip.missing.len()), (StageWord::EnRoute, 1), "and it is seen who is missing");
    out.goes(NURSE).await;
    let strip = out.strip(&out.supervisor.token).await;
    assert_eq!((strip.stage, strip.missing.len()), (StageWord::EnRoute, 0), "the nurse comes after them");
    assert_eq!(out.reports(NURSE, &json!({ "kind": "on_scene" })).await, StageWord::OnScene);
    out.hotline.close().await;
}

async fn does_a_phone_without_network_say_when_it_happened(hotline: Hotline) {
    let mut out = Out::assembled(hotline).await;
    out.later(Millis::minutes(50)).await;
    let said = |kind: &str, at| {
        let mut report = json!({ "kind": kind });
        if kind == "en_route" {
            report["departure"] = json!("complete");
        }
        json!({ "happened_at": at, "report": report })
    };
    let (left, there) = (out.ago(45), out.ago(15));
    let lead = out.token(LEAD).to_owned();
    let _: SceneReported = out.posts(&lead, "progress", &said("en_route", left)).await;
    for (at, why) in [(out.ago(52), "before they left"), (out.ago(-20), "in the future"), (out.ago(721), "long ago")] {
        let code = out.is_refused(&lead, "progress", &said("on_scene", at)).await;
        assert_eq!(code, Code::HappenedAtInvalid, "{why}");
    }
    let _: SceneReported = out.posts(&lead, "progress", &said("on_scene", there)).await;
    let whole = out.whole().await;
    let now = out.hotline.now();
    for (stage, happened_at) in [(StageWord::EnRoute, left), (StageWord::OnScene, there)] {
        let reached = whole.milestones.iter().find(|one| one.stage == stage).expect("it was reached");
        assert_eq!((reached.happened_at, reached.recorded_at), (happened_at, now), "{stage:?}");
        assert_eq!(reached.staff, Some(out.team.crew[LEAD].staff));
    }
    out.hotline.close().await;
}

async fn is_a_report_that_is_sent_twice_one(hotline: Hotline) {
    let out = Out::assembled(hotline).await;
    let lead = out.token(LEAD);
    let left = json!({ "id": new_id(), "report": { "kind": "en_route", "departure": "complete" } });
    for _ in 0..2 {
        let reported: SceneReported = out.posts(lead, "progress", &left).await;
        assert_eq!(reported.stage, StageWord::EnRoute);
    }
    // Sent again by a phone that had lost the answer and believes in another instant.
    let mut again = left.clone();
    again["happened_at"] = json!(out.ago(0));
    let reported: SceneReported = out.posts(lead, "progress", &again).await;
    assert_eq!(reported.stage, StageWord::EnRoute);
    // Somebody else of the team says it as well.
    let other = json!({ "report": { "kind": "en_route", "departure": "complete" } });
    assert_eq!(out.is_refused(out.token(NURSE), "progress", &other).await, Code::AlreadyDone);
    let told = out.told().await;
    let left = |event: &&DispatchEvent| matches!(event, DispatchEvent::StageReached { stage: StageWord::EnRoute, .. });
    assert_eq!(told.iter().filter(left).count(), 1);
    out.hotline.close().await;
}

async fn who_may_report_and_who_may_read(mut hotline: Hotline) {
    let operator = hotline.operator().await;
    let out = Out::assembled(hotline).await;
    let left = json!({ "report": { "kind": "en_route", "departure": "complete" } });
    assert_eq!(out.is_refused(out.token(COUNSELLOR), "progress", &left).await, Code::NotOfTheCrew);
    assert_eq!(out.is_refused(&operator.token, "progress", &left).await, Code::Forbidden);
    // The lead telephones: a supervisor writes it down for them.
    let reported: SceneReported = out.posts(&out.supervisor.token, "progress", &left).await;
    assert_eq!(reported.stage, StageWord::EnRoute);
    let _: Scene = out.scene(out.token(COUNSELLOR)).await;
    let read = out.told().await.into_iter().filter(|event| matches!(event, DispatchEvent::DispatchRead { .. }));
    assert_eq!(read.count(), 1, "who opens it is written down");
    let path = format!("/api/v1/dispatches/{}/scene", out.dispatch);
    let refused = out.hotline.refused(Method::GET, &path, Some(&operator.token), None::<&Value>).await;
    assert_eq!(refused.code, Code::Forbidden);
    let nowhere = format!("/api/v1/dispatches/{}/scene", new_id());
    let refused = out.hotline.refused(Method::GET, &nowhere, Some(&out.supervisor.token), None::<&Value>).await;
    assert_eq!(refused.code, Code::NotFound);
    out.hotline.close().await;
}
