//! Does what staff are shown of a session hold nothing of the caller's rating?

use super::*;
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;
use xinqiao_domain::risk::Intake;
use xinqiao_domain::session::{Arrival, Language, Session};
use xinqiao_domain::{CommandId, Timestamp};
use xinqiao_storage::sessions::Fixed;
use xinqiao_storage::{Memory, SealingKeys, Store};

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);
const COMMENT: &str = "谢谢你们听我说完";

fn fields(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                into.insert(name.clone());
                fields(value, into);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| fields(value, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[tokio::test]
async fn is_the_rating_in_no_field_that_staff_read() {
    let folder = tempfile::tempdir().unwrap();
    let keys = SealingKeys::new(&[1; 32], &[2; 32], &[3; 32], &[4; 32]);
    let (_, wrapped) = keys.new_seal("seal").unwrap();
    let url = format!("sqlite://{}", folder.path().join("xinqiao.db").display());
    let store = Store::open(&url, keys).await.unwrap();
    let id = SessionId(Uuid::from_u128(7));
    let arrival = Arrival { id, language: Language::Chinese, wished_gender: None, tier: None, reasons: Vec::new() };
    let fixed = Fixed {
        alias: "海鸥".to_owned(),
        intake: Intake::default(),
        secret_hash: None,
        return_hash: Some(vec![1]),
        phone_hash: None,
        phone: None,
        origin_hash: None,
        seal_key: "seal".to_owned(),
        caller_node: None,
    };
    let later = SessionId(Uuid::from_u128(8));
    let mut memory = Memory::default();
    let mut batch = store.begin(&mut memory, NOON).await.unwrap();
    let same_caller = Fixed { seal_key: "seal-2".to_owned(), ..fixed.clone() };
    let (_, other_wrapped) = store.keys().new_seal("seal-2").unwrap();
    batch.create(Session::open(arrival.clone(), NOON), fixed, wrapped);
    batch.create(Session::open(Arrival { id: later, ..arrival }, NOON), same_caller, other_wrapped);
    batch.rate(id, 2, COMMENT).await.unwrap();
    let note = CommandId(Uuid::from_u128(9)).to_string();
    batch.add_note(&note, id, StaffId(Uuid::from_u128(1)), NotePurpose::Note, "笔记").await.unwrap();
    batch.commit().await.unwrap();
    for session in [id, later] {
        let record = store.record(session).await.unwrap().unwrap();
        let shown = serde_json::to_value(view(record, &|_| "林".to_owned())).unwrap();
        let mut names = BTreeSet::new();
        fields(&shown, &mut names);
        assert!(names.contains("earlier") && names.contains("notes"));
        for name in &names {
            assert!(!["rat", "score", "comment"].iter().any(|part| name.starts_with(part)), "{name}");
        }
        assert!(!shown.to_string().contains(COMMENT));
    }
}
