//! Follow-ups of patients: classified by the rules and decided by a person, dated, drafted; three that reach nobody lose a
//! patient, and danger opens a dispatch.

use crate::patients::{approved, posts, registration};
use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::dispatch::Source;
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::patient::{Dangerousness, PatientClass, StatusWord};
use xinqiao_domain::roles::Role;
use xinqiao_domain::visit::{ClassReason, LostReason, QuarterStanding, VisitOutcomeWord};
use xinqiao_domain::{Event, PatientId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::dispatches::DispatchRequested;
use xinqiao_protocol::http::patients::PatientDetail;
use xinqiao_protocol::http::records::Saved;
use xinqiao_protocol::http::visits::{VisitAction, VisitDesk, VisitHandedIn, VisitProposal, VisitRow, VisitView};
use xinqiao_tests::{County, Hotline, new_id, on_both_databases};

on_both_databases!(
    does_a_visit_set_class_level_and_the_day_of_the_next,
    does_a_person_decide_and_say_why_where_it_differs,
    do_three_visits_that_reach_nobody_lose_a_patient_until_one_does,
    is_a_draft_its_writers_own_until_it_is_handed_in,
    does_danger_open_a_dispatch_in_one_action,
);

pub const TODAY: &str = "2026-11-21";

/// A patient of this name with this consent, followed up by the county's clerk.
pub async fn registers(hotline: &Hotline, county: &County, name: &str, consent: Value) -> PatientId {
    let case = approved(hotline, county).await;
    let mut body = registration(county, case, None);
    body["consent"] = consent;
    body["file"]["identity"]["name"] = json!(name);
    body["file"]["identity"]["document"] = Value::Null;
    posts::<PatientDetail>(hotline, &county.clerk.token, "patients", &body).await.patient
}

/// A patient of this name who agreed to being managed.
pub async fn managed(hotline: &Hotline, county: &County, name: &str) -> PatientId {
    let consent = json!({ "kind": "given", "by": "guardian", "on": "2026-11-20" });
    registers(hotline, county, name, consent).await
}

/// What whoever visits sees before the visit.
pub async fn visit_desk(hotline: &Hotline, token: &str, patient: PatientId) -> VisitDesk {
    hotline.ask(Method::GET, &format!("/api/v1/patients/{patient}/visit-desk"), token, None::<&()>).await
}

/// Hands in a visit.
pub async fn hands_in(
    hotline: &Hotline,
    token: &str,
    patient: PatientId,
    form: &Value,
    decision: &Value,
) -> VisitHandedIn {
    let body = json!({ "id": new_id(), "form": form, "decision": decision });
    hotline.ask(Method::POST, &format!("/api/v1/patients/{patient}/visits"), token, Some(&body)).await
}

/// What is found of somebody of whom there is nothing bad to say; what is given stands in place of it.
pub fn findings(given: &Value) -> Value {
    let good = json!("good");
    let mut findings = json!({
        "interviewed": ["patient"],
        "dangerousness": 0,
        "symptoms": { "kind": "gone" },
        "insight": "full",
        "sleep": good,
        "diet": good,
        "functions": { "self_care": good, "housework": good, "work": null, "learning": good, "social": good },
        "acts": { "minor": 0, "incident": 0, "serious": 0, "other": 0, "self_harm": 0, "attempted_suicide": 0 },
        "restraint": "none",
        "hospital": { "kind": "never" },
        "laboratory": { "kind": "no" },
        "physical": "stable",
        "adherence": "regular",
        "reaction": { "kind": "no" },
        "effect": "better",
        "referral": { "kind": "not_needed" },
        "medication": [
            { "drug": "奥氮平", "dose": { "kind": "daily", "morning_ug": 0, "noon_ug": 0, "night_ug": 10_000 } },
        ],
        "rehabilitation": [],
        "companions": [],
        "remarks": "",
    });
    for (field, value) in given.as_object().expect("fields") {
        findings[field] = value.clone();
    }
    findings
}

/// A visit by telephone that reached the patient.
pub fn reached(on: &str, findings: &Value) -> Value {
    json!({ "on": on, "mode": "phone", "outcome": { "kind": "reached", "findings": findings } })
}

/// A visit that reached nobody.
pub fn reached_nobody(on: &str) -> Value {
    json!({ "on": on, "mode": "phone", "outcome": { "kind": "not_reached", "lost": null, "words": "" } })
}

/// A class without a word about it.
pub fn decided(class: &str) -> Value {
    json!({ "class": class, "because": "" })
}

async fn facts(hotline: &Hotline, patient: PatientId) -> Vec<PatientFact> {
    let entries = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let fact = |event| match event {
        Event::Patient(event) if event.patient == patient => Some(event.fact),
        _ => None,
    };
    entries.into_iter().filter_map(|entry| fact(entry.event)).collect()
}

pub async fn visits(hotline: &Hotline, county: &County, patient: PatientId) -> Vec<VisitRow> {
    let path = format!("/api/v1/patients/{patient}/visits");
    hotline.ask::<_, Window<VisitRow>>(Method::GET, &path, &county.clerk.token, None::<&()>).await.rows
}

async fn view(hotline: &Hotline, county: &County, row: &VisitRow) -> VisitView {
    let path = format!("/api/v1/visits/{}", row.visit);
    hotline.ask(Method::GET, &path, &county.clerk.token, None::<&()>).await
}

pub async fn code(hotline: &Hotline, token: &str, path: &str, body: &Value) -> Code {
    hotline.refused(Method::POST, &format!("/api/v1/{path}"), Some(token), Some(body)).await.code
}

async fn does_a_visit_set_class_level_and_the_day_of_the_next(mut hotline: Hotline) {
    let county = hotline.county().await;
    let patient = managed(&hotline, &county, "甲某").await;
    let clerk = &county.clerk.token;
    let desk = visit_desk(&hotline, clerk, patient).await;
    assert_eq!((desk.class, desk.since, desk.missed), (None, None, 0));
    assert_eq!(desk.next_on.map(|day| day.to_string()).as_deref(), Some("2026-12-05"), "two weeks after registering");
    assert_eq!(desk.quarters[3], QuarterStanding::Open);
    assert!(desk.actions.contains(&VisitAction::HandIn) && !desk.actions.contains(&VisitAction::Guide));

    let found = findings(&json!({ "dangerousness": 4, "insight": "none", "remarks": "打碎邻居的窗户" }));
    let asked = json!({ "on": TODAY, "findings": found });
    let path = format!("/api/v1/patients/{patient}/visit-proposal");
    let proposed: VisitProposal = hotline.ask(Method::POST, &path, clerk, Some(&asked)).await;
    assert_eq!(proposed.proposal.class, PatientClass::Unstable);
    assert_eq!(proposed.proposal.reasons, [ClassReason::Dangerous, ClassReason::NoInsight]);
    assert_eq!(proposed.next[0].on.to_string(), "2026-12-05");
    assert_eq!(proposed.next[2].on.to_string(), "2027-02-19");

    let body = json!({ "id": new_id(), "form": reached(TODAY, &found), "decision": decided("unstable") });
    let path = format!("/api/v1/patients/{patient}/visits");
    let done: VisitHandedIn = hotline.ask(Method::POST, &path, clerk, Some(&body)).await;
    assert_eq!((done.class, done.status), (Some(PatientClass::Unstable), StatusWord::Managed));
    assert_eq!(done.next_on.map(|day| day.to_string()).as_deref(), Some("2026-12-05"));
    let again: VisitHandedIn = hotline.ask(Method::POST, &path, clerk, Some(&body)).await;
    assert_eq!(again.visit, done.visit, "repeated, it is the same visit");
    let mut other = body.clone();
    other["form"]["mode"] = json!("clinic");
    assert_eq!(code(&hotline, clerk, &format!("patients/{patient}/visits"), &other).await, Code::IdReused);

    let rows = visits(&hotline, &county, patient).await;
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].outcome, rows[0].level.map(Dangerousness::level)), (VisitOutcomeWord::Reached, Some(4)));
    let opened = view(&hotline, &county, &rows[0]).await;
    assert_eq!(serde_json::to_value(&opened.form).expect("json"), body["form"], "as it was handed in");
    let desk = visit_desk(&hotline, clerk, patient).await;
    assert_eq!((desk.class, desk.quarters[3]), (Some(PatientClass::Unstable), QuarterStanding::Done));
    assert_eq!(desk.since.map(|day| day.to_string()).as_deref(), Some(TODAY));
    assert_eq!(desk.last.map(|found| found.dangerousness.level()), Some(4), "to begin from");

    let told = facts(&hotline, patient).await;
    let visit = done.visit;
    let decided = Some(PatientClass::Unstable);
    assert!(told.contains(&PatientFact::VisitHandedIn { visit, outcome: VisitOutcomeWord::Reached, decided }));
    assert!(told.contains(&PatientFact::VisitRead { visit }), "its opening is recorded");
    let disclosed = |fact: &PatientFact| matches!(fact, PatientFact::PatientDisclosed { institution, .. } if *institution == county.police);
    assert!(told.iter().any(disclosed), "level 4: the police are told in the same commit");
    let journal = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let text = format!("{journal:?}");
    assert!(!text.contains("打碎") && !text.contains("甲某"), "the journal knows no words and no names");
    hotline.close().await;
}

