//! Does a request reach the list once, and one colleague?

use super::*;
use crate::clock::Clock;
use crate::desk::{Desk, Failure, Told};
use std::sync::Arc;
use tempfile::TempDir;
use uuid::Uuid;
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
    let listed = desk.store().callbacks(None, 10).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].request.phone, "131 2345 6789");
}

#[tokio::test]
async fn does_only_one_colleague_work_on_a_request() {
    let (desk, _folder) = desk().await;
    desk.run(request("13123456789")).await.unwrap();
    let mut count = 100;
    let mut work = |staff: u128, step: Step| {
        count += 1;
        let (id, callback) = (CommandId(Uuid::from_u128(count)), CallbackId(Uuid::from_u128(1)));
        WorkCallback { id, staff: StaffId(Uuid::from_u128(staff)), callback, step }
    };
    let finish = Step::Finish { outcome: CallbackOutcome::Reached };
    for (staff, step, expected) in [
        (1, finish, Some(Refusal::AlreadyDone)),
        (1, Step::Take, None),
        (2, Step::Take, Some(Refusal::AlreadyDone)),
        (2, finish, Some(Refusal::AlreadyDone)),
        (1, Step::Release, None),
        (2, Step::Take, None),
        (2, finish, None),
        (2, Step::Release, Some(Refusal::AlreadyDone)),
    ] {
        assert_eq!(refusal(&desk, work(staff, step)).await, expected, "{staff} {step:?}");
    }
    let unknown = WorkCallback { callback: CallbackId(Uuid::from_u128(9)), ..work(1, Step::Take) };
    assert_eq!(refusal(&desk, unknown).await, Some(Refusal::NotFound));
}
