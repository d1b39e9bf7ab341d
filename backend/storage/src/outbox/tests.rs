//! Is the next letter found by seeking? A post room looks ten times a second, whatever lies in the outbox.

use super::{DUE, ITEM};
use crate::testing::{Fresh, NOON, databases};
use crate::{CENTRE, Flavour};
use sqlx::{AssertSqlSafe, Row};
use xinqiao_domain::delivery::DeliveryChannel;

/// Letters in the outbox, of which a tenth waits: enough for a planner to mind how it looks.
const LETTERS: i64 = 6_000;

async fn filled(fresh: &Fresh) {
    sqlx::query(
        "WITH RECURSIVE letter (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM letter WHERE n < $4) \
         INSERT INTO outbox (id, centre, channel, purpose, occasion, message, state, attempt, due_at, created_at, \
         expires_at, priority) \
         SELECT 'letter ' || CAST(n AS TEXT), $1, CASE WHEN n % 2 = 0 THEN 'email' ELSE 'sms' END, 'test', \
         'occasion ' || CAST(n AS TEXT), $2, CASE WHEN n % 10 = 0 THEN 'pending' ELSE 'accepted' END, 1, \
         CASE WHEN n % 10 = 0 THEN $3 + n END, $3 + n, $3 + n, n % 7 FROM letter",
    )
    .bind(CENTRE)
    .bind(vec![0_u8; 64])
    .bind(NOON.0)
    .bind(LETTERS)
    .execute(&fresh.store.write)
    .await
    .unwrap();
    sqlx::query("ANALYZE").execute(&fresh.store.write).await.unwrap();
}

/// How a database means to find what is due, a line for each step.
async fn plan(fresh: &Fresh) -> Vec<String> {
    let (head, column) = match fresh.store.flavour() {
        Flavour::Sqlite => ("EXPLAIN QUERY PLAN", 3),
        Flavour::Postgres => ("EXPLAIN", 0),
    };
    let rows = sqlx::query(AssertSqlSafe(format!("{head} {ITEM} {DUE}")))
        .bind(CENTRE)
        .bind(DeliveryChannel::Email.code())
        .bind(NOON.0 + LETTERS)
        .bind(16_i64)
        .fetch_all(&fresh.store.read)
        .await
        .unwrap();
    rows.iter().map(|row| row.try_get(column).unwrap()).collect()
}

#[tokio::test]
async fn is_the_next_letter_found_by_seeking() {
    for fresh in databases().await {
        filled(&fresh).await;
        let steps = plan(&fresh).await;
        let seeks = match fresh.store.flavour() {
            Flavour::Sqlite => "SEARCH outbox USING INDEX outbox_next",
            Flavour::Postgres => "Index Scan using outbox_next",
        };
        assert!(steps.iter().any(|step| step.contains(seeks)), "{steps:?}");
        // In the order of the index: nothing is collected to be sorted.
        let sorted =
            |step: &&String| step.contains("TEMP B-TREE") || step.contains("Sort") || step.contains("Seq Scan");
        assert_eq!(steps.iter().find(sorted), None);
        fresh.close().await;
    }
}
