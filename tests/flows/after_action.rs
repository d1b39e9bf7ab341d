//! What a dispatch came to: its course from the journal with the stretches measured, the near misses, the report for
//! print, and the figures, drills apart.

use crate::figures::{file, text_of_pdf};
use crate::scene::{COUNSELLOR, LEAD, NURSE, Out};
use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::dispatch::{Moment, NearMissKind, Purpose, StageWord};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{DispatchId, Millis};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::after_action::{DispatchTimeline, FiguresOfDispatches};
use xinqiao_tests::{Hotline, new_id, on_both_databases};

on_both_databases!(
    is_the_course_told_with_its_stretches_and_printed,
    are_near_misses_listed_by_themselves,
    are_dispatches_counted_and_drills_apart,
    who_sees_a_course,
);

const NOTHING: Option<&Value> = None;

async fn timeline(out: &Out) -> DispatchTimeline {
    let path = format!("/api/v1/dispatches/{}/timeline", out.dispatch);
    out.hotline.ask(Method::GET, &path, &out.supervisor.token, NOTHING).await
}

/// A report from the road or the scene of something that happened so many minutes ago.
async fn reports(out: &Out, minutes_ago: i64, report: Value) {
    let body = json!({ "happened_at": out.ago(minutes_ago), "report": report });
    let _: Value = out.posts(out.token(LEAD), "progress", &body).await;
}

async fn stands_down(hotline: &Hotline, dispatch: DispatchId, token: &str, because: &str) {
    let body = json!({ "id": new_id(), "because": because, "note": "" });
    let path = format!("/api/v1/dispatches/{dispatch}/stand-down");
    let (status, text) = hotline.send(Method::POST, &path, Some(token), Some(&body)).await;
    assert!(status.is_success(), "{status} {text}");
}

fn took(timeline: &DispatchTimeline, from: Moment, to: Moment) -> Option<Millis> {
    let found = timeline.intervals.iter().find(|interval| interval.from == from && interval.to == to);
    found.map(|interval| Millis(interval.took_ms))
}

async fn is_the_course_told_with_its_stretches_and_printed(hotline: Hotline) {
    let mut out = Out::called(hotline, Purpose::Real).await;
    out.later(Millis::minutes(2)).await;
    out.goes(LEAD).await;
    out.later(Millis::minutes(1)).await;
    out.goes(NURSE).await;
    out.later(Millis::minutes(4)).await;
    reports(&out, 0, json!({ "kind": "en_route", "departure": "complete" })).await;
    out.later(Millis::minutes(20)).await;
    // Offline on the way: told five minutes after it happened.
    reports(&out, 5, json!({ "kind": "on_scene" })).await;
    reports(&out, 3, json!({ "kind": "contact_made" })).await;
    let told = timeline(&out).await;
    assert_eq!(told.stage, StageWord::ContactMade);
    assert_eq!(took(&told, Moment::Decision, Moment::FirstAcknowledgement), Some(Millis::minutes(2)));
    assert_eq!(took(&told, Moment::FirstAcknowledgement, Moment::TeamComplete), Some(Millis::minutes(1)));
    assert_eq!(took(&told, Moment::Decision, Moment::OnScene), Some(Millis::minutes(22)), "as it happened");
    assert_eq!(took(&told, Moment::OnScene, Moment::Contact), Some(Millis::minutes(2)));
    assert_eq!(told.unowned_ms, 0, "somebody answered for the person at each instant");
    assert_eq!(told.near_misses, []);
    assert!(told.entries.len() > 8 && told.entries.is_sorted_by_key(|entry| entry.seq), "{:?}", told.entries);
    is_printed(&out, &told.number).await;
}

