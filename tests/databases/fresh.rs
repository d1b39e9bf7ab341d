//! Empty databases of each kind, and what is put into them.

use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use std::fmt::Debug;
use tempfile::TempDir;
use uuid::Uuid;
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::risk::Intake;
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::{Arrival, Language, Session};
use xinqiao_domain::{Actor, CommandId, SessionId, StaffId, Timestamp};
use xinqiao_storage::people::Staff;
use xinqiao_storage::sessions::Fixed;
use xinqiao_storage::{Batch, Error, Field, LineForm, Memory, NewLine, SealingKeys, Store};
use xinqiao_tests::new_id;

pub const NOON: Timestamp = Timestamp(1_800_000_000_000_000);

/// The keys of every database here.
pub fn keys() -> SealingKeys {
    SealingKeys::new(&[1; 32], &[2; 32], &[3; 32], &[4; 32])
}

/// One empty database.
pub struct Fresh {
    pub store: Store,
    pub url: String,
    /// Where the SQLite file lies.
    _folder: TempDir,
    /// The server and name of a database to be dropped.
    dropped: Option<(String, String)>,
}

/// SQLite, and PostgreSQL where there is one.
pub async fn both() -> Vec<Fresh> {
    let folder = TempDir::new().expect("a temporary folder");
    let url = format!("sqlite://{}/xinqiao.db", folder.path().display());
    let mut all = vec![open(url, folder, None).await];
    if let Ok(server) = std::env::var("XINQIAO_TEST_POSTGRES") {
        let name = format!("databases_{}", new_id().simple());
        xinqiao_storage::bulk::create_database(&server, &name).await.expect("a database of its own");
        let (address, _) = server.rsplit_once('/').expect("an address with a database");
        let folder = TempDir::new().expect("a temporary folder");
        all.push(open(format!("{address}/{name}"), folder, Some((server, name))).await);
    }
    all
}

async fn open(url: String, folder: TempDir, dropped: Option<(String, String)>) -> Fresh {
    let store = Box::pin(Store::open(&url, keys())).await.expect("the database opens");
    Fresh { store, url, _folder: folder, dropped }
}

/// The answer of both databases to the same walk; they must agree.
pub async fn agree<T: PartialEq + Debug>(walk: impl AsyncFn(&Fresh) -> T) -> T {
    let mut answers = Vec::new();
    for fresh in Box::pin(both()).await {
        answers.push(Box::pin(walk(&fresh)).await);
        Box::pin(fresh.close()).await;
    }
    let first = answers.remove(0);
    for other in answers {
        assert_eq!(first, other, "SQLite and PostgreSQL");
    }
    first
}

impl Fresh {
    /// Writes and commits, remembering nothing from before.
    pub async fn write<T>(&self, at: Timestamp, work: impl AsyncFnOnce(&mut Batch<'_>) -> Result<T, Error>) -> T {
        let mut memory = Memory::default();
        let mut batch = self.store.begin(&mut memory, at).await.expect("a batch begins");
        let answer = work(&mut batch).await.expect("the work is done");
        batch.commit().await.expect("the batch commits");
        answer
    }

    /// Says SQL past the store, as somebody with the database's password could.
    pub async fn meddle(&self, statement: &str) {
        assert!(self.say(statement).await > 0, "{statement} changed nothing");
    }

    /// Says SQL past the store; answers how many rows it changed.
    pub async fn say(&self, statement: &str) -> u64 {
        let mut connection = AnyConnection::connect(&self.url).await.expect("a connection");
        let done = sqlx::query(AssertSqlSafe(statement.to_owned())).execute(&mut connection).await.expect(statement);
        connection.close().await.expect("the connection closes");
        done.rows_affected()
    }

    /// Closes it and leaves nothing behind.
    pub async fn close(self) {
        self.store.close().await;
        if let Some((server, name)) = &self.dropped {
            let mut connection = AnyConnection::connect(server).await.expect("a connection");
            let statement = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            sqlx::query(AssertSqlSafe(statement)).execute(&mut connection).await.expect("it is dropped");
        }
    }

    /// A line as it is queued: sealed, with a digest of its text.
    pub async fn line(&self, session: SessionId, id: u128, author: Actor, text: &str) -> NewLine {
        let seal = self.store.session_seal(session).await.expect("read").expect("the session's key");
        let id = CommandId(Uuid::from_u128(id));
        let row = xinqiao_storage::lines::body_row(session, id);
        let sealed = seal.seal(Field::LineBody, &row, text).expect("sealed");
        let digest = keys().body_digest(&[text.as_bytes()]);
        NewLine {
            session,
            id,
            author: author.into(),
            form: LineForm::Text,
            sealed,
            digest,
            text: text.to_owned(),
            origin: None,
        }
    }
}

pub fn staff(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}

pub fn session_id(number: u128) -> SessionId {
    SessionId(Uuid::from_u128(number))
}

/// A caller who has just come, and what stands beside.
pub fn arrived(number: u128, at: Timestamp) -> (Session, Fixed) {
    let id = session_id(number);
    let arrival = Arrival { id, language: Language::Chinese, wished_gender: None, tier: None, reasons: Vec::new() };
    let fixed = Fixed {
        alias: "晚风".to_owned(),
        intake: Intake::default(),
        secret_hash: Some(vec![1, 2, 3]),
        return_hash: None,
        phone_hash: None,
        phone: None,
        origin_hash: None,
        seal_key: id.to_string(),
        caller_node: None,
    };
    (Session::open(arrival, at), fixed)
}

/// Writes a new session with its key.
pub fn create(batch: &mut Batch<'_>, session: Session, fixed: Fixed) -> Result<(), Error> {
    let (_, wrapped) = keys().new_seal(&fixed.seal_key)?;
    batch.create(session, fixed, wrapped);
    Ok(())
}

/// An account.
pub fn account(number: u128, roles: &[Role], grade: Grade) -> Staff {
    Staff {
        id: staff(number),
        username: format!("person.{number}"),
        name: "林悦".to_owned(),
        badge: format!("{number:02}"),
        roles: roles.to_vec(),
        languages: vec![Language::Chinese, Language::English],
        gender: None,
        grade,
        password: "phc".to_owned(),
        password_at: NOON,
        must_change_at: None,
        failures: 0,
        locked_until: None,
        disabled_at: None,
        last_sign_in_at: None,
        created_at: NOON,
        qualification: None,
    }
}
