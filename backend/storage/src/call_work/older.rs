//! Are plans and requests from before there was a list on it, each once and as they stood?

use super::*;
use crate::testing::{Fresh, NOON, older_databases, staff};
use xinqiao_domain::call_work::{CallEnd, CallStage};

/// The schema before the list of calls.
const BEFORE: i64 = 2;

fn id(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

/// What a program of then wrote: a closed session with a plan for a day and no contact for another, and three requests.
async fn write_as_before(fresh: &Fresh) {
    let keys = &fresh.store.keys;
    for key in [id(1), format!("callback|{}", id(11)), format!("callback|{}", id(12)), format!("callback|{}", id(13))] {
        let (_, wrapped) = keys.new_seal(&key).unwrap();
        sqlx::query("INSERT INTO seal_key (id, wrapped, created_at) VALUES ($1, $2, 0)")
            .bind(key)
            .bind(wrapped)
            .execute(&fresh.store.write)
            .await
            .unwrap();
    }
    sqlx::query(
        "INSERT INTO session (id, centre, alias, channel, direction, language, opened_at, reasons, intake, fence, stage, \
         queue_rank, queue_key, closed_at, seal_key) \
         VALUES ($1, $2, 'A', 'web', 'incoming', 'zh-CN', $3, '[]', '{}', 1, 'closed', 0, 0, $4, $5)",
    )
    .bind(id(1))
    .bind(CENTRE)
    .bind(NOON.0)
    .bind(NOON.0 + 1)
    .bind(id(1))
    .execute(&fresh.store.write)
    .await
    .unwrap();
    for (number, due_at, no_contact) in [(21, Some(NOON.0 + 5), None), (22, None, Some("refused"))] {
        sqlx::query("INSERT INTO follow_up (id, session, due_at, no_contact) VALUES ($1, $2, $3, $4)")
            .bind(id(number))
            .bind(id(1))
            .bind(due_at)
            .bind(no_contact)
            .execute(&fresh.store.write)
            .await
            .unwrap();
    }
    let (taken, none) = (Some(staff(1).to_string()), None::<String>);
    for (number, taken_by, taken_at, outcome, done_at) in [
        (11, none, None, None, None),
        (12, taken.clone(), Some(NOON.0 + 7), None, None),
        (13, taken, None, Some("wrong_number"), Some(NOON.0 + 9)),
    ] {
        request_as_before(fresh, number).await;
        sqlx::query("UPDATE callback SET taken_by = $1, taken_at = $2, outcome = $3, done_at = $4 WHERE id = $5")
            .bind(taken_by)
            .bind(taken_at)
            .bind(outcome)
            .bind(done_at)
            .bind(id(number))
            .execute(&fresh.store.write)
            .await
            .unwrap();
    }
}

async fn request_as_before(fresh: &Fresh, number: u128) {
    let (row, key) = (id(number), format!("callback|{}", id(number)));
    let wrapped: Vec<u8> = sqlx::query("SELECT wrapped FROM seal_key WHERE id = $1")
        .bind(key.clone())
        .fetch_one(&fresh.store.write)
        .await
        .and_then(|found| sqlx::Row::try_get(&found, "wrapped"))
        .unwrap();
    let seal = fresh.store.keys.open_seal(&key, &wrapped).unwrap();
    sqlx::query(
        "INSERT INTO callback (id, centre, language, name, phone, phone_hash, note, requested_at, seal_key) \
         VALUES ($1, $2, 'en', $3, $4, $5, $6, $7, $8)",
    )
    .bind(row.clone())
    .bind(CENTRE)
    .bind(seal.seal(Field::CallbackName, &row, "小林").unwrap())
    .bind(seal.seal(Field::Phone, &row, "13800138000").unwrap())
    .bind(Vec::new())
    .bind(seal.seal(Field::CallbackNote, &row, "").unwrap())
    .bind(NOON.0)
    .bind(key)
    .execute(&fresh.store.write)
    .await
    .unwrap();
}

#[tokio::test]
async fn does_an_older_database_keep_what_was_to_be_called() {
    for fresh in older_databases(BEFORE).await {
        write_as_before(&fresh).await;
        fresh.store.bring_up_to_date().await.unwrap();
        let list = async |settled| {
            let wanted = Wanted { settled, whose: Whose::Anybody, source: None, after: None };
            let listed = fresh.store.calls(&wanted, 10).await.unwrap();
            listed
                .into_iter()
                .map(|one| (one.id.to_string(), one.call.due_at.0 - NOON.0, one.call.stage))
                .collect::<Vec<_>>()
        };
        let mine = CallStage::Assigned { to: staff(1), at: Timestamp(NOON.0 + 7) };
        let open = [(id(11), 0, CallStage::Open), (id(12), 0, mine), (id(21), 5, CallStage::Open)];
        assert_eq!(list(Settled::No).await, open, "due at once, or as planned; that nobody can be called is no call");
        let end = CallStage::Settled { by: staff(1), at: Timestamp(NOON.0 + 9), end: CallEnd::WrongNumber };
        assert_eq!(list(Settled::Yes).await, [(id(13), 0, end)]);
        let call = fresh.store.listed_call(id(12).parse().unwrap()).await.unwrap().unwrap();
        assert_eq!(call.phone.as_deref(), Some("13800138000"));
        fresh.close().await;
    }
}
