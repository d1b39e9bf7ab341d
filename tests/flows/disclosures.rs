//! What other departments are told of patients: place, contact, danger, the same day, with a receipt; and nothing else.

use crate::patients::{
    ADDRESS, GUARDIAN, NAME, approved, file, kept_from, posts, reads, refused, registers, registration, told,
};
use crate::visits::{decided, findings, hands_in, reached};
use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::disclosure::{Department, DisclosedField, DisclosureBasis, ListMatch, ReceiptStanding};
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::harm::HarmSource;
use xinqiao_domain::patient::Dangerousness;
use xinqiao_domain::roles::Role;
use xinqiao_domain::{InstitutionId, Millis};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::disclosures::{
    DangerNow, DisclosedDetail, DisclosedRow, DisclosureRow, HarmEntered, ListExchange, ListExchangeRow, OwedDisclosure,
};
use xinqiao_protocol::http::patients::PatientDetail;
use xinqiao_tests::{County, Hotline, new_id, on_both_databases, seconds};

on_both_databases!(
    are_departments_told_the_same_day_and_no_more_than_they_must_know,
    is_who_is_owed_told_once_there_is_somebody_to_tell,
    does_a_follow_up_that_finds_danger_tell_them,
    who_is_told_when_somebody_moves_to_another_county,
    may_the_police_enter_what_somebody_did,
    what_do_both_lists_not_agree_on,
);

/// What the liaison of the police sees.
async fn own(hotline: &Hotline, county: &County) -> Vec<DisclosedRow> {
    reads::<Window<DisclosedRow>>(hotline, &county.liaison.token, "disclosed").await.rows
}

async fn governance(hotline: &Hotline, county: &County) -> InstitutionId {
    let form = json!({ "name": "桥东镇综治中心", "kind": "governance", "code": "GOV-1", "area": county.township });
    hotline.institution(&county.keeper, form).await
}

async fn are_departments_told_the_same_day_and_no_more_than_they_must_know(mut hotline: Hotline) {
    let mut county = hotline.county().await;
    let low = {
        let mut body = registration(&county, approved(&hotline, &county).await, Some(2));
        body["file"]["identity"]["name"] = json!("另一人");
        body["file"]["identity"]["document"] = Value::Null;
        let low: PatientDetail = posts(&hotline, &county.clerk.token, "patients", &body).await;
        low
    };
    assert!(low.disclosures.expect("disclosures").is_empty() && own(&hotline, &county).await.is_empty());
    let patient = registers(&hotline, &county, Some(4)).await;
    let rows = own(&hotline, &county).await;
    let [row] = rows.as_slice() else { panic!("one: {rows:?}") };
    assert_eq!(
        (row.receipt, row.danger, row.told_at),
        (ReceiptStanding::Waiting, DangerNow::Stands, patient.registered_at)
    );
    assert!(row.due_at > row.told_at && row.due_at <= row.told_at + Millis::days(1), "by the end of the day");
    let path = format!("disclosed/{}", row.disclosure);
    let text: Value = reads(&hotline, &county.liaison.token, &path).await;
    assert_eq!(
        text["told"],
        json!({
            "place": ADDRESS,
            "contact": { "person": NAME, "name": GUARDIAN, "relation": "父亲", "phone": "13700008888" },
            "danger": { "level": 4, "since": patient.registered_at },
        }),
        "place, contact and danger, field by field"
    );
    // Another station is told nothing, and does not learn that there is anything.
    let other = json!({ "name": "他县派出所", "kind": "police", "code": "POLICE-9" });
    let other = hotline.institution(&county.keeper, other).await;
    let other = hotline.colleague(&county.keeper, other, &[Role::Liaison], None).await;
    assert_eq!(kept_from(&hotline, &other.token, &path).await, Code::NotFound);
    let confirm = json!({ "id": new_id() });
    let receipt = format!("{path}/receipt");
    assert_eq!(refused(&hotline, &other.token, &receipt, &confirm).await, Code::NotFound);
    for (path, code) in [
        (format!("patients/{}", patient.patient), Code::Forbidden),
        (format!("cases/{}", patient.diagnosis.as_ref().expect("a diagnosis").case), Code::NotFound),
        ("disclosures".to_owned(), Code::Forbidden),
    ] {
        assert_eq!(kept_from(&hotline, &county.liaison.token, &path).await, code, "{path}");
    }
    // The day passes; the receipt is late, and is so for ever.
    hotline.much_later(Millis::days(1)).await;
    county.liaison.signs_in_again(&hotline).await;
    assert_eq!(own(&hotline, &county).await[0].receipt, ReceiptStanding::Overdue);
    let late: DisclosedDetail = posts(&hotline, &county.liaison.token, &receipt, &confirm).await;
    assert_eq!(late.row.receipt, ReceiptStanding::Late);
    let twice = refused(&hotline, &county.liaison.token, &receipt, &json!({ "id": new_id() })).await;
    assert_eq!(twice, Code::AlreadyDone);
    // The register says to whom, what, for what, by what right and when; never what was told.
    let privacy = hotline.newcomer(&[Role::PrivacyOfficer]).await.access_token;
    let text: Value = reads(&hotline, &privacy, "disclosures").await;
    let register: Window<DisclosureRow> = serde_json::from_value(text.clone()).expect("the register");
    let [one] = register.rows.as_slice() else { panic!("one: {register:?}") };
    assert_eq!(one.fields, [DisclosedField::Place, DisclosedField::Contact, DisclosedField::Danger]);
    assert_eq!((one.department, one.basis), (Department::Police, DisclosureBasis::LevelThree));
    assert!([NAME, ADDRESS, GUARDIAN].iter().all(|word| !text.to_string().contains(word)), "{text}");
    let facts = told(&hotline, patient.patient).await;
    let (to, disclosure) = (county.police, one.disclosure);
    for fact in [
        PatientFact::PatientDisclosed { disclosure, institution: to },
        PatientFact::DisclosureRead { disclosure },
        PatientFact::DisclosureConfirmed { disclosure },
    ] {
        assert_eq!(facts.iter().filter(|told| **told == fact).count(), 1, "{fact:?}: {facts:?}");
    }
    hotline.close().await;
}

