//! Samples of sessions to review: drawn twice with one seed they are the same, and their progress is that of the reviews.

use crate::reviews::{Desk, sheet, told};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use xinqiao_domain::event::ReviewEvent;
use xinqiao_domain::facet::ReviewState;
use xinqiao_domain::sampling::SampleReason;
use xinqiao_domain::{SampleId, SessionId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::samples::{Sample, SampleCounts, SamplePreview, SampleView};
use xinqiao_tests::{Hotline, Operator, new_id, on_both_databases, seconds};

on_both_databases!(
    is_a_sample_drawn_twice_with_one_seed_the_same,
    does_a_sample_show_how_far_its_reviews_have_come,
    is_a_sample_of_tomorrow_or_of_years_drawn,
);

const TODAY: &str = "2026-11-21";

fn plan(seed: &str, share: Option<u32>) -> Value {
    let mut plan = json!({ "first_day": "2026-11-01", "last_day": TODAY, "seed": seed });
    if let Some(share) = share {
        plan["share_percent"] = json!(share);
    }
    plan
}

fn with_id(mut body: Value) -> Value {
    body["id"] = json!(new_id());
    body
}

/// So many more talks of an operator, each to its end.
async fn talks(hotline: &Hotline, operator: &mut Operator, count: usize) {
    for _ in 0..count {
        let mut caller = hotline.caller().await;
        let held = operator.takes(&caller).await;
        operator.ends(&held).await;
        caller.is_closed().await;
        operator.closes(hotline, &held).await;
    }
}

/// A talk that the operator finds to be of high risk.
async fn dangerous_talk(hotline: &Hotline, operator: &mut Operator) -> SessionId {
    let mut caller = hotline.caller().await;
    let held = operator.takes(&caller).await;
    operator.ends(&held).await;
    caller.is_closed().await;
    let assessed = json!({ "kind": "assessed", "decided": "high", "override_reason": "与督导商定", "form": {
        "wish_to_die": 80, "hopelessness": 90, "plan": "yes", "means_at_hand": "unknown", "when": "within_a_week",
        "earlier_attempts": "yes", "alone": "yes", "protective": [] } });
    let body = json!({ "id": new_id(), "fence": held.fence, "assessment": assessed });
    let path = format!("/api/v1/sessions/{}/assessment", held.session);
    let (status, text) = operator.sends(hotline, Method::POST, &path, &body).await;
    assert!(status.is_success(), "{text}");
    held.session
}

async fn draws(desk: &Desk, plan: Value) -> Sample {
    // No two at the same instant: their order is asked about.
    desk.hotline.fast_forward(seconds(1));
    desk.does(&desk.supervisor, "samples", &with_id(plan)).await
}

async fn sessions(desk: &Desk, sample: SampleId) -> BTreeSet<SessionId> {
    let view: SampleView = desk.sees(&desk.supervisor, &format!("samples/{sample}")).await;
    view.sessions.rows.into_iter().map(|row| row.session).collect()
}

async fn is_a_sample_drawn_twice_with_one_seed_the_same(hotline: Hotline) {
    let mut desk = Desk::of(hotline).await;
    talks(&desk.hotline, &mut desk.operator, 5).await;
    let high = dangerous_talk(&desk.hotline, &mut desk.operator).await;
    let _waiting = desk.hotline.caller().await;
    let preview: SamplePreview = desk.does(&desk.supervisor, "samples/preview", &plan("甲", Some(50))).await;
    assert_eq!((preview.share_percent, preview.considered), (50, 7), "who waits is not among them");
    assert_eq!(preview.chosen, SampleCounts { imminent: 0, high: 1, share: 3 });
    assert_eq!(preview.operators.len(), 1);
    assert_eq!((preview.operators[0].sessions, preview.operators[0].chosen), (7, preview.chosen));

    let first = draws(&desk, plan("甲", Some(50))).await;
    let second = draws(&desk, plan("甲", Some(50))).await;
    assert_ne!(first.sample, second.sample);
    let drawn = sessions(&desk, first.sample).await;
    assert_eq!(drawn, sessions(&desk, second.sample).await, "one seed, one sample");
    assert!(drawn.contains(&high) && drawn.len() == 4);
    let view: SampleView = desk.sees(&desk.supervisor, &format!("samples/{}", first.sample)).await;
    let because = view.sessions.rows.iter().find(|row| row.session == high).expect("it is there").because;
    assert_eq!(because, SampleReason::High);

    let by_setting = draws(&desk, plan("乙", None)).await;
    assert_eq!(by_setting.share_percent, 10, "the centre's share where none is said");
    desk.hotline.settings(|settings| settings.review_share_percent = 100).await;
    assert_eq!(draws(&desk, plan("丙", None)).await.progress.waiting, 7);
    let all: Window<Sample> = desk.sees(&desk.supervisor, "samples").await;
    assert_eq!(all.rows.len(), 4);
    assert_eq!(all.rows[3].sample, first.sample, "the latest first");
    let drawn = told(&desk.hotline).await.into_iter().filter(|it| matches!(it, ReviewEvent::SampleDrawn { .. }));
    assert_eq!(drawn.count(), 4, "a preview is no draw");
    desk.hotline.close().await;
}

async fn does_a_sample_show_how_far_its_reviews_have_come(hotline: Hotline) {
    let mut desk = Desk::of(hotline).await;
    talks(&desk.hotline, &mut desk.operator, 1).await;
    let sample = draws(&desk, plan("甲", Some(100))).await;
    let now = async |desk: &Desk| {
        let view: SampleView = desk.sees(&desk.supervisor, &format!("samples/{}", sample.sample)).await;
        let row = view.sessions.rows.into_iter().find(|row| row.session == desk.session).expect("it is there");
        let progress = view.sample.progress;
        (row.review, [progress.waiting, progress.begun, progress.given, progress.acknowledged])
    };
    assert_eq!(now(&desk).await, (ReviewState::Waiting, [2, 0, 0, 0]));
    let review = desk.begins(&desk.supervisor).await;
    assert_eq!(now(&desk).await, (ReviewState::Begun, [1, 1, 0, 0]));
    desk.gives(&desk.supervisor, &sheet(Some(3), &[])).await;
    assert_eq!(now(&desk).await, (ReviewState::Given, [1, 0, 1, 0]));
    let path = format!("reviews/{}/acknowledge", review.review);
    let _: Value = desk.does(&desk.operator, &path, &json!({ "id": new_id() })).await;
    assert_eq!(now(&desk).await, (ReviewState::Acknowledged, [1, 0, 0, 1]));
    desk.hotline.close().await;
}

async fn is_a_sample_of_tomorrow_or_of_years_drawn(hotline: Hotline) {
    let desk = Desk::of(hotline).await;
    let refused = async |first: &str, last: &str, seed: &str, share: u32| {
        let body = json!({ "first_day": first, "last_day": last, "seed": seed, "share_percent": share });
        let (of_preview, of_draw) = (body.clone(), with_id(body));
        let preview = desk.is_refused(&desk.supervisor, Method::POST, "samples/preview", &of_preview).await;
        let draw = desk.is_refused(&desk.supervisor, Method::POST, "samples", &of_draw).await;
        assert_eq!(preview, draw, "a preview refuses what a draw does");
        draw
    };
    assert_eq!(refused("2026-11-22", "2026-11-30", "甲", 10).await, Code::EntryInFuture);
    assert_eq!(refused("2026-11-10", "2026-11-09", "甲", 10).await, Code::FieldInvalid);
    assert_eq!(refused("2026-11-01", TODAY, "", 10).await, Code::FieldInvalid);
    assert_eq!(refused("2026-11-01", TODAY, "甲", 101).await, Code::FieldInvalid);
    assert_eq!(refused("2024-11-01", TODAY, "甲", 10).await, Code::SampleTooLarge);
    let none: Sample = draws(&desk, json!({ "first_day": "2026-10-01", "last_day": "2026-10-31", "seed": "甲" })).await;
    assert_eq!(none.progress.waiting, 0, "a month without sessions has an empty sample");
    let nobody = format!("/api/v1/samples/{}", new_id());
    let problem = desk.hotline.refused(Method::GET, &nobody, Some(&desk.supervisor.token), None::<&()>).await;
    assert_eq!(problem.code, Code::NotFound);
    desk.hotline.close().await;
}
