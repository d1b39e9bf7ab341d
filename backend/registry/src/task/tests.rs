//! Is a stranger's task read as what it says, and as nothing where it says nothing?

use super::*;
use crate::status::outward;
use proptest::prelude::*;
use serde_json::json;
use xinqiao_domain::referral::{Cancel, ReferralWord};

const REFERRAL: &str = "0a7c1d10-6c0e-4b57-9f0a-000000000002";
const SINCE: Timestamp = Timestamp(1_700_000_000_000_000);

fn names() -> Names {
    Names::new("https://hotline.example.org")
}

fn task(version: &str, at: &str, more: &Value) -> Value {
    let mut task = json!({
        "resourceType": "Task",
        "id": "t1",
        "meta": { "versionId": version, "lastUpdated": at },
        "identifier": [
            { "system": "urn:elsewhere", "value": "77" },
            { "system": "https://hotline.example.org/fhir/sid/referral-task", "value": REFERRAL }
        ],
    });
    for (name, value) in more.as_object().unwrap() {
        task[name] = value.clone();
    }
    task
}

fn searchset(tasks: &[Value]) -> Vec<u8> {
    let entry: Vec<_> = tasks.iter().map(|task| json!({ "resource": task })).collect();
    json!({ "resourceType": "Bundle", "type": "searchset", "entry": entry }).to_string().into_bytes()
}

fn read(tasks: &[Value]) -> Page {
    page(&names(), &searchset(tasks), SINCE).unwrap()
}

fn reading(more: &Value) -> Reading {
    read(&[task("3", "2026-11-21T02:31:00+08:00", more)]).reports[0].reading
}

fn business(status: &str, code: &str) -> Value {
    json!({ "status": status, "businessStatus": { "coding": [{ "system": BUSINESS_STATUS, "code": code }] } })
}

#[test]
fn what_does_each_status_say() {
    let declined = |because| Said::Declined { because };
    let failed = |because| Said::Failed { because };
    let code = |code: &str| json!({ "coding": [{ "code": code }] });
    let table: &[(Value, Option<Said>)] = &[
        (json!({ "status": "draft" }), Some(Said::Draft)),
        (business("requested", "2.0"), Some(Said::Sent)),
        (json!({ "status": "received" }), Some(Said::Received)),
        (json!({ "status": "accepted" }), Some(Said::Accepted)),
        (json!({ "status": "ready" }), Some(Said::Accepted)),
        (business("accepted", "3.0"), Some(Said::Accepted)),
        (business("accepted", "5.1.1"), Some(Said::Accepted)),
        (business("in-progress", "5.1.2"), Some(Said::NoShow)),
        (business("accepted", "5.1.3"), Some(Said::NoShow)),
        (business("in-progress", "5.1.4"), Some(Said::Attended)),
        (json!({ "status": "in-progress" }), Some(Said::Accepted)),
        (business("accepted", "99"), Some(Said::Accepted)),
        (json!({ "status": "rejected" }), Some(declined(ReferralDecline::Other))),
        (json!({ "status": "rejected", "statusReason": code("no_bed") }), Some(declined(ReferralDecline::NoBed))),
        (json!({ "status": "cancelled" }), Some(Said::Cancelled)),
        (json!({ "status": "failed" }), Some(failed(FailureReason::Other))),
        (json!({ "status": "failed", "statusReason": code("not_found") }), Some(failed(FailureReason::NotFound))),
        (json!({ "status": "completed" }), Some(Said::Completed { outcome: None })),
        (json!({ "status": "on-hold" }), None),
        (json!({ "status": "entered-in-error" }), None),
        (json!({ "status": "Accepted" }), None),
        (json!({ "status": "" }), None),
    ];
    for (more, said) in table {
        assert_eq!(reading(more), said.map_or(Reading::Unclear, Reading::Says), "{more}");
    }
}

