//! The registry: who becomes a patient and who never, who sees what of them, and what the hotline learns when one calls.

use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::patient::{PatientAction, PatientField, PatientOrigin, PatientStatus, StatusWord};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{Event, Millis, PatientId, SessionId, SuspectedCaseId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::calls::Call;
use xinqiao_protocol::http::cases::{CaseOpened, CaseView};
use xinqiao_protocol::http::patients::{
    CallerInRegistry, DuplicatesFound, Likeness, PatientAssigned, PatientDetail, PatientRow,
};
use xinqiao_tests::{Colleague, County, Hotline, case_form, new_id, on_both_databases};

on_both_databases!(
    does_a_session_ever_make_a_patient,
    is_anybody_registered_twice,
    who_sees_what_of_a_patient,
    how_is_a_file_kept,
    is_a_file_handed_on_with_all_that_is_in_it,
    what_stands_in_the_register_of_harms,
    what_does_an_operator_learn_when_a_patient_calls,
    is_a_patient_known_who_asked_over_the_web_to_be_called_back,
);

/// Of the patient of these stories; nothing of it may be read by who must not.
pub const NAME: &str = "周望舒";
pub const ADDRESS: &str = "桥东镇柳林村 7 号";
pub const GUARDIAN: &str = "周长河";
const PHONE: &str = "13700007777";
const DRUG: &str = "奥氮平";

/// A case that a hospital reported and the county approved.
pub async fn approved(hotline: &Hotline, county: &County) -> SuspectedCaseId {
    let case = reported(hotline, county).await;
    let seen = hotline.case_of(&county.reviewer.token, case).await;
    let review = json!({ "id": new_id(), "version": seen.row.version, "verdict": "approve", "reason": "" });
    let path = format!("cases/{}/review", case.case);
    let _: CaseView = posts(hotline, &county.reviewer.token, &path, &review).await;
    case.case
}

async fn reported(hotline: &Hotline, county: &County) -> CaseOpened {
    let report = json!({
        "id": new_id(), "form": case_form(county.township), "disorder": "schizophrenia", "grounds": "住院确诊",
    });
    posts(hotline, &county.physician.token, "case-reports", &report).await
}

/// What a clerk of the clinic enters of [`NAME`].
pub fn registration(county: &County, case: SuspectedCaseId, level: Option<u8>) -> Value {
    json!({
        "id": new_id(),
        "case": case,
        "township": county.township,
        "institution": county.clinic,
        "worker": county.clerk.staff,
        "consent": { "kind": "given", "by": "guardian", "on": "2026-11-20" },
        "level": level,
        "file": file(),
        "distinct_from": [],
    })
}

pub fn file() -> Value {
    json!({
        "identity": {
            "name": NAME, "gender": "woman", "born_on": "1991-04-05",
            "document": { "kind": "identity_card", "number": "530125199104050029" },
            "phone": PHONE, "address": ADDRESS, "household": "local",
        },
        "guardian": { "name": GUARDIAN, "relation": "父亲", "phone": "13700008888", "address": "" },
        "contacts": [{ "name": "何主任", "relation": "村干部", "phone": "13700009999" }],
        "clinical": {
            "onset_on": "2015-06-01", "treatment_before": "两次住院", "danger_before": "曾砸毁门窗",
            "medication": [{
                "drug": DRUG, "dose": { "kind": "daily", "morning_ug": 0, "noon_ug": 0, "night_ug": 10_000 },
            }],
        },
    })
}

pub async fn registers(hotline: &Hotline, county: &County, level: Option<u8>) -> PatientDetail {
    let case = approved(hotline, county).await;
    posts(hotline, &county.clerk.token, "patients", &registration(county, case, level)).await
}

pub async fn posts<A: serde::de::DeserializeOwned>(hotline: &Hotline, token: &str, path: &str, body: &Value) -> A {
    hotline.ask(Method::POST, &format!("/api/v1/{path}"), token, Some(body)).await
}

pub async fn reads<A: serde::de::DeserializeOwned>(hotline: &Hotline, token: &str, path: &str) -> A {
    hotline.ask(Method::GET, &format!("/api/v1/{path}"), token, None::<&()>).await
}

pub async fn refused(hotline: &Hotline, token: &str, path: &str, body: &Value) -> Code {
    hotline.refused(Method::POST, &format!("/api/v1/{path}"), Some(token), Some(body)).await.code
}

pub async fn kept_from(hotline: &Hotline, token: &str, path: &str) -> Code {
    hotline.refused(Method::GET, &format!("/api/v1/{path}"), Some(token), None::<&()>).await.code
}

/// The patients of whoever asks.
async fn list(hotline: &Hotline, who: &Colleague) -> Vec<PatientRow> {
    reads::<Window<PatientRow>>(hotline, &who.token, "patients").await.rows
}

/// What the journal tells of a patient, in order.
pub async fn told(hotline: &Hotline, patient: PatientId) -> Vec<PatientFact> {
    let entries = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let facts = entries.into_iter().filter_map(|entry| match entry.event {
        Event::Patient(event) if event.patient == patient => Some(event.fact),
        _ => None,
    });
    facts.collect()
}

async fn does_a_session_ever_make_a_patient(mut hotline: Hotline) {
    let county = hotline.county().await;
    let (operator, _caller, held) = hotline.talk().await;
    let opened = hotline.opens_case_from_session(&operator.token, held.session, county.township, county.hospital).await;
    let clerk = county.clerk.token.as_str();
    let early = refused(&hotline, clerk, "patients", &registration(&county, opened.case, None)).await;
    assert_eq!(early, Code::CaseNotDiagnosed);
    let report = reported(&hotline, &county).await;
    let unreviewed = refused(&hotline, clerk, "patients", &registration(&county, report.case, None)).await;
    assert_eq!(unreviewed, Code::ReportNotReviewed);
    for who in [&operator.token, &county.supervisor, &county.liaison.token, &county.duty_officer.token] {
        let body = registration(&county, report.case, None);
        assert_eq!(refused(&hotline, who, "patients", &body).await, Code::Forbidden);
    }
    assert!(list(&hotline, &county.clerk).await.is_empty(), "a suspected case is nobody's patient");
    let case = approved(&hotline, &county).await;
    let body = registration(&county, case, None);
    let patient: PatientDetail = posts(&hotline, clerk, "patients", &body).await;
    assert_eq!((patient.origin, patient.status), (PatientOrigin::Reviewed, PatientStatus::Managed {}));
    assert_eq!(patient.diagnosis.as_ref().map(|found| found.case), Some(case));
    let again: PatientDetail = posts(&hotline, clerk, "patients", &body).await;
    assert_eq!(again.patient, patient.patient, "asked twice it is answered the same");
    let second = refused(&hotline, clerk, "patients", &registration(&county, case, None)).await;
    assert_eq!(second, Code::AlreadyDone);
    assert_eq!(list(&hotline, &county.clerk).await.len(), 1);
    hotline.close().await;
}

async fn is_anybody_registered_twice(mut hotline: Hotline) {
    let county = hotline.county().await;
    let clerk = county.clerk.token.as_str();
    let known = registers(&hotline, &county, None).await;
    // The same card, written otherwise, under another name.
    let mut body = registration(&county, approved(&hotline, &county).await, None);
    body["file"]["identity"]["name"] = json!("周望书");
    body["file"]["identity"]["document"]["number"] = json!("530125 19910405 0029");
    let problem = hotline.refused(Method::POST, "/api/v1/patients", Some(clerk), Some(&body)).await;
    assert_eq!(problem.code, Code::PatientExists);
    assert_eq!(problem.params["number"], known.number);
    assert_eq!(problem.params["institution"], "桥东镇卫生院");
    // The same name and birth, and no card: somebody looks first.
    let mut body = registration(&county, approved(&hotline, &county).await, None);
    body["file"]["identity"]["document"] = Value::Null;
    body["file"]["identity"]["name"] = json!("周 望舒");
    assert_eq!(refused(&hotline, clerk, "patients", &body).await, Code::PatientAlike);
    let asked = json!({ "name": "周望舒", "born_on": "1991-04-05", "document": null });
    let found: DuplicatesFound = posts(&hotline, clerk, "patients/duplicates", &asked).await;
    let alike: Vec<_> = found.alike.iter().map(|one| (one.patient, one.likeness)).collect();
    assert_eq!(alike, [(known.patient, Likeness::NameAndBirth)]);
    body["id"] = json!(new_id());
    body["distinct_from"] = json!([known.patient]);
    let other: PatientDetail = posts(&hotline, clerk, "patients", &body).await;
    assert_ne!(other.number, known.number);
    // Nor is a file corrected into somebody else's.
    let into = json!({ "id": new_id(), "seen": other.version, "file": file() });
    let path = format!("patients/{}/file", other.patient);
    assert_eq!(refused(&hotline, clerk, &path, &into).await, Code::PatientExists);
    hotline.close().await;
}

async fn who_sees_what_of_a_patient(mut hotline: Hotline) {
    let county = hotline.county().await;
    let patient = registers(&hotline, &county, Some(2)).await.patient;
    let path = format!("patients/{patient}");
    let withheld = async |who: &Colleague| {
        let text: Value = reads(&hotline, &who.token, &path).await;
        let detail: PatientDetail = serde_json::from_value(text.clone()).expect("a file");
        (detail, text.to_string())
    };
    let (kept, _) = withheld(&county.clerk).await;
    assert!(kept.withheld.is_empty() && kept.identity.is_some() && kept.treatment.is_some());
    let (office, text) = withheld(&county.reviewer).await;
    assert_eq!(office.withheld, [PatientField::Treatment, PatientField::Calls]);
    assert!(!text.contains(DRUG) && text.contains(NAME), "{text}");
    assert_eq!(office.actions, [PatientAction::Assign, PatientAction::EnterHarm, PatientAction::Disclose]);
    let (hospital, text) = withheld(&county.physician).await;
    let hidden = [PatientField::Contacts, PatientField::Consent, PatientField::Disclosures, PatientField::Calls];
    assert_eq!(hospital.withheld, hidden);
    assert!(!text.contains("何主任") && text.contains(DRUG), "{text}");
    // Another clinic, another county's office: they do not learn that there is anybody.
    let elsewhere = hotline.area(&county.supervisor, "云岭县", None).await;
    let clinic = json!({ "name": "云岭卫生院", "code": "CLINIC-9", "area": elsewhere });
    let clinic = hotline.institution(&county.keeper, clinic).await;
    let office = json!({ "name": "云岭精防办", "kind": "mental_health_office", "code": "OFFICE-9", "area": elsewhere });
    let office = hotline.institution(&county.keeper, office).await;
    for institution in [clinic, office] {
        let stranger = hotline.colleague(&county.keeper, institution, &[Role::RegistryClerk], None).await;
        assert_eq!(kept_from(&hotline, &stranger.token, &path).await, Code::NotFound);
        assert!(list(&hotline, &stranger).await.is_empty());
    }
    let nowhere = hotline.newcomer(&[Role::RegistryClerk]).await;
    assert_eq!(kept_from(&hotline, &nowhere.access_token, &path).await, Code::NotFound);
    for role in
        [Role::Operator, Role::Supervisor, Role::Liaison, Role::Auditor, Role::PrivacyOfficer, Role::SystemAdmin]
    {
        let other = hotline.newcomer(&[role]).await;
        assert_eq!(kept_from(&hotline, &other.access_token, &path).await, Code::Forbidden, "{role:?}");
    }
    let read = told(&hotline, patient).await.iter().filter(|fact| **fact == PatientFact::PatientRead {}).count();
    assert_eq!(read, 4, "at registration and each time since, and never by who was kept from it");
    hotline.close().await;
}

async fn how_is_a_file_kept(mut hotline: Hotline) {
    let county = hotline.county().await;
    let clerk = county.clerk.token.as_str();
    let patient = registers(&hotline, &county, None).await;
    let path = |what: &str| format!("patients/{}/{what}", patient.patient);
    let mut corrected = file();
    corrected["identity"]["address"] = json!("桥东镇新居 1 号");
    let body = json!({ "id": new_id(), "seen": patient.version, "file": corrected });
    let after: PatientDetail = posts(&hotline, clerk, &path("file"), &body).await;
    assert_eq!(after.identity.as_ref().map(|one| one.address.as_str()), Some("桥东镇新居 1 号"));
    let stale = json!({ "id": new_id(), "seen": patient.version, "file": file() });
    assert_eq!(refused(&hotline, clerk, &path("file"), &stale).await, Code::ChangedMeanwhile);
    let mut wrong = file();
    wrong["identity"]["born_on"] = json!("2030-01-01");
    let wrong = json!({ "id": new_id(), "seen": after.version, "file": wrong });
    assert_eq!(refused(&hotline, clerk, &path("file"), &wrong).await, Code::FieldInvalid);
    let no = json!({ "kind": "refused", "by": "patient", "on": "2026-11-21" });
    let no = json!({ "id": new_id(), "seen": after.version, "consent": no });
    let after: PatientDetail = posts(&hotline, clerk, &path("consent"), &no).await;
    assert_eq!(after.status.word(), StatusWord::Registered, "who does not agree is registered still");
    let ahead = json!({ "kind": "move", "on": "2026-12-24" });
    let ahead = json!({ "id": new_id(), "seen": after.version, "change": ahead });
    assert_eq!(refused(&hotline, clerk, &path("status"), &ahead).await, Code::EntryInFuture);
    let dies = json!({ "kind": "die", "on": "2026-11-20", "cause": "accident" });
    let dies = json!({ "id": new_id(), "seen": after.version, "change": dies });
    let office = county.reviewer.token.as_str();
    assert_eq!(refused(&hotline, office, &path("status"), &dies).await, Code::Forbidden, "the clinic's to say");
    let after: PatientDetail = posts(&hotline, clerk, &path("status"), &dies).await;
    assert_eq!(after.status.word(), StatusWord::Dead);
    assert_eq!(after.follow_up.and_then(|one| one.next_visit_on), None);
    let back = json!({ "id": new_id(), "seen": after.version, "change": { "kind": "find" } });
    assert_eq!(refused(&hotline, clerk, &path("status"), &back).await, Code::PatientGone);
    hotline.close().await;
}

async fn is_a_file_handed_on_with_all_that_is_in_it(mut hotline: Hotline) {
    let county = hotline.county().await;
    let patient = registers(&hotline, &county, None).await;
    let north = hotline.area(&county.supervisor, "桥北镇", Some(county.area)).await;
    let clinic = json!({ "name": "桥北镇卫生院", "code": "CLINIC-2", "area": north, "guide": county.hospital });
    let clinic = hotline.institution(&county.keeper, clinic).await;
    let worker = hotline.colleague(&county.keeper, clinic, &[Role::RegistryClerk], None).await;
    let path = format!("patients/{}/assignment", patient.patient);
    let to = |township, worker| json!({ "id": new_id(), "seen": patient.version, "township": township, "institution": clinic, "worker": worker });
    let clerk = county.clerk.token.as_str();
    let not_there = refused(&hotline, clerk, &path, &to(county.township, worker.staff)).await;
    assert_eq!(not_there, Code::KeeperInvalid);
    let not_theirs = refused(&hotline, clerk, &path, &to(north, county.clerk.staff)).await;
    assert_eq!(not_theirs, Code::WorkerElsewhere);
    let handed: PatientAssigned = posts(&hotline, clerk, &path, &to(north, worker.staff)).await;
    assert_eq!((handed.institution, handed.worker), (clinic, worker.staff));
    let own = format!("patients/{}", patient.patient);
    assert_eq!(kept_from(&hotline, clerk, &own).await, Code::NotFound, "it is theirs no more");
    let there: PatientDetail = reads(&hotline, &worker.token, &own).await;
    assert_eq!(there.treatment.map(|one| one.medication[0].drug.clone()).as_deref(), Some(DRUG));
    hotline.close().await;
}

async fn what_stands_in_the_register_of_harms(mut hotline: Hotline) {
    let county = hotline.county().await;
    let clerk = county.clerk.token.as_str();
    let patient = registers(&hotline, &county, None).await.patient;
    let path = format!("patients/{patient}/harms");
    let harm = |kind: &str, injured: u32, deaths: u32, at: i64| {
        json!({ "id": new_id(), "kind": kind, "source": "village", "happened_at": at, "injured": injured,
            "deaths": deaths, "account": "砸坏邻居门窗" })
    };
    let now = hotline.now();
    let ahead = (now + Millis::minutes(1)).0;
    assert_eq!(refused(&hotline, clerk, &path, &harm("minor", 0, 0, ahead)).await, Code::EntryInFuture);
    assert_eq!(refused(&hotline, clerk, &path, &harm("self_harm", 1, 0, now.0)).await, Code::HarmInvalid);
    let _: PatientDetail = posts(&hotline, clerk, &path, &harm("incident", 1, 0, now.0 - 2)).await;
    let entered: PatientDetail = posts(&hotline, clerk, &path, &harm("serious", 0, 1, now.0 - 1)).await;
    let [grave, other] = entered.harms.as_deref().expect("harms") else { panic!("two: {:?}", entered.harms) };
    assert_eq!(serde_json::json!([grave.gravity, other.gravity]), json!(["major", "ordinary"]));
    assert_eq!(grave.account, "砸坏邻居门窗");
    let path = format!("{path}/{}/withdrawal", grave.harm);
    let after: PatientDetail = posts(&hotline, clerk, &path, &json!({ "id": new_id() })).await;
    assert!(after.harms.expect("harms")[0].withdrawn_at.is_some(), "it stays, and says so");
    assert_eq!(refused(&hotline, clerk, &path, &json!({ "id": new_id() })).await, Code::AlreadyDone);
    hotline.close().await;
}

async fn what_does_an_operator_learn_when_a_patient_calls(mut hotline: Hotline) {
    let county = hotline.county().await;
    let patient = registers(&hotline, &county, Some(4)).await;
    let mut operator = hotline.ready_operator().await;
    let calls = async |number: &str| {
        let session = SessionId(new_id());
        let call = json!({ "id": session, "number": number, "direction": "incoming", "language": "zh-CN",
            "started_at": hotline.now() });
        let _: Value = posts(&hotline, &operator.token, "phone-sessions", &call).await;
        session
    };
    let stranger = calls("13100000000").await;
    let known = calls("+86 137-0000-7777").await;
    operator.holds(known).await;
    let shown: CallerInRegistry = reads(&hotline, &operator.token, &format!("sessions/{stranger}/registry")).await;
    assert!(shown.followed_up.is_empty());
    let text: Value = reads(&hotline, &operator.token, &format!("sessions/{known}/registry")).await;
    let shown: CallerInRegistry = serde_json::from_value(text.clone()).expect("whom to ask");
    let [one] = shown.followed_up.as_slice() else { panic!("one: {shown:?}") };
    assert_eq!((&one.number, one.institution_name.as_str()), (&patient.number, "桥东镇卫生院"));
    let text = text.to_string();
    for word in [NAME, GUARDIAN, ADDRESS, DRUG, "schizophrenia", "level"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    let other = hotline.operator().await;
    let path = format!("sessions/{known}/registry");
    assert_eq!(kept_from(&hotline, &other.token, &path).await, Code::NotYourSession);
    assert_eq!(kept_from(&hotline, &operator.token, &format!("patients/{}", patient.patient)).await, Code::Forbidden);
    // Who follows up is told, and never a word of it.
    assert_eq!(list(&hotline, &county.clerk).await[0].new_calls, 1);
    assert_eq!(list(&hotline, &county.reviewer).await[0].new_calls, 0, "the clinic's to know");
    let seen: PatientDetail = reads(&hotline, &county.clerk.token, &format!("patients/{}", patient.patient)).await;
    let calls = seen.calls.expect("calls");
    assert_eq!((calls.len(), calls[0].session, calls[0].seen_at), (1, known, None));
    let path = format!("patients/{}/calls/{known}/seen", patient.patient);
    let after: PatientDetail = posts(&hotline, &county.clerk.token, &path, &json!({ "id": new_id() })).await;
    assert!(after.calls.expect("calls")[0].seen_at.is_some());
    assert_eq!(list(&hotline, &county.clerk).await[0].new_calls, 0);
    let again = refused(&hotline, &county.clerk.token, &path, &json!({ "id": new_id() })).await;
    assert_eq!(again, Code::AlreadyDone);
    hotline.close().await;
}

async fn is_a_patient_known_who_asked_over_the_web_to_be_called_back(mut hotline: Hotline) {
    let county = hotline.county().await;
    let patient = registers(&hotline, &county, None).await;
    let mut operator = hotline.ready_operator().await;
    let asked = json!({ "id": new_id(), "language": "zh-CN", "phone": PHONE });
    let (status, text) = hotline.send(Method::POST, "/api/v1/callbacks", None, Some(&asked)).await;
    assert!(status.is_success(), "{text}");
    assert_eq!(list(&hotline, &county.clerk).await[0].new_calls, 0, "nobody has talked with them yet");
    let calls: Window<Call> = reads(&hotline, &operator.token, "calls").await;
    let path = format!("calls/{}", calls.rows[0].call);
    let (take, body) = (format!("/api/v1/{path}/take"), json!({ "id": new_id() }));
    let (status, text) = hotline.send(Method::POST, &take, Some(&operator.token), Some(&body)).await;
    assert!(status.is_success(), "{text}");
    let session = SessionId(new_id());
    let talk = json!({ "id": session, "started_at": hotline.now() });
    for _ in 0..2 {
        let _: Value = posts(&hotline, &operator.token, &format!("{path}/session"), &talk).await;
    }
    operator.holds(session).await;
    let shown: CallerInRegistry = reads(&hotline, &operator.token, &format!("sessions/{session}/registry")).await;
    let numbers: Vec<_> = shown.followed_up.iter().map(|one| &one.number).collect();
    assert_eq!(numbers, [&patient.number]);
    assert_eq!(list(&hotline, &county.clerk).await[0].new_calls, 1);
    let called = |fact: &&PatientFact| matches!(fact, PatientFact::PatientCalled { .. });
    assert_eq!(told(&hotline, patient.patient).await.iter().filter(called).count(), 1, "told once");
    hotline.close().await;
}
