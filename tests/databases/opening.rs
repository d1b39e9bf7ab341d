//! Is a database opened as it must be, and one of a newer program left alone?

use crate::fresh::{NOON, agree, both, keys};
use sqlx::{AnyConnection, Connection, Row};
use xinqiao_storage::{Flavour, Store, is_newer_than_us};

#[tokio::test]
async fn is_a_database_of_a_newer_program_refused() {
    for fresh in both().await {
        Box::pin(Store::open(&fresh.url, keys())).await.expect("opened again, it is as it was").close().await;
        fresh
            .meddle(
                "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 SELECT 9999, 'of tomorrow', success, checksum, execution_time FROM _sqlx_migrations WHERE version = 1",
            )
            .await;
        let error = Box::pin(Store::open(&fresh.url, keys())).await.expect_err("a newer schema");
        assert!(is_newer_than_us(&error), "{error}");
        fresh.close().await;
    }
}

#[tokio::test]
async fn is_a_database_changed_by_hand_refused_and_not_called_newer() {
    for fresh in both().await {
        // Any other bytes will do.
        fresh.write(NOON, async |batch| batch.centre_seal().await.map(|_| ())).await;
        fresh.meddle("UPDATE _sqlx_migrations SET description = 'x', checksum = (SELECT wrapped FROM seal_key) WHERE version = 1").await;
        let refused = Box::pin(Store::open(&fresh.url, keys())).await;
        assert!(refused.is_err_and(|error| !is_newer_than_us(&error)));
        fresh.close().await;
    }
}

#[tokio::test]
async fn do_both_answer_a_ping_and_know_what_they_are() {
    agree(async |fresh| {
        fresh.store.ping().await.expect("it answers");
        let sqlite = fresh.url.starts_with("sqlite:");
        assert_eq!(fresh.store.flavour() == Flavour::Sqlite, sqlite);
    })
    .await;
}

/// A log beside the file survives a killed process; the other settings belong to each connection and are asked for in
/// storage itself.
#[tokio::test]
async fn does_sqlite_write_ahead() {
    let fresh = both().await.remove(0);
    let mut connection = AnyConnection::connect(&fresh.url).await.expect("a connection");
    let row = sqlx::query("PRAGMA journal_mode").fetch_one(&mut connection).await.expect("an answer");
    assert_eq!(row.get::<String, _>(0), "wal");
    connection.close().await.expect("it closes");
    fresh.close().await;
}