/// In both languages, and nothing private with it.
async fn is_printed(out: &Out, number: &str) {
    let path = format!("dispatches/{}/report", out.dispatch);
    let token = &out.supervisor.token;
    let printed = text_of_pdf(&file(&out.hotline, token, &path).await);
    for word in [number, "危机干预出动总结", "第一个应答", "安宁县", "已见到本人"] {
        assert!(printed.contains(word), "{word} is not printed: {printed}");
    }
    let english = text_of_pdf(&file(&out.hotline, token, &format!("{path}?language=en")).await);
    assert!(english.contains("After-action report") && english.contains("in time"), "{english}");
    let brief = out.whole().await.brief;
    for private in [&brief.place.words, &brief.situation, &brief.informant.phone, &brief.call_back] {
        let said = !private.is_empty() && (printed.contains(private) || english.contains(private));
        assert!(!said, "{private} was printed");
    }
}

async fn are_near_misses_listed_by_themselves(hotline: Hotline) {
    let mut out = Out::called(hotline, Purpose::Real).await;
    out.later(Millis::minutes(6)).await;
    let second = |strip: &_| matches!(strip, xinqiao_protocol::http::dispatches::LadderView::On { step: 2, .. });
    out.hotline.strip_is(&out.team, out.dispatch, "a second step", |strip| second(&strip.ladder).then_some(())).await;
    out.goes(LEAD).await;
    reports(&out, 0, json!({ "kind": "en_route", "departure": "short" })).await;
    out.goes(NURSE).await;
    out.later(Millis::minutes(70)).await;
    reports(&out, 0, json!({ "kind": "on_scene" })).await;
    let told = timeline(&out).await;
    let seen: Vec<NearMissKind> = told.near_misses.iter().map(|near| near.kind).collect();
    assert_eq!(
        seen,
        [NearMissKind::FirstStepSilent, NearMissKind::LeftShort, NearMissKind::LateOnScene],
        "in the order of time"
    );
    assert_eq!(told.unowned_ms, 0);
}

async fn are_dispatches_counted_and_drills_apart(hotline: Hotline) {
    let mut out = Out::called(hotline, Purpose::Real).await;
    out.later(Millis::minutes(3)).await;
    out.goes(LEAD).await;
    out.goes(NURSE).await;
    let keeper = out.supervisor.token.clone();
    stands_down(&out.hotline, out.dispatch, &keeper, "safe").await;
    let drill = out.hotline.police_ask_for(&out.team, Purpose::Drill).await.dispatch;
    stands_down(&out.hotline, drill, &keeper, "drill_over").await;
    let day = Zone::default().day_of(out.hotline.now());
    let path = format!("/api/v1/dispatch-figures?from={day}&to={day}");
    let figures: FiguresOfDispatches = out.hotline.ask(Method::GET, &path, &keeper, NOTHING).await;
    let whole = figures.real.whole;
    assert_eq!((whole.count, whole.stood_down, whole.failed, whole.used_up), (1, 1, 0, 0));
    assert_eq!(whole.acknowledged.median_ms, Some(Millis::minutes(3).0));
    assert_eq!((whole.judged, whole.unowned_ms), (0, 0), "nobody had to be there in the end");
    assert_eq!(figures.real.areas.iter().map(|area| area.area_name.as_str()).collect::<Vec<_>>(), ["安宁县"]);
    assert_eq!((figures.real.classes.len(), figures.real.months.len()), (1, 1));
    assert_eq!((figures.drills.whole.count, figures.drills.whole.acknowledged.count), (1, 0), "by itself");
}

async fn who_sees_a_course(hotline: Hotline) {
    let mut out = Out::called(hotline, Purpose::Drill).await;
    let path = format!("/api/v1/dispatches/{}/timeline", out.dispatch);
    let operator = out.hotline.person(&[Role::Operator]).await.access_token;
    for token in [out.token(COUNSELLOR), &operator] {
        assert_eq!(out.hotline.refused(Method::GET, &path, Some(token), NOTHING).await.code, Code::Forbidden);
    }
    let nowhere = format!("/api/v1/dispatches/{}/timeline", new_id());
    let keeper = out.supervisor.token.clone();
    assert_eq!(out.hotline.refused(Method::GET, &nowhere, Some(&keeper), NOTHING).await.code, Code::NotFound);
    stands_down(&out.hotline, out.dispatch, &keeper, "drill_over").await;
}