#[test]
fn is_an_appointment_read_with_its_instant_and_an_outcome_in_our_words_or_as_another() {
    let mut scheduled = business("accepted", "5.1.1");
    scheduled["executionPeriod"] = json!({ "start": "2026-11-22T09:00:00+08:00" });
    let visit_at = instant("2026-11-22T01:00:00Z").unwrap();
    assert_eq!(reading(&scheduled), Reading::Says(Said::Scheduled { visit_at }));
    let completed = |output: Value| reading(&json!({ "status": "completed", "output": [output] }));
    let outcome = |outcome| Reading::Says(Said::Completed { outcome: Some(outcome) });
    let admitted = json!({ "valueCodeableConcept": { "coding": [{ "code": "305056002" }, { "code": "admitted" }] } });
    assert_eq!(completed(admitted), outcome(OutcomeWord::Admitted));
    assert_eq!(completed(json!({ "valueCode": "observed" })), outcome(OutcomeWord::Observed));
    assert_eq!(completed(json!({ "valueString": "went home" })), outcome(OutcomeWord::Other));
}

#[test]
fn are_reason_and_remarks_read_in_words_and_not_without_end() {
    let more =
        json!({ "status": "rejected", "statusReason": { "text": "没有床位" }, "note": [{ "text": " 周一再问 " }, {}] });
    assert_eq!(read(&[task("3", "2026-11-21T02:31:00Z", &more)]).reports[0].words, "没有床位\n周一再问");
    let long = json!({ "status": "rejected", "note": [{ "text": "长".repeat(9_000) }] });
    let words = &read(&[task("3", "2026-11-21T02:31:00Z", &long)]).reports[0].words;
    assert_eq!(words.chars().count(), LONGEST_WORDS);
}

#[test]
fn what_is_not_ours_is_passed_over_and_what_is_ours_and_says_nothing_is_counted() {
    let ours = task("2", "2026-11-21T02:31:00Z", &json!({ "status": "received" }));
    let mut theirs = ours.clone();
    theirs["identifier"] = json!([{ "system": "urn:elsewhere", "value": REFERRAL }]);
    let mut without = ours.clone();
    without["meta"] = json!({});
    let patient = json!({ "resourceType": "Patient", "identifier": ours["identifier"] });
    let page = read(&[theirs, without, patient, Value::Null, ours]);
    assert_eq!((page.reports.len(), page.unreadable), (1, 1));
    assert_eq!(page.next, instant("2026-11-21T02:31:00Z").unwrap());
    assert_eq!((page.reports[0].source.as_str(), page.reports[0].version), ("t1", 2));
}

#[test]
fn a_version_that_is_no_number_is_ordered_by_its_instant() {
    let at = "2026-11-21T02:31:00.25Z";
    let page = read(&[task("8b1c", at, &json!({ "status": "received" }))]);
    assert_eq!(page.reports[0].version, instant(at).unwrap().0);
}

#[test]
fn does_a_page_full_of_one_instant_not_hold_us_for_ever() {
    let at = crate::time::date_time(SINCE);
    let many = vec![task("1", &at, &json!({ "status": "received" })); TASKS];
    assert!(read(&many).next > SINCE);
    assert_eq!(read(&many[1..]).next, SINCE);
}

#[test]
fn is_an_answer_of_something_else_no_answer() {
    for body in ["", "null", "[]", "<html>", "{}", r#"{"resourceType":"OperationOutcome"}"#] {
        assert_eq!(page(&names(), body.as_bytes(), SINCE), None, "{body}");
    }
}

#[test]
fn does_what_the_receiver_says_outside_read_back_as_the_same_state() {
    for word in ReferralWord::ALL {
        let (status, code) = outward(*word, Cancel::NotAsked);
        let read = reading(&business(status.code(), code.code()));
        let Reading::Says(said) = read else { panic!("{word:?} cannot be read") };
        let expected = match word {
            // Nobody tells it apart outside.
            ReferralWord::Received => ReferralWord::Sent,
            // Without its instant it is no appointment.
            ReferralWord::Scheduled => ReferralWord::Accepted,
            other => *other,
        };
        assert_eq!(said.word(), expected);
    }
}

proptest! {
    #[test]
    fn does_no_bent_task_break_the_reading(
        status in "[a-z-]{0,12}", version in "\\PC{0,8}", at in "\\PC{0,30}", name in "[a-zA-Z]{1,12}", odd in 0..5u8,
    ) {
        let odd = match odd { 0 => Value::Null, 1 => json!(7), 2 => json!([{}]), 3 => json!({ "coding": 7 }), _ => json!("x") };
        let bent = task(&version, &at, &json!({ "status": status, name: odd }));
        let page = page(&names(), &searchset(&[bent]), SINCE);
        prop_assert!(page.is_none_or(|page| page.reports.len() + page.unreadable <= 1));
    }
}
