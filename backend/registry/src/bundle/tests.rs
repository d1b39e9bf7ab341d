//! Is what is sent whole, made once however often it is sent, and no more than was chosen?

use super::*;
use crate::handover::Order;
use serde_json::Value;
use std::collections::BTreeSet;
use xinqiao_domain::referral::ReferralPriority;
use xinqiao_domain::{InstitutionId, ReferralId, SessionId, SuspectedCaseId};

const AT: Timestamp = Timestamp(1_795_199_460_000_000);

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0a7c_1d10_6c0e_4b57_9f0a_0000_0000_0000 + number * 0x100)
}

fn least() -> Handover {
    let party = |number, name: &str| {
        let institution = InstitutionId(id(number));
        Party { institution, code: format!("ORG-{number}"), name: name.to_owned() }
    };
    Handover {
        case: SuspectedCaseId(id(1)),
        opened_at: AT,
        contact: None,
        risk: None,
        warning: None,
        team: Vec::new(),
        note: None,
        agreed_at: None,
        order: Order {
            referral: ReferralId(id(2)),
            based_on: None,
            from: party(3, "热线"),
            to: party(4, "第三医院"),
            priority: ReferralPriority::Routine,
            wanted: "psychiatric assessment".to_owned(),
            sent_at: AT,
            answer_by: None,
            arrive_by: None,
        },
    }
}

fn most() -> Handover {
    let least = least();
    Handover {
        contact: Some(Contact { session: SessionId(id(5)), began_at: AT, ended_at: Some(AT) }),
        risk: Some(Risk { tier: RiskTier::Imminent, found_at: AT }),
        warning: Some("harm to self".to_owned()),
        team: vec!["psychiatrist".to_owned(), "nurse".to_owned()],
        note: Some(Note { text: "张三".to_owned(), written_at: AT }),
        agreed_at: Some(AT),
        order: Order {
            based_on: Some(ReferralId(id(6))),
            priority: ReferralPriority::Stat,
            answer_by: Some(AT),
            arrive_by: Some(AT),
            ..least.order
        },
        ..least
    }
}

fn sent(handover: &Handover) -> Value {
    serde_json::to_value(referral(&Names::new("https://hotline.example.org"), handover)).unwrap()
}

fn kinds(bundle: &Value) -> Vec<&str> {
    let entries = bundle["entry"].as_array().unwrap();
    entries.iter().map(|entry| entry["resource"]["resourceType"].as_str().unwrap()).collect()
}

/// All that an entry refers to.
fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(to) if name == "reference" => found.push(to.clone()),
                    other => references(other, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn is_each_entry_made_once_under_a_name_of_ours_and_does_each_reference_lead_somewhere() {
    for handover in [least(), most()] {
        let bundle = sent(&handover);
        let entries = bundle["entry"].as_array().unwrap();
        let urls: BTreeSet<_> = entries.iter().map(|entry| entry["fullUrl"].as_str().unwrap()).collect();
        let queries: BTreeSet<_> = entries
            .iter()
            .map(|entry| (&entry["request"]["url"], entry["request"]["ifNoneExist"].as_str().unwrap()))
            .map(|(url, query)| format!("{url}{query}"))
            .collect();
        assert_eq!((urls.len(), queries.len()), (entries.len(), entries.len()));
        for entry in entries {
            let query = entry["request"]["ifNoneExist"].as_str().unwrap();
            let name = query.split_once('=').unwrap().1.split_once('|').unwrap();
            assert!(name.0.starts_with("https://hotline.example.org/fhir/sid/"), "{query}");
            assert_eq!(entry["resource"]["identifier"][0]["system"], name.0);
            assert_eq!(entry["resource"]["identifier"][0]["value"], name.1);
        }
        let mut found = Vec::new();
        references(&bundle, &mut found);
        for reference in found {
            let inside = urls.contains(reference.as_str());
            assert!(inside || reference.starts_with("Organization?identifier="), "{reference}");
        }
    }
}

#[test]
fn does_nothing_go_along_that_is_not_there() {
    assert_eq!(kinds(&sent(&least())), ["Patient", "EpisodeOfCare", "ServiceRequest", "Task"]);
    let all = ["Patient", "EpisodeOfCare", "Encounter", "RiskAssessment", "Flag", "CareTeam", "Consent"];
    let rest = ["ServiceRequest", "Communication", "Task"];
    assert_eq!(kinds(&sent(&most())), all.iter().chain(&rest).copied().collect::<Vec<_>>());
}

#[test]
fn is_the_persons_name_only_in_the_note() {
    let mut bundle = sent(&most());
    assert!(bundle.to_string().contains("张三"));
    let entries = bundle["entry"].as_array_mut().unwrap();
    entries.retain(|entry| entry["resource"]["resourceType"] != "Communication");
    assert!(!bundle.to_string().contains("张三"));
}

#[test]
fn does_a_referral_back_name_the_first_within_the_same_episode() {
    let (up, down) = (sent(&least()), sent(&most()));
    let episode = |bundle: &Value| bundle["entry"][1]["request"]["ifNoneExist"].clone();
    assert_eq!(episode(&up), episode(&down));
    let request = &down["entry"][7]["resource"];
    assert_eq!(request["basedOn"][0]["identifier"]["value"], ReferralId(id(6)).to_string());
    assert!(up["entry"][2]["resource"].get("basedOn").is_none());
}

#[test]
fn does_the_green_channel_say_by_when() {
    let bundle = sent(&most());
    let task = &bundle["entry"][9]["resource"];
    let when = "2026-11-20T18:31:00Z";
    assert_eq!(task["priority"], "stat");
    assert_eq!(task["restriction"]["period"]["end"], when);
    assert_eq!(task["input"][0]["valueDateTime"], when);
    assert_eq!(task["input"][0]["type"]["coding"][0]["code"], "answer-by");
    assert_eq!((&task["status"], &task["businessStatus"]["coding"][0]["code"]), (&"requested".into(), &"2.0".into()));
}

#[test]
fn is_a_code_that_a_query_cannot_carry_escaped() {
    let party = Party { institution: InstitutionId(id(3)), code: "三院|&=?".to_owned(), name: "三院".to_owned() };
    let bundle = serde_json::to_value(organizations(&Names::new("https://h.example"), &[party])).unwrap();
    let query = bundle["entry"][0]["request"]["ifNoneExist"].as_str().unwrap();
    assert_eq!(query, "identifier=https://h.example/fhir/sid/org|%E4%B8%89%E9%99%A2%7C%26%3D%3F");
    assert_eq!(bundle["entry"][0]["resource"]["identifier"][0]["value"], "三院|&=?");
}