async fn is_who_is_owed_told_once_there_is_somebody_to_tell(mut hotline: Hotline) {
    let county = hotline.county().await;
    let clerk = county.clerk.token.as_str();
    let patient = registers(&hotline, &county, Some(3)).await;
    assert_eq!(patient.owed, [Department::Governance], "there is nobody of governance yet");
    let window: Window<OwedDisclosure> = reads(&hotline, &county.reviewer.token, "disclosures/owed").await;
    let [owed] = window.rows.as_slice() else { panic!("one: {window:?}") };
    assert_eq!((owed.patient, owed.departments.as_slice()), (patient.patient, [Department::Governance].as_slice()));
    let path = format!("patients/{}/disclosures", patient.patient);
    assert_eq!(refused(&hotline, clerk, &path, &json!({ "id": new_id() })).await, Code::NobodyToTell);
    let centre = governance(&hotline, &county).await;
    let after: PatientDetail = posts(&hotline, clerk, &path, &json!({ "id": new_id() })).await;
    assert!(after.owed.is_empty());
    let departments: Vec<_> = after.disclosures.expect("disclosures").iter().map(|one| one.department).collect();
    assert_eq!(departments.len(), 2);
    assert_eq!(refused(&hotline, clerk, &path, &json!({ "id": new_id() })).await, Code::NothingToTell);
    let liaison = hotline.colleague(&county.keeper, centre, &[Role::Liaison], None).await;
    let rows: Window<DisclosedRow> = reads(&hotline, &liaison.token, "disclosed").await;
    assert_eq!(rows.rows.len(), 1);
    assert_ne!(rows.rows[0].disclosure, own(&hotline, &county).await[0].disclosure, "each department its own");
    hotline.close().await;
}

async fn does_a_follow_up_that_finds_danger_tell_them(mut hotline: Hotline) {
    let county = hotline.county().await;
    let clerk = county.clerk.token.clone();
    let patient = registers(&hotline, &county, Some(3)).await.patient;
    assert_eq!(own(&hotline, &county).await.len(), 1);
    let visit = async |level: u8, class: &str| {
        hotline.fast_forward(seconds(60));
        let form = reached("2026-11-21", &findings(&json!({ "dangerousness": level })));
        hands_in(&hotline, &clerk, patient, &form, &decided(class)).await;
        own(&hotline, &county).await
    };
    assert_eq!(visit(3, "unstable").await.len(), 1, "as dangerous as before: told already");
    assert_eq!(visit(5, "unstable").await.len(), 2, "worse than before: told again, at once");
    let calm = visit(0, "stable").await;
    assert_eq!((calm.len(), calm[0].danger), (2, DangerNow::Over), "and it says that it is over");
    hotline.close().await;
}