async fn does_a_person_decide_and_say_why_where_it_differs(mut hotline: Hotline) {
    let county = hotline.county().await;
    let patient = managed(&hotline, &county, "乙某").await;
    let (clerk, path) = (&county.clerk.token, format!("patients/{patient}/visits"));
    let form = reached(TODAY, &findings(&json!({})));
    let hand_in = |form: &Value, decision: Value| json!({ "id": new_id(), "form": form, "decision": decision });
    assert_eq!(code(&hotline, clerk, &path, &hand_in(&form, Value::Null)).await, Code::ClassMissing);
    assert_eq!(code(&hotline, clerk, &path, &hand_in(&form, decided("unstable"))).await, Code::ReasonMissing);
    let ahead = reached("2026-11-22", &findings(&json!({})));
    assert_eq!(code(&hotline, clerk, &path, &hand_in(&ahead, decided("stable"))).await, Code::VisitInFuture);
    let empty = reached(TODAY, &findings(&json!({ "interviewed": [] })));
    assert_eq!(code(&hotline, clerk, &path, &hand_in(&empty, decided("stable"))).await, Code::FieldInvalid);
    assert!(visits(&hotline, &county, patient).await.is_empty(), "nothing of it was written");

    let decision = json!({ "class": "unstable", "because": "母亲说他夜里磨刀" });
    let done = hands_in(&hotline, clerk, patient, &form, &decision).await;
    assert_eq!(done.class, Some(PatientClass::Unstable));
    let opened = view(&hotline, &county, &visits(&hotline, &county, patient).await[0]).await;
    assert_eq!(opened.proposal.map(|proposal| proposal.class), Some(PatientClass::Stable));
    assert_eq!(opened.decision.map(|decision| decision.because).as_deref(), Some("母亲说他夜里磨刀"));

    // Who goes to the home of somebody unstable says who went along.
    let mut home = reached(TODAY, &findings(&json!({})));
    home["mode"] = json!("home");
    let alone = hand_in(&home, decided("stable"));
    assert_eq!(code(&hotline, clerk, &path, &alone).await, Code::CompanionsMissing);
    home["outcome"]["findings"]["companions"] = json!([{ "role": "police", "name": "王警官" }]);
    assert_eq!(hands_in(&hotline, clerk, patient, &home, &decided("stable")).await.class, Some(PatientClass::Stable));
    let before = reached("2026-11-20", &findings(&json!({})));
    assert_eq!(code(&hotline, clerk, &path, &hand_in(&before, decided("stable"))).await, Code::VisitOutOfOrder);
    hotline.close().await;
}

