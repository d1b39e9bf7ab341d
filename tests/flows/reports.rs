//! Is a report signed by two, true to its sessions, and never changed after?

use crate::figures::{beside, file, found, text_of_pdf, workbook};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use xinqiao_domain::event::ReportEvent;
use xinqiao_domain::report::{FigureChanged, ReportAction, ReportItem};
use xinqiao_domain::roles::Role;
use xinqiao_domain::suppression::Audience;
use xinqiao_domain::{Event, Millis, ReportId, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::ledgers::{Course, Training};
use xinqiao_protocol::http::reports::{Report, ReportRow, ReportStage};
use xinqiao_protocol::http::sign_in::SignedIn;
use xinqiao_tests::{Hotline, new_id, on_both_databases};

on_both_databases!(
    does_a_report_come_from_draft_to_frozen,
    is_a_number_that_of_its_search,
    what_changes_between_two_signatures,
    is_the_file_the_report,
    which_report_is_refused,
);

const DAY: &str = "2026-11-21";

async fn sees(hotline: &Hotline, who: &SignedIn, report: ReportId) -> Report {
    hotline.ask(Method::GET, &format!("/api/v1/reports/{report}"), &who.access_token, None::<&()>).await
}

async fn asks(hotline: &Hotline, who: &SignedIn, path: &str, body: &Value) -> Report {
    hotline.ask(Method::POST, &format!("/api/v1/{path}"), &who.access_token, Some(body)).await
}

async fn is_refused(hotline: &Hotline, who: &SignedIn, method: Method, path: &str, body: &Value) -> Code {
    let problem = hotline.refused(method, &format!("/api/v1/{path}"), Some(&who.access_token), Some(body)).await;
    assert!(!problem.detail.is_empty(), "it says what to do: {problem:?}");
    problem.code
}

fn new_report(corrects: Option<ReportId>) -> Value {
    json!({ "id": new_id(), "first_day": DAY, "last_day": DAY, "corrects": corrects })
}

fn typed() -> Value {
    json!({ "typed": { "unit": "测试市心理援助热线", "province": "云南省", "city": "测试市", "number": "12356",
        "lines": 2, "hours": "24 小时" }, "remarks": "无特殊情况。" })
}

fn sign(report: &Report) -> Value {
    json!({ "id": new_id(), "digest": report.figures.digest })
}

fn count(report: &Report, item: ReportItem) -> u32 {
    report.figures.figures.iter().find(|figure| figure.item == item).expect("every item is there").count
}

/// Two callers helped, one of them closed, and one who left; the day is over. Two supervisors of the next day.
async fn the_day_after(hotline: &mut Hotline) -> (SignedIn, SignedIn) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    operator.ends(&held).await;
    operator.closes(hotline, &held).await;
    caller.is_closed().await;
    let mut leaver = hotline.caller().await;
    leaver.ends().await;
    hotline.much_later(Millis::days(1)).await;
    (hotline.person(&[Role::Supervisor]).await, hotline.person(&[Role::Supervisor]).await)
}

/// A draft, typed.
async fn draft(hotline: &Hotline, who: &SignedIn) -> Report {
    let begun = asks(hotline, who, "reports", &new_report(None)).await;
    assert_eq!(begun.typed.unit, "测试市心理援助热线", "from the settings");
    let path = format!("/api/v1/reports/{}", begun.report);
    hotline.ask(Method::PUT, &path, &who.access_token, Some(&typed())).await
}

async fn filled(hotline: &Hotline, who: &SignedIn) -> Report {
    let draft = draft(hotline, who).await;
    asks(hotline, who, &format!("reports/{}/fill", draft.report), &sign(&draft)).await
}

