//! Does a request reach the list once, and one colleague?

use super::*;
use crate::clock::Clock;
use crate::desk::{Desk, Failure, Told};
use std::sync::Arc;
use tempfile::TempDir;
use uuid::Uuid;
use xinqiao_domain::call_work::CallRules;
use xinqiao_storage::call_work::{Settled, Wanted, Whose};
use xinqiao_storage::{Committed, SealingKeys, Store};

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);

struct Nobody;

impl Told for Nobody {
    fn tell(&self, _committed: &Committed) {}
}

async fn desk() -> (Desk, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let keys = SealingKeys::new(&[1; 32], &[2; 32], &[3; 32], &[4; 32]);
    let url = format!("sqlite://{}", folder.path().join("xinqiao.db").display());
    let store = Arc::new(Store::open(&url, keys).await.unwrap());
    let (clock, _hand) = Clock::movable(NOON);
    let (desk, _writer) = crate::desk::start(store, clock, 64, Nobody);
    (desk, folder)
}

fn request(phone: &str) -> RequestCallback {
    RequestCallback {
        id: CallbackId(Uuid::from_u128(1)),
        language: Language::Chinese,
        name: String::new(),
        phone: phone.to_owned(),
        note: String::new(),
    }
}

async fn refusal<C: Command>(desk: &Desk, command: C) -> Option<Refusal> {
    match desk.run(command).await {
        Ok(_) => None,
        Err(Failure::Refused(refused)) => Some(refused.refusal),
        Err(Failure::Unavailable) => panic!("the desk could not write"),
    }
}

#[tokio::test]
async fn is_a_request_sent_twice_listed_once() {
    let (desk, _folder) = desk().await;
    assert_eq!(refusal(&desk, request("not a number")).await, Some(Refusal::FieldInvalid));
    assert_eq!(refusal(&desk, request("１３１ 2345 6789")).await, None);
    assert_eq!(refusal(&desk, request("１３１ 2345 6789")).await, None);
    assert_eq!(refusal(&desk, request("13100000000")).await, Some(Refusal::IdReused));
    let long = RequestCallback { note: "长".repeat(501), id: CallbackId(Uuid::from_u128(2)), ..request("110") };
    assert_eq!(refusal(&desk, long).await, Some(Refusal::TextTooLong));
    let wanted = Wanted { settled: Settled::No, whose: Whose::Nobody, source: None, after: None };
    let listed = desk.store().calls(&wanted, 10).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].phone.as_deref(), Some("131 2345 6789"));
    assert_eq!(listed[0].call.due_at, NOON + CallRules::default().callback_target_ms);
}