async fn do_three_visits_that_reach_nobody_lose_a_patient_until_one_does(mut hotline: Hotline) {
    let county = hotline.county().await;
    let patient = managed(&hotline, &county, "丙某").await;
    let clerk = &county.clerk.token;
    for (day, status, lost, next) in [
        ("2026-11-01", StatusWord::Managed, None, "2026-11-15"),
        ("2026-11-08", StatusWord::Managed, None, "2026-11-22"),
        ("2026-11-15", StatusWord::Lost, Some(LostReason::ThreeMissed), "2027-02-13"),
    ] {
        let done = hands_in(&hotline, clerk, patient, &reached_nobody(day), &Value::Null).await;
        assert_eq!((done.status, done.lost, done.class), (status, lost, None), "on {day}");
        assert_eq!(done.next_on.map(|day| day.to_string()).as_deref(), Some(next), "on {day}");
    }
    let desk = visit_desk(&hotline, clerk, patient).await;
    assert_eq!((desk.missed, desk.quarters[3]), (3, QuarterStanding::Open), "nobody reached is no follow-up");
    let done = hands_in(&hotline, clerk, patient, &reached(TODAY, &findings(&json!({}))), &decided("stable")).await;
    assert_eq!((done.status, done.lost), (StatusWord::Managed, None), "who is reached is found");
    let told = facts(&hotline, patient).await;
    for status in [StatusWord::Lost, StatusWord::Managed] {
        assert!(told.contains(&PatientFact::PatientStatusChanged { status }), "{status:?} is told");
    }
    // Nobody is due a visit who died.
    let mut died = reached_nobody(TODAY);
    died["outcome"] = json!({ "kind": "died", "on": TODAY, "cause": "accident", "words": "" });
    let done = hands_in(&hotline, clerk, patient, &died, &Value::Null).await;
    assert_eq!((done.status, done.next_on), (StatusWord::Dead, None));
    let body = json!({ "id": new_id(), "form": reached_nobody(TODAY), "decision": null });
    assert_eq!(code(&hotline, clerk, &format!("patients/{patient}/visits"), &body).await, Code::PatientGone);
    assert!(visit_desk(&hotline, clerk, patient).await.actions.is_empty());
    hotline.close().await;
}