async fn who_is_told_when_somebody_moves_to_another_county(mut hotline: Hotline) {
    let county = hotline.county().await;
    let before = registers(&hotline, &county, Some(4)).await;
    let other = hotline.area(&county.supervisor, "云岭县", None).await;
    let township = hotline.area(&county.supervisor, "云镇", Some(other)).await;
    let clinic = json!({ "name": "云镇卫生院", "code": "CLINIC-9", "area": township });
    let clinic = hotline.institution(&county.keeper, clinic).await;
    let clerk = hotline.colleague(&county.keeper, clinic, &[Role::RegistryClerk], None).await;
    let patient = before.patient;
    let body = json!({ "id": new_id(), "seen": before.version, "township": township, "institution": clinic,
        "worker": clerk.staff });
    let _: Value = posts(&hotline, &county.clerk.token, &format!("patients/{patient}/assignment"), &body).await;
    // Those where they lived need not know any more; those where they live now must, and there is nobody yet.
    assert_eq!(own(&hotline, &county).await[0].danger, DangerNow::Over);
    let theirs =
        json!({ "id": new_id(), "lines": [{ "name": "钱某", "born_on": "1970-01-01", "document": null, "level": 3 }] });
    let found: ListExchange = posts(&hotline, &county.liaison.token, "list-exchanges", &theirs).await;
    assert_eq!(found.row.only_ours, 0, "nor are they on the list of those whom the police must know");
    let seen: PatientDetail = reads(&hotline, &clerk.token, &format!("patients/{patient}")).await;
    assert_eq!(seen.owed, [Department::Police, Department::Governance]);
    let station = json!({ "name": "云岭派出所", "kind": "police", "code": "POLICE-9", "area": other });
    let station = hotline.institution(&county.keeper, station).await;
    let liaison = hotline.colleague(&county.keeper, station, &[Role::Liaison], None).await;
    let path = format!("patients/{patient}/disclosures");
    let after: PatientDetail = posts(&hotline, &clerk.token, &path, &json!({ "id": new_id() })).await;
    assert_eq!(after.owed, [Department::Governance]);
    let rows = reads::<Window<DisclosedRow>>(&hotline, &liaison.token, "disclosed").await.rows;
    assert_eq!(rows.iter().map(|row| row.danger).collect::<Vec<_>>(), [DangerNow::Stands]);
    // Home again: the station there was told of this level before.
    let back = json!({ "id": new_id(), "seen": after.version, "township": county.township, "institution": county.clinic,
        "worker": county.clerk.staff });
    let _: Value = posts(&hotline, &clerk.token, &format!("patients/{patient}/assignment"), &back).await;
    let rows = own(&hotline, &county).await;
    assert_eq!(rows.iter().map(|row| row.danger).collect::<Vec<_>>(), [DangerNow::Stands]);
    hotline.close().await;
}

async fn may_the_police_enter_what_somebody_did(mut hotline: Hotline) {
    let county = hotline.county().await;
    let patient = registers(&hotline, &county, Some(4)).await.patient;
    let row = own(&hotline, &county).await.remove(0);
    let harm = json!({ "id": new_id(), "kind": "incident", "source": "family", "happened_at": hotline.now(),
        "injured": 1, "deaths": 0, "account": "持械伤人，已送医" });
    let path = format!("disclosed/{}/harms", row.disclosure);
    let entered: HarmEntered = posts(&hotline, &county.liaison.token, &path, &harm).await;
    let seen: PatientDetail = reads(&hotline, &county.clerk.token, &format!("patients/{patient}")).await;
    let harms = seen.harms.expect("harms");
    assert_eq!((harms[0].harm, harms[0].source), (entered.harm, HarmSource::Police), "its own word, whatever it says");
    let unknown = format!("disclosed/{}/harms", new_id());
    let mut harm = harm;
    harm["id"] = json!(new_id());
    assert_eq!(refused(&hotline, &county.liaison.token, &unknown, &harm).await, Code::NotFound);
    hotline.close().await;
}

async fn what_do_both_lists_not_agree_on(mut hotline: Hotline) {
    let county = hotline.county().await;
    registers(&hotline, &county, Some(4)).await;
    let mut second = registration(&county, approved(&hotline, &county).await, Some(3));
    second["file"] = file();
    second["file"]["identity"]["name"] = json!("赵四海");
    second["file"]["identity"]["document"] = Value::Null;
    let second: PatientDetail = posts(&hotline, &county.clerk.token, "patients", &second).await;
    let line =
        |name: &str, born: &str, level: u8| json!({ "name": name, "born_on": born, "document": null, "level": level });
    let lines = json!([line(NAME, "1991-04-05", 5), line("钱某", "1970-01-01", 3)]);
    let liaison = county.liaison.token.as_str();
    let body = json!({ "id": new_id(), "lines": lines });
    let found: ListExchange = posts(&hotline, liaison, "list-exchanges", &body).await;
    let row = &found.row;
    assert_eq!((row.in_both, row.differing, row.only_ours, row.only_theirs), (1, 1, 1, 1));
    let difference = &found.difference;
    assert_eq!(difference.only_ours[0].number, second.number);
    assert_eq!(difference.only_theirs[0].name, "钱某");
    let other = &difference.differing[0];
    assert_eq!((other.ours.level.level(), other.theirs.level.map(Dangerousness::level)), (4, Some(5)));
    assert_eq!((difference.unsure.len(), other.by), (1, ListMatch::NameAndBirth), "a person looks at it");
    let path = format!("registry/list-exchanges/{}", row.exchange);
    let county_view: ListExchange = reads(&hotline, &county.reviewer.token, &path).await;
    assert_eq!(county_view, found);
    let window: Window<ListExchangeRow> = reads(&hotline, &county.reviewer.token, "registry/list-exchanges").await;
    assert_eq!(window.rows.len(), 1);
    assert_eq!(kept_from(&hotline, &county.clerk.token, &path).await, Code::NotFound, "the office's to see");
    let own = format!("list-exchanges/{}", row.exchange);
    let _: ListExchange = reads(&hotline, liaison, &own).await;
    let empty = json!({ "id": new_id(), "lines": [] });
    let problem = hotline.refused(Method::POST, "/api/v1/list-exchanges", Some(liaison), Some(&empty)).await;
    assert_eq!(problem.code, Code::FieldInvalid);
    hotline.close().await;
}