async fn does_a_report_come_from_draft_to_frozen(mut hotline: Hotline) {
    let (qin, luo) = the_day_after(&mut hotline).await;
    let draft = draft(&hotline, &qin).await;
    let path = format!("reports/{}", draft.report);
    assert_eq!(draft.actions, [ReportAction::Change, ReportAction::Fill]);
    let stale = json!({ "id": new_id(), "digest": "0".repeat(64) });
    assert_eq!(is_refused(&hotline, &qin, Method::POST, &format!("{path}/fill"), &stale).await, Code::FiguresChanged);
    let filled = asks(&hotline, &qin, &format!("{path}/fill"), &sign(&draft)).await;
    assert!(matches!(&filled.stage, ReportStage::Filled { filler } if filler.staff == qin.me.staff));
    assert_eq!(filled.actions, [], "whoever filled it in waits for another");
    assert_eq!(is_refused(&hotline, &qin, Method::PUT, &path, &typed()).await, Code::ReportFilled);
    for step in ["review", "return"] {
        let body = if step == "review" { sign(&filled) } else { json!({ "id": new_id(), "reason": "再核对" }) };
        let code = is_refused(&hotline, &qin, Method::POST, &format!("{path}/{step}"), &body).await;
        assert_eq!(code, Code::OwnReport, "{step}");
    }
    let no_reason = json!({ "id": new_id(), "reason": " " });
    assert_eq!(
        is_refused(&hotline, &luo, Method::POST, &format!("{path}/return"), &no_reason).await,
        Code::ReasonMissing
    );
    let back =
        asks(&hotline, &luo, &format!("{path}/return"), &json!({ "id": new_id(), "reason": "线路数有误" })).await;
    let ReportStage::Draft { returned: Some(returned) } = &back.stage else { panic!("{:?}", back.stage) };
    assert_eq!((returned.by.staff, returned.reason.as_str()), (luo.me.staff, "线路数有误"));
    let filled = asks(&hotline, &qin, &format!("{path}/fill"), &sign(&back)).await;
    let frozen = asks(&hotline, &luo, &format!("{path}/review"), &sign(&filled)).await;
    assert!(matches!(&frozen.stage, ReportStage::Frozen { reviewer, .. } if reviewer.staff == luo.me.staff));
    assert_eq!(frozen.actions, [ReportAction::Correct]);
    assert_eq!(is_refused(&hotline, &luo, Method::PUT, &path, &typed()).await, Code::ReportFrozen);
    let again = new_report(None);
    assert_eq!(is_refused(&hotline, &qin, Method::POST, "reports", &again).await, Code::ReportFrozen);
    let correction = asks(&hotline, &qin, "reports", &new_report(Some(frozen.report))).await;
    assert_eq!((correction.corrects, &correction.typed), (Some(frozen.report), &frozen.typed));
    assert_eq!(sees(&hotline, &qin, frozen.report).await.corrected_by, Some(correction.report));
    let second = new_report(Some(frozen.report));
    assert_eq!(is_refused(&hotline, &qin, Method::POST, "reports", &second).await, Code::ReportCorrected);
    let list: Window<ReportRow> = hotline.ask(Method::GET, "/api/v1/reports", &qin.access_token, None::<&()>).await;
    let listed: BTreeSet<ReportId> = list.rows.iter().map(|row| row.report).collect();
    assert_eq!(listed, BTreeSet::from([correction.report, frozen.report]));
    hotline.close().await;
}

async fn is_a_number_that_of_its_search(mut hotline: Hotline) {
    let (qin, _) = the_day_after(&mut hotline).await;
    let report = draft(&hotline, &qin).await;
    assert_eq!((count(&report, ReportItem::Reached), count(&report, ReportItem::Handled)), (2, 1));
    for figure in &report.figures.figures {
        if let Some(filter) = &figure.opens {
            assert_eq!(found(&hotline, &qin.access_token, filter).await, figure.count, "{:?}", figure.item);
        }
    }
    let opened = report.figures.figures.iter().filter(|figure| figure.opens.is_some()).count();
    assert_eq!(opened, 17, "seven of calls and ten problem types");
    hotline.close().await;
}

/// Somebody's attendance of that day is confirmed only now.
async fn attends_late(hotline: &Hotline, trainer: &SignedIn, staff: StaffId) {
    let token = &trainer.access_token;
    let course = json!({ "id": new_id(), "kind": "annual", "title": "年度培训", "content": "", "minutes": 60,
        "valid_months": null });
    let course: Course = hotline.ask(Method::POST, "/api/v1/courses", token, Some(&course)).await;
    let held = json!({ "id": new_id(), "course": course.course, "on": DAY, "minutes": 60, "trainer": trainer.me.staff,
        "lecturer": "", "organiser": "centre", "place": "", "materials": "" });
    let held: Training = hotline.ask(Method::POST, "/api/v1/trainings", token, Some(&held)).await;
    let path = format!("/api/v1/trainings/{}", held.training);
    let enrol = json!({ "id": new_id(), "people": [staff] });
    let _: Training = hotline.ask(Method::POST, &format!("{path}/enrolments"), token, Some(&enrol)).await;
    let result = json!({ "id": new_id(), "people": [{ "staff": staff, "result": "passed" }] });
    let _: Training = hotline.ask(Method::POST, &format!("{path}/attendance"), token, Some(&result)).await;
}

