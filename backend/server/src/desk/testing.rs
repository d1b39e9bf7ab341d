//! A desk over an empty database, with a clock that is moved by hand: for the questions of this module.

use super::accounts::CreateStaff;
use super::centre::{FirstAdministrator, Proof, SetUp, SetUpOutcome, first_settings};
use super::{Command, Desk, Failure, Told, start};
use crate::clock::{Clock, ClockHand, Ids};
use std::sync::Arc;
use tempfile::TempDir;
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::Language;
use xinqiao_domain::{Actor, Refusal, StaffId, Timestamp};
use xinqiao_protocol::http::accounts::NewAccount;
use xinqiao_storage::centre::Mark;
use xinqiao_storage::people::Staff;
use xinqiao_storage::{Committed, SealingKeys, Store};

/// When it begins.
pub const NOON: Timestamp = Timestamp(1_800_000_000_000_000);

pub struct Fresh {
    pub desk: Desk,
    pub hand: ClockHand,
    pub ids: Ids,
    _folder: TempDir,
}

struct Nobody;

impl Told for Nobody {
    fn tell(&self, _committed: &Committed) {}
}

/// No centre yet.
pub async fn empty() -> Fresh {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("xinqiao.db").display());
    let keys = SealingKeys::new(&[1; 32], &[2; 32], &[3; 32], &[4; 32]);
    let store = Arc::new(Store::open(&url, keys).await.unwrap());
    let (clock, hand) = Clock::movable(NOON);
    let (desk, _writer) = start(store, clock.clone(), 8, Nobody);
    Fresh { desk, hand, ids: Ids::new(clock), _folder: folder }
}

/// A centre with its first administrator.
pub async fn set_up() -> (Fresh, StaffId) {
    let fresh = empty().await;
    let staff = StaffId(fresh.ids.draw());
    assert_eq!(fresh.run(set_up_by(Proof::Machine, staff)).await, Ok(SetUpOutcome::Created));
    (fresh, staff)
}

pub fn set_up_by(proof: Proof, staff: StaffId) -> SetUp {
    let (name, username, password) = ("安全".to_owned(), "Security".to_owned(), "phc of security".to_owned());
    let administrator = FirstAdministrator { staff, name, username, password };
    SetUp { proof, mark: Mark::Real, settings: first_settings("测试中心", "0571-12356"), administrator }
}

pub fn account(username: &str, roles: &[Role]) -> NewAccount {
    NewAccount {
        name: "林悦".to_owned(),
        username: username.to_owned(),
        badge: "07".to_owned(),
        roles: roles.to_vec(),
        languages: vec![Language::Chinese],
        gender: None,
        grade: Grade::Full,
    }
}

impl Fresh {
    pub async fn run<C: Command>(&self, command: C) -> Result<C::Answer, Failure> {
        self.desk.run(command).await
    }

    /// Somebody new, with the password `phc of <name>`.
    pub async fn hire(&self, username: &str, roles: &[Role]) -> StaffId {
        let staff = StaffId(self.ids.draw());
        let password = format!("phc of {username}");
        let account = account(username, roles);
        self.run(CreateStaff { staff, by: Actor::Hotline, account, password }).await.unwrap();
        staff
    }

    pub async fn staff(&self, staff: StaffId) -> Staff {
        self.desk.store().one_staff(staff).await.unwrap().unwrap()
    }

    /// What the journal tells, oldest first.
    pub async fn kinds(&self) -> Vec<String> {
        let entries = self.desk.store().journal_after(0, 1_000).await.unwrap();
        let kind = |event| serde_json::to_value(event).unwrap()["kind"].as_str().unwrap().to_owned();
        entries.into_iter().map(|entry| kind(entry.event)).collect()
    }
}

/// The code of a refusal and the field it names.
pub fn refused<A: std::fmt::Debug>(outcome: Result<A, Failure>) -> (Refusal, Option<String>) {
    match outcome {
        Err(Failure::Refused(refused)) => (refused.refusal, refused.params.get("field").cloned()),
        other => panic!("{other:?}"),
    }
}
