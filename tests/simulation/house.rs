//! The hotline as one process: store, desk and hub over a file. It can be dropped at any instant and opened again.

use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use uuid::Uuid;
use xinqiao::clock::{Clock, ClockHand};
use xinqiao::desk::dispatches::paging::Advance;
use xinqiao::desk::nodes::Renew;
use xinqiao::desk::scene::{CheckInRanOut, RanLate};
use xinqiao::desk::standings::ChangeDay;
use xinqiao::desk::timers::Due;
use xinqiao::desk::{Command, Desk, Failure, Told, start};
use xinqiao::hub::Hub;
use xinqiao::hub::outlet::Bounds;
use xinqiao_domain::accounts::{Grade, QualificationDecision};
use xinqiao_domain::dispatch::DispatchDeadlineKind;
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::Language;
use xinqiao_domain::{DispatchId, Millis, NodeId, SessionId, StaffId, Timestamp};
use xinqiao_storage::people::{Decided, Staff};
use xinqiao_storage::{Committed, Memory, SealingKeys, Store};

pub const DUSK: Timestamp = Timestamp(1_800_000_000_000_000);

/// What somebody was told is committed: session, number, id.
pub type Acknowledged = Arc<Mutex<Vec<(SessionId, i64, String)>>>;

struct Remembers(Acknowledged);

impl Told for Remembers {
    fn tell(&self, committed: &Committed) {
        let lines = committed.lines.iter().map(|one| (one.line.session, one.seq, one.line.id.to_string()));
        self.0.lock().expect("nobody panicked").extend(lines);
    }
}

pub fn keys() -> SealingKeys {
    SealingKeys::new(&[1; 32], &[2; 32], &[3; 32], &[4; 32])
}

pub struct House {
    folder: TempDir,
    clock: Clock,
    hand: ClockHand,
    pub acknowledged: Acknowledged,
    pub crew: Vec<StaffId>,
    /// Of the crisis team, the leads first.
    pub members: Vec<StaffId>,
    pub node: NodeId,
    pub hub: Arc<Hub>,
    pub desk: Desk,
    writer: tokio::task::JoinHandle<()>,
}

impl House {
    pub async fn open() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let (clock, hand) = Clock::movable(DUSK);
        let store = store(&folder).await;
        let mut crew = hire(&store).await;
        let members = crew.split_off(CREW);
        let acknowledged = Acknowledged::default();
        let (desk, writer) = start(Arc::new(store), clock.clone(), 64, Remembers(Arc::clone(&acknowledged)));
        let (node, hub) = (NodeId(Uuid::from_u128(1)), hub());
        let house = Self { folder, clock, hand, acknowledged, crew, members, node, hub, desk, writer };
        house.must(Renew { node }).await;
        // Hired past the desk: their first day begins.
        house.must(ChangeDay {}).await;
        house
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The process dies without a word, and another one opens the same file.
    pub async fn crash(&mut self, node: NodeId) {
        self.writer.abort();
        let _ = (&mut self.writer).await;
        self.desk.store().close().await;
        let store = Arc::new(store(&self.folder).await);
        let told = Remembers(Arc::clone(&self.acknowledged));
        (self.desk, self.writer) = start(store, self.clock.clone(), 64, told);
        (self.node, self.hub) = (node, hub());
        self.must(Renew { node }).await;
    }

    /// Time passes, and the workers do what has become due.
    pub async fn wait(&self, length: Millis) {
        self.hand.advance(length);
        for _ in 0..100 {
            let (store, now) = (self.desk.store(), self.now());
            let due = store.due(now, 256).await.expect("read");
            let dispatches = store.dispatches_due(DispatchDeadlineKind::ALL, now, 256).await.expect("read");
            if due.is_empty() && dispatches.is_empty() {
                return;
            }
            for (session, kind) in due {
                self.must(Due { session, kind }).await;
            }
            for (dispatch, kind) in dispatches {
                self.sees_to(dispatch, kind).await;
            }
        }
        panic!("what is due never ends");
    }

    async fn sees_to(&self, dispatch: DispatchId, kind: DispatchDeadlineKind) {
        match kind {
            DispatchDeadlineKind::Step => self.must(Advance { dispatch }).await,
            DispatchDeadlineKind::CheckIn => self.must(CheckInRanOut { dispatch }).await,
            DispatchDeadlineKind::Record | DispatchDeadlineKind::Check | DispatchDeadlineKind::Acceptance => {
                self.must(RanLate { dispatch }).await
            }
        };
    }

    /// Does what may be refused by the rules, but must be written.
    pub async fn try_to<C: Command>(&self, command: C) -> Option<C::Answer> {
        match self.desk.run(command).await {
            Ok(answer) => Some(answer),
            Err(Failure::Refused(_)) => None,
            Err(Failure::Unavailable) => panic!("a command could not be written"),
        }
    }

    /// Does what must not even be refused.
    pub async fn must<C: Command>(&self, command: C) -> C::Answer {
        self.desk.run(command).await.unwrap_or_else(|failure| panic!("{failure}"))
    }
}

fn hub() -> Arc<Hub> {
    Arc::new(Hub::new(Bounds { messages: 1_000, bytes: 1_000_000 }))
}

async fn store(folder: &TempDir) -> Store {
    let url = format!("sqlite://{}/xinqiao.db", folder.path().display());
    Box::pin(Store::open(&url, keys())).await.expect("the database opens")
}

/// So many answer callers.
const CREW: usize = 4;

/// Three operators, of whom one is a trainee, and a supervisor; and five of the crisis team, of whom two lead.
async fn hire(store: &Store) -> Vec<StaffId> {
    let people = [
        (11, Role::Operator, Grade::Full),
        (12, Role::Operator, Grade::Full),
        (13, Role::Operator, Grade::Trainee),
        (14, Role::Supervisor, Grade::Full),
        (21, Role::CrisisLead, Grade::Full),
        (22, Role::CrisisLead, Grade::Full),
        (23, Role::CrisisMember, Grade::Full),
        (24, Role::CrisisMember, Grade::Full),
        (25, Role::CrisisMember, Grade::Full),
    ];
    let mut memory = Memory::default();
    let mut batch = store.begin(&mut memory, DUSK).await.expect("a batch");
    let mut crew = Vec::new();
    for (number, role, grade) in people {
        let id = StaffId(Uuid::from_u128(number));
        let account = Staff {
            id,
            username: format!("person.{number}"),
            name: "林悦".to_owned(),
            badge: format!("{number}"),
            roles: vec![role],
            languages: vec![Language::Chinese],
            gender: None,
            grade,
            password: "phc".to_owned(),
            password_at: DUSK,
            must_change_at: None,
            failures: 0,
            locked_until: None,
            disabled_at: None,
            last_sign_in_at: None,
            created_at: DUSK,
            qualification: None,
        };
        batch.create_staff(&account).await.expect("hired");
        let decided =
            Decided {
                decision: QualificationDecision::Qualified, at: DUSK, by: id, reason: "上岗培训合格".to_owned()
            };
        batch.decide_qualification(id, &decided).await.expect("qualified");
        crew.push(id);
    }
    batch.commit().await.expect("committed");
    crew
}