async fn is_a_draft_its_writers_own_until_it_is_handed_in(mut hotline: Hotline) {
    let county = hotline.county().await;
    let patient = managed(&hotline, &county, "丁某").await;
    let clerk = &county.clerk.token;
    let colleague = hotline.colleague(&county.keeper, county.clinic, &[Role::RegistryClerk], None).await;
    let path = format!("/api/v1/patients/{patient}/visit-draft");
    let keep = async |token: &str, body: &str| -> Saved {
        hotline.ask(Method::PUT, &path, token, Some(&json!({ "body": body }))).await
    };
    keep(clerk, "{\"sleep\":\"poor\"}").await;
    let draft = visit_desk(&hotline, clerk, patient).await.draft.expect("it was kept");
    assert_eq!(draft.body, "{\"sleep\":\"poor\"}");
    assert_eq!(visit_desk(&hotline, &colleague.token, patient).await.draft, None, "it is its writer's");
    let long = json!({ "body": "x".repeat(32 * 1024 + 1) });
    assert_eq!(hotline.refused(Method::PUT, &path, Some(clerk), Some(&long)).await.code, Code::TextTooLong);
    keep(&colleague.token, "theirs").await;
    hands_in(&hotline, clerk, patient, &reached_nobody(TODAY), &Value::Null).await;
    assert_eq!(visit_desk(&hotline, clerk, patient).await.draft, None, "handed in");
    assert!(visit_desk(&hotline, &colleague.token, patient).await.draft.is_some());
    keep(&colleague.token, "").await;
    assert_eq!(visit_desk(&hotline, &colleague.token, patient).await.draft, None, "given up");
    hotline.close().await;
}

fn danger(county: &County) -> Value {
    json!({
        "request": {
            "id": new_id(),
            "purpose": "real",
            "area": county.township,
            "class": "immediate",
            "basis": "others_in_danger",
            "reasons": ["harm_to_others"],
            "brief": {
                "place": { "words": "桥东路 3 号", "coordinates": null, "map_link": "", "confidence": "certain" },
                "person": { "name": "戊某", "phone": "", "about": "" },
                "situation": "持刀站在院里",
                "danger_on_the_way": "刀",
                "informant": { "name": "", "relation": "", "phone": "" },
                "call_back": "",
            },
        },
    })
}

async fn does_danger_open_a_dispatch_in_one_action(mut hotline: Hotline) {
    let county = hotline.county().await;
    let patient = managed(&hotline, &county, "戊某").await;
    let team = hotline.team(&county.supervisor, "永和县危机干预队", county.area, &[]).await;
    let clerk = &county.clerk.token;
    let path = format!("/api/v1/patients/{patient}/visit-dispatch");
    let asked = danger(&county);
    let requested: DispatchRequested = hotline.ask(Method::POST, &path, clerk, Some(&asked)).await;
    let again: DispatchRequested = hotline.ask(Method::POST, &path, clerk, Some(&asked)).await;
    assert_eq!(again.dispatch, requested.dispatch, "repeated, it is the same");
    let second = hotline.refused(Method::POST, &path, Some(clerk), Some(&danger(&county))).await;
    assert_eq!(second.code, Code::DispatchOpen, "one at a time");
    assert_eq!(second.params.get("dispatch"), Some(&requested.dispatch.to_string()));
    let stored = hotline.store().one_dispatch(requested.dispatch).await.expect("read").expect("it is there");
    assert_eq!((stored.dispatch.source, stored.dispatch.team), (Source::FollowUp, team));

    hands_in(&hotline, clerk, patient, &reached_nobody(TODAY), &Value::Null).await;
    assert_eq!(visits(&hotline, &county, patient).await[0].dispatch, Some(requested.dispatch), "the visit names it");
    let told = facts(&hotline, patient).await;
    assert!(told.contains(&PatientFact::VisitDispatched { dispatch: requested.dispatch }));
    let over = json!({ "id": new_id(), "because": "safe", "note": "" });
    let path = format!("/api/v1/dispatches/{}/stand-down", requested.dispatch);
    let (status, text) = hotline.send(Method::POST, &path, Some(&county.supervisor), Some(&over)).await;
    assert!(status.is_success(), "{status} {text}");
    hotline.close().await;
}
