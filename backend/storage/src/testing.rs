//! Fresh databases for the questions of this crate: SQLite always, PostgreSQL where `XINQIAO_TEST_POSTGRES` names one.

use crate::database::SCHEMA_VERSION;
use crate::sessions::Fixed;
use crate::{Batch, Memory, SealingKeys, Store};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;
use uuid::Uuid;
use xinqiao_domain::risk::Intake;
use xinqiao_domain::session::{Arrival, Language, Session};
use xinqiao_domain::{SessionId, StaffId, Timestamp};

pub const NOON: Timestamp = Timestamp(1_800_000_000_000_000);

/// An empty database.
pub struct Fresh {
    pub store: Store,
    pub folder: TempDir,
    postgres: Option<(String, String)>,
}

/// One of each kind that is at hand.
pub async fn databases() -> Vec<Fresh> {
    older_databases(SCHEMA_VERSION).await
}

/// The same, as a program left them that knew no newer schema than this one.
pub async fn older_databases(newest: i64) -> Vec<Fresh> {
    let mut all = vec![older_sqlite(newest).await];
    if let Ok(server) = std::env::var("XINQIAO_TEST_POSTGRES") {
        all.push(postgres(server, newest).await);
    }
    all
}

pub fn keys() -> SealingKeys {
    SealingKeys::new(&[1; 32], &[2; 32], &[3; 32], &[4; 32])
}

pub async fn sqlite() -> Fresh {
    older_sqlite(SCHEMA_VERSION).await
}

async fn older_sqlite(newest: i64) -> Fresh {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("xinqiao.db").display());
    Fresh { store: Box::pin(Store::open_older(&url, keys(), newest)).await.unwrap(), folder, postgres: None }
}

async fn postgres(server: String, newest: i64) -> Fresh {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("storage_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    on_server(&server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    on_server(&server, format!("CREATE DATABASE {name}")).await;
    let (address, _) = server.rsplit_once('/').unwrap();
    let store = Box::pin(Store::open_older(&format!("{address}/{name}"), keys(), newest)).await.unwrap();
    Fresh { store, folder: tempfile::tempdir().unwrap(), postgres: Some((server, name)) }
}

async fn on_server(server: &str, statement: String) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(server).await.unwrap();
    sqlx::query(AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
}

impl Fresh {
    /// Writes and commits.
    pub async fn write<T>(&self, at: Timestamp, work: impl AsyncFnOnce(&mut Batch<'_>) -> T) -> T {
        let mut memory = Memory::default();
        let mut batch = self.store.begin(&mut memory, at).await.unwrap();
        let answer = work(&mut batch).await;
        batch.commit().await.unwrap();
        answer
    }

    /// A waiting session whose row is as `change` leaves it.
    pub async fn session(&self, number: u128, opened_at: Timestamp, change: impl FnOnce(&mut Fixed)) -> SessionId {
        let id = SessionId(Uuid::from_u128(number));
        let seal_key = id.to_string();
        let (_, wrapped) = self.store.keys.new_seal(&seal_key).unwrap();
        let arrival = Arrival { id, language: Language::Chinese, wished_gender: None, tier: None, reasons: Vec::new() };
        let mut fixed = Fixed {
            alias: "A".to_owned(),
            intake: Intake::default(),
            secret_hash: None,
            return_hash: None,
            phone_hash: None,
            phone: None,
            origin_hash: None,
            seal_key,
            caller_node: None,
        };
        change(&mut fixed);
        let session = Session::open(arrival, opened_at);
        self.write(opened_at, async move |batch| batch.create(session, fixed, wrapped)).await;
        id
    }

    pub async fn close(self) {
        self.store.close().await;
        if let Some((server, name)) = &self.postgres {
            on_server(server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        }
    }
}

pub fn staff(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}