async fn what_changes_between_two_signatures(mut hotline: Hotline) {
    let (qin, luo) = the_day_after(&mut hotline).await;
    let filled = filled(&hotline, &qin).await;
    assert_eq!(filled.changed, []);
    attends_late(&hotline, &qin, luo.me.staff).await;
    let seen = sees(&hotline, &luo, filled.report).await;
    let now = |item| FigureChanged { item, signed: 0, now: 1 };
    assert_eq!(seen.changed, [now(ReportItem::TrainingPersonTimes), now(ReportItem::TrainingPeople)]);
    assert_eq!(seen.figures, filled.figures, "the figures are those that were signed");
    let frozen = asks(&hotline, &luo, &format!("reports/{}/review", filled.report), &sign(&seen)).await;
    assert_eq!((&frozen.figures, frozen.changed.len()), (&filled.figures, 0));
    let correction = asks(&hotline, &qin, "reports", &new_report(Some(frozen.report))).await;
    assert_eq!(count(&correction, ReportItem::TrainingPeople), 1, "a correction counts anew");
    hotline.close().await;
}

async fn is_the_file_the_report(mut hotline: Hotline) {
    let (qin, luo) = the_day_after(&mut hotline).await;
    let filled = filled(&hotline, &qin).await;
    let path = |kind: &str, more: &str| format!("reports/{}/file/{kind}?{more}", filled.report);
    let text = text_of_pdf(&file(&hotline, &qin.access_token, &path("pdf", "")).await);
    for words in ["心理援助热线工作报表", "DRAFT", "2026-11-21", &qin.me.name, &filled.figures.digest] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let frozen = asks(&hotline, &luo, &format!("reports/{}/review", filled.report), &sign(&filled)).await;
    let text = text_of_pdf(&file(&hotline, &qin.access_token, &path("pdf", "language=en")).await);
    for words in ["Psychological-aid hotline report", "Connect rate", "50.0%", &luo.me.name, "Page 1 of 1"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("DRAFT"), "{text}");
    let rows = workbook(&hotline, &qin.access_token, &path("xlsx", "language=en&audience=authority")).await;
    let words = [
        ("Calls reaching the line", ReportItem::Reached),
        ("Handled", ReportItem::Handled),
        ("Local", ReportItem::Local),
        ("Training, person-times", ReportItem::TrainingPersonTimes),
    ];
    for (name, item) in words {
        assert_eq!(beside(&rows, name), count(&frozen, item).to_string(), "{name}");
    }
    let rows = workbook(&hotline, &qin.access_token, &path("xlsx", "language=en&audience=public")).await;
    assert_eq!(beside(&rows, "Calls reaching the line"), "*", "two callers");
    assert_eq!(beside(&rows, "Connect rate"), "*");
    let told = hotline.store().journal_after(0, 1_000).await.expect("the journal is read");
    let taken = told.iter().filter_map(|entry| match &entry.event {
        Event::Report(ReportEvent::FiguresExported { report, audience, .. }) => Some((*report, *audience)),
        _ => None,
    });
    let for_public = taken.filter(|one| *one == (Some(frozen.report), Audience::Public)).count();
    assert_eq!(for_public, 1, "the journal tells for whom");
    hotline.close().await;
}

async fn which_report_is_refused(mut hotline: Hotline) {
    let qin = hotline.person(&[Role::Supervisor]).await;
    let period = |first: &str, last: &str| json!({ "id": new_id(), "first_day": first, "last_day": last });
    for (first, last) in [("2026-11-22", "2026-11-21"), ("2025-01-01", "2026-11-21")] {
        let code = is_refused(&hotline, &qin, Method::POST, "reports", &period(first, last)).await;
        assert_eq!(code, Code::FieldInvalid);
    }
    let nothing = new_report(Some(ReportId(new_id())));
    assert_eq!(is_refused(&hotline, &qin, Method::POST, "reports", &nothing).await, Code::NotFound);
    let begun = asks(&hotline, &qin, "reports", &new_report(None)).await;
    let not_frozen = new_report(Some(begun.report));
    assert_eq!(is_refused(&hotline, &qin, Method::POST, "reports", &not_frozen).await, Code::ReportNotFrozen);
    let fill = format!("reports/{}/fill", begun.report);
    assert_eq!(is_refused(&hotline, &qin, Method::POST, &fill, &sign(&begun)).await, Code::PeriodNotOver, "today");
    let mut long = typed();
    long["typed"]["unit"] = json!("热".repeat(121));
    let path = format!("reports/{}", begun.report);
    assert_eq!(is_refused(&hotline, &qin, Method::PUT, &path, &long).await, Code::TextTooLong);
    let ended = asks(&hotline, &qin, "reports", &period("2026-11-20", "2026-11-20")).await;
    let fill = format!("reports/{}/fill", ended.report);
    assert_eq!(is_refused(&hotline, &qin, Method::POST, &fill, &sign(&ended)).await, Code::TextEmpty, "nothing typed");
    hotline.close().await;
}
