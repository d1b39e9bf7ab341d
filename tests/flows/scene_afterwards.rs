//! Afterwards: the record within a day, the checks until two in a row are stable, and somebody who accepts.

use crate::scene::{LEAD, NURSE, Out, record};
use serde_json::json;
use xinqiao_domain::Millis;
use xinqiao_domain::dispatch::{Outstanding, StageWord};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::scene::{SceneAcceptance, SceneNextCheck, SceneRecord, SceneReported};
use xinqiao_tests::{Hotline, on_both_databases};

on_both_databases!(
    is_the_record_written_within_a_day,
    is_a_late_record_told_and_taken,
    when_do_two_stable_checks_end_them,
    is_it_closed_before_somebody_has_accepted,
    who_brought_the_person_to_hospital,
);

async fn is_the_record_written_within_a_day(hotline: Hotline) {
    let out = Out::with_the_person(hotline).await;
    let lead = out.token(LEAD);
    let met = out.hotline.now();
    assert_eq!(out.scene(lead).await.record, SceneRecord::Due { at: met + Millis::hours(24) });
    let mut empty = record(" ");
    assert_eq!(out.is_refused(lead, "records", &json!({ "seen": 0, "form": empty })).await, Code::RecordIncomplete);
    empty = record("到场安抚，家属陪同");
    empty["measures"] = json!([]);
    assert_eq!(out.is_refused(lead, "records", &json!({ "seen": 0, "form": empty })).await, Code::RecordIncomplete);
    let _: SceneReported = out.posts(lead, "records", &json!({ "seen": 0, "form": record("第一版") })).await;
    // Two people correct it at once: the second has not read what the first wrote.
    let _: SceneReported = out.posts(lead, "records", &json!({ "seen": 1, "form": record("第二版") })).await;
    let stale = out.is_refused(out.token(NURSE), "records", &json!({ "seen": 1, "form": record("另一版") })).await;
    assert_eq!(stale, Code::ChangedMeanwhile);
    let SceneRecord::Written { due, first_at, written } = out.scene(lead).await.record else { panic!("written") };
    assert_eq!((due, first_at), (met + Millis::hours(24), met));
    assert_eq!((written.version, written.form.narrative.as_str()), (2, "第二版"));
    out.hotline.close().await;
}

async fn is_a_late_record_told_and_taken(hotline: Hotline) {
    let mut out = Out::with_the_person(hotline).await;
    out.later(Millis::hours(24)).await;
    out.supervisor.is_alerted(AlertKind::DispatchLate).await;
    let late = out.told().await.into_iter().find_map(|event| match event {
        DispatchEvent::DispatchRanLate { what, .. } => Some(what),
        _ => None,
    });
    assert_eq!(late, Some(Outstanding::Record));
    assert!(matches!(out.scene(out.token(LEAD)).await.record, SceneRecord::Late { .. }));
    let _: SceneReported =
        out.posts(out.token(LEAD), "records", &json!({ "seen": 0, "form": record("迟到的记录") })).await;
    assert!(!out.has_item(AlertKind::DispatchLate).await, "it has come");
    out.hotline.close().await;
}

async fn when_do_two_stable_checks_end_them(hotline: Hotline) {
    let mut out = Out::handed_over(hotline, "on_site").await;
    let check = |finding: &str| json!({ "finding": finding, "note": "" });
    let early = out.is_refused(out.token(LEAD), "checks", &check("stable")).await;
    assert_eq!(early, Code::NoCheckDue, "two at once say nothing of the hours between");
    let _: SceneReported = out.posts(out.token(LEAD), "acceptance", &json!({ "accepted_by": "妻子" })).await;
    for (finding, next) in [("stable", Some(1)), ("unstable", Some(0)), ("stable", Some(1)), ("stable", None)] {
        out.later(Millis::hours(4)).await;
        let _: SceneReported = out.posts(out.token(LEAD), "checks", &check(finding)).await;
        let shown = match out.scene(out.token(LEAD)).await.checks.next {
            SceneNextCheck::Due { stable, .. } | SceneNextCheck::Late { stable, .. } => Some(stable),
            SceneNextCheck::NotBegun | SceneNextCheck::Over => None,
        };
        assert_eq!(shown, next, "after {finding}");
    }
    let over = out.is_refused(out.token(LEAD), "checks", &check("stable")).await;
    assert_eq!(over, Code::NoCheckDue);
    let made = out.scene(out.token(LEAD)).await.checks.made;
    assert_eq!(made.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
    out.hotline.close().await;
}

async fn is_it_closed_before_somebody_has_accepted(hotline: Hotline) {
    let mut out = Out::handed_over(hotline, "emergency_admission").await;
    let scene = out.scene(out.token(LEAD)).await;
    assert_eq!(scene.checks.next, SceneNextCheck::Over, "a hospital has the person");
    let _: SceneReported = out.posts(out.token(LEAD), "records", &json!({ "seen": 0, "form": record("送医") })).await;
    out.later(Millis::hours(2)).await;
    out.supervisor.is_alerted(AlertKind::DispatchLate).await;
    let scene = out.scene(out.token(LEAD)).await;
    assert_eq!(scene.outstanding, [Outstanding::Acceptance]);
    assert!(matches!(scene.acceptance, SceneAcceptance::Late { .. }), "{:?}", scene.acceptance);
    let nobody = out.is_refused(out.token(LEAD), "acceptance", &json!({ "accepted_by": "" })).await;
    assert_eq!(nobody, Code::TextEmpty);
    let closed: SceneReported =
        out.posts(out.token(NURSE), "acceptance", &json!({ "accepted_by": "急诊科 王医生" })).await;
    assert_eq!(closed.stage, StageWord::Closed, "also by somebody of the team who is home again");
    let again = out.is_refused(out.token(LEAD), "acceptance", &json!({ "accepted_by": "王医生" })).await;
    assert_eq!(again, Code::DispatchOver);
    // What was wrong in the record is put right also afterwards.
    let _: SceneReported =
        out.posts(out.token(LEAD), "records", &json!({ "seen": 1, "form": record("送医，更正") })).await;
    out.hotline.close().await;
}

async fn who_brought_the_person_to_hospital(hotline: Hotline) {
    let out = Out::on_scene(hotline).await;
    let escort = json!({
        "form": { "brought_by": "刘医生、陈护士", "hospital": "市第三人民医院", "received_by": "急诊科 王医生" }
    });
    assert_eq!(out.is_refused(out.token(LEAD), "escort", &escort).await, Code::NoContactYet);
    out.reports(LEAD, &json!({ "kind": "contact_made" })).await;
    let half = json!({ "form": { "brought_by": "刘医生", "hospital": "", "received_by": "王医生" } });
    assert_eq!(out.is_refused(out.token(LEAD), "escort", &half).await, Code::TextEmpty);
    let _: SceneReported = out.posts(out.token(NURSE), "escort", &escort).await;
    let written = out.scene(&out.supervisor.token).await.escort.expect("it is written");
    assert_eq!(written.form.hospital, "市第三人民医院");
    assert_eq!(written.by, out.team.crew[NURSE].staff);
    out.hotline.close().await;
}
