//! Is what was erased gone from rows, files and copies, and does everything else stand?

use super::*;
use crate::lines::{LineAuthor, body_row};
use crate::testing::{Fresh, NOON, databases, keys, sqlite, staff};
use crate::{Field, LineForm, Memory, NewLine, SealingKeys, Verified, WrappingKeys};
use sqlx::Row;
use std::collections::HashSet;
use uuid::Uuid;
use xinqiao_domain::Millis;
use xinqiao_domain::erasure::{Shreds, Traces};
use xinqiao_domain::session::{Closed, Ended, EndedBy, Stage};

const WORDS: &str = "我一直没有跟别人说过这些";
const PHONE: &str = "13123456789";
/// Enough to split pages of tables and indexes many times.
const SESSIONS: u128 = 300;
/// Bytes by which a secret is known again.
const END: usize = 12;

fn line(seal: &crate::SessionSeal, session: SessionId, number: u128, text: &str) -> NewLine {
    let id = CommandId(Uuid::from_u128(number));
    NewLine {
        session,
        id,
        author: LineAuthor::Caller,
        form: LineForm::Text,
        sealed: seal.seal(Field::LineBody, &body_row(session, id), text).unwrap(),
        digest: [7; 16],
        text: text.to_owned(),
        origin: None,
    }
}

/// A session that is over, from a number of its own, with a line.
async fn called(fresh: &Fresh, number: u128, phone: &str) -> SessionId {
    let hash = fresh.store.keys.phone_hash(phone);
    let session = fresh.session(number, NOON, |fixed| fixed.phone_hash = Some(hash)).await;
    let phone = phone.to_owned();
    fresh
        .write(NOON, async |batch: &mut Batch<'_>| {
            let seal = batch.seal_of(session).await.unwrap().unwrap();
            let sealed = seal.seal(Field::Phone, &session.to_string(), &phone).unwrap();
            sqlx::query("UPDATE session SET phone = $1 WHERE id = $2")
                .bind(sealed)
                .bind(session.to_string())
                .execute(batch.connection())
                .await
                .unwrap();
            batch.place(line(&seal, session, number + 1_000_000, WORDS)).await.unwrap();
            let mut state = batch.state(session).await.unwrap().unwrap();
            let ended = Ended { at: NOON, by: EndedBy::Caller };
            state.stage = Stage::Closed(Closed { at: NOON, ended, lease: None });
            batch.put(state);
        })
        .await;
    session
}

async fn erase(fresh: &Fresh, number: u128, sessions: Vec<SessionId>) {
    let officer = staff(1).to_string();
    fresh
        .write(NOON + Millis::hours(1), async |batch: &mut Batch<'_>| {
            sqlx::query(
                "INSERT INTO staff (id, centre, username, name, badge, languages, grade, password, password_at, \
                 failures, created_at) VALUES ($1, 'centre', $1, $2, '', '[]', 'full', '', 0, 0, 0) \
                 ON CONFLICT (id) DO NOTHING",
            )
            .bind(officer.clone())
            .bind(Vec::<u8>::new())
            .execute(batch.connection())
            .await
            .unwrap();
            let shreds = Shreds { sessions, ..Shreds::default() };
            batch.shred(&Traces::default(), &shreds).await.unwrap();
            let erasure = StoredErasure {
                id: CommandId(Uuid::from_u128(number)),
                ground: ErasureGround::PersonAsked,
                by: staff(1),
                at: batch.now(),
                gone: ErasureCounts::default(),
                kept: Vec::new(),
                sessions: shreds.sessions,
                wiped_at: None,
                rotated_at: None,
            };
            batch.write_erasure(&erasure).await.unwrap();
        })
        .await;
}

/// The bytes that must be nowhere afterwards: wrapped keys, sealed numbers, their digests.
async fn secrets(fresh: &Fresh, sessions: &[SessionId]) -> Vec<Vec<u8>> {
    let mut secrets = Vec::new();
    for session in sessions {
        let row = sqlx::query(
            "SELECT wrapped, phone, phone_hash FROM session JOIN seal_key ON seal_key.id = session.seal_key \
             WHERE session.id = $1",
        )
        .bind(session.to_string())
        .fetch_one(&fresh.store.read)
        .await
        .unwrap();
        secrets.extend([0_usize, 1, 2].map(|column| row.get::<Vec<u8>, _>(column)));
    }
    secrets
}

fn left_in(folder: &std::path::Path, secrets: &[Vec<u8>]) -> usize {
    let files = ["xinqiao.db", "xinqiao.db-wal", "xinqiao.db-shm"].map(|name| folder.join(name));
    let bytes: Vec<Vec<u8>> = files.iter().filter_map(|file| std::fs::read(file).ok()).collect();
    // The end of each is as good as the whole of it: all of them are ciphertext or digests.
    let ends: HashSet<&[u8]> = bytes.iter().flat_map(|bytes| bytes.windows(END)).collect();
    secrets.iter().filter(|secret| ends.contains(&secret[secret.len() - END..])).count()
}

#[tokio::test]
async fn is_anything_left_in_the_files_of_who_was_erased() {
    let fresh = sqlite().await;
    let mut sessions = Vec::new();
    for number in 1..=SESSIONS {
        // Numbers in no order: their index splits its pages in the middle.
        sessions.push(called(&fresh, number, &format!("1{:010}", number * 7_919 % 10_007)).await);
    }
    let erased: Vec<SessionId> = sessions.iter().copied().step_by(4).collect();
    let secrets = secrets(&fresh, &erased).await;
    assert!(left_in(fresh.folder.path(), &secrets) > 0, "they would be seen");
    erase(&fresh, 1, erased).await;
    assert_eq!(fresh.store.wipe().await.unwrap(), Wiped::Gone);
    assert_eq!(left_in(fresh.folder.path(), &secrets), 0);
    fresh.close().await;
}

#[tokio::test]
async fn does_wiping_wait_for_whoever_still_reads() {
    let fresh = sqlite().await;
    let session = called(&fresh, 1, PHONE).await;
    let mut reader = fresh.store.read.begin().await.unwrap();
    sqlx::query("SELECT id FROM session").fetch_all(&mut *reader).await.unwrap();
    erase(&fresh, 1, vec![session]).await;
    assert_eq!(fresh.store.wipe().await.unwrap(), Wiped::NotYet);
    reader.rollback().await.unwrap();
    assert_eq!(fresh.store.wipe().await.unwrap(), Wiped::Gone);
    fresh.close().await;
}

#[tokio::test]
async fn does_everything_read_on_when_the_words_are_gone() {
    for fresh in databases().await {
        let (gone, stays) = (called(&fresh, 1, PHONE).await, called(&fresh, 2, "13900000000").await);
        erase(&fresh, 1, vec![gone]).await;
        let lines = fresh.store.lines_after(gone, 0, 10).await.unwrap();
        assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), [""]);
        let record = fresh.store.record(gone).await.unwrap().unwrap();
        assert_eq!((record.erased_at, record.phone_masked), (Some(NOON + Millis::hours(1)), None));
        assert_eq!(fresh.store.newest_session_from(PHONE).await.unwrap(), None);
        assert_eq!(fresh.store.lines_after(stays, 0, 10).await.unwrap()[0].text, WORDS);
        assert_eq!(fresh.store.record(stays).await.unwrap().unwrap().erased_at, None);
        let verified = fresh.store.verify_journal().await.unwrap();
        assert!(matches!(verified, Verified::Whole { lines: 2, .. }), "{verified:?}");
        // The writer says no to whoever adds words.
        let mut memory = Memory::default();
        let mut batch = fresh.store.begin(&mut memory, NOON).await.unwrap();
        let added = batch.keep_draft(gone, xinqiao_domain::desk_words::DraftKind::Note, "再写一句").await;
        assert!(matches!(added, Err(Error::Erased)));
        batch.abandon().await;
        assert_eq!(fresh.store.unwiped(10).await.unwrap().len(), 1);
        fresh.store.wipe().await.unwrap();
        fresh.close().await;
    }
}

const NEWEST: [u8; 32] = [9; 32];
const BEFORE: [u8; 32] = [1; 32];

fn rotated(older: Vec<&[u8; 32]>) -> SealingKeys {
    let wrap = WrappingKeys { newest: &NEWEST, made_at: NOON + Millis::hours(2), older };
    SealingKeys::rotated(&wrap, &[2; 32], &[3; 32], &[4; 32])
}

async fn rewrapped(store: &Store) -> u64 {
    let (mut anew, mut after) = (0, Some(String::new()));
    while let Some(from) = after {
        let round = store.rewrap(&from).await.unwrap();
        (anew, after) = (anew + round.anew, round.next);
    }
    anew
}

#[tokio::test]
async fn does_a_copy_from_before_open_once_the_key_file_is_rotated() {
    let fresh = sqlite().await;
    let (gone, stays) = (called(&fresh, 1, PHONE).await, called(&fresh, 2, "13900000000").await);
    let copy = fresh.folder.path().join("copy.db");
    fresh.store.backup(copy.to_str().unwrap()).await.unwrap();
    erase(&fresh, 1, vec![gone]).await;

    let live = format!("sqlite://{}", fresh.folder.path().join("xinqiao.db").display());
    let during = Store::open(&live, rotated(vec![&BEFORE])).await.unwrap();
    assert!(rewrapped(&during).await >= 1);
    assert_eq!(rewrapped(&during).await, 0, "done again, there is nothing to do");
    assert_eq!(during.lines_after(stays, 0, 10).await.unwrap()[0].text, WORDS);
    during.close().await;

    let url = format!("sqlite://{}", copy.display());
    let old_file = Store::open(&url, keys()).await.unwrap();
    assert_eq!(old_file.lines_after(gone, 0, 10).await.unwrap()[0].text, WORDS, "whoever kept the old key file");
    old_file.close().await;
    let new_file = Store::open(&url, rotated(Vec::new())).await.unwrap();
    assert!(matches!(new_file.lines_after(gone, 0, 10).await, Err(Error::Sealing)));
    new_file.close().await;
    let after = Store::open(&live, rotated(Vec::new())).await.unwrap();
    assert_eq!(after.lines_after(stays, 0, 10).await.unwrap()[0].text, WORDS);
    assert_eq!(after.lines_after(gone, 0, 10).await.unwrap()[0].text, "");
    after.close().await;
    fresh.close().await;
}

#[tokio::test]
async fn from_when_is_an_erasing_called_unreadable_in_copies() {
    for fresh in databases().await {
        let session = called(&fresh, 1, PHONE).await;
        erase(&fresh, 1, vec![session]).await;
        let rotated_at = async || fresh.store.erasure_of(session).await.unwrap().unwrap().rotated_at;
        assert_eq!(rotated_at().await, None);
        // Begun before the erasing: a copy in between may be wrapped by the new key.
        fresh.write(NOON + Millis::hours(2), async |batch: &mut Batch<'_>| batch.rotated(NOON).await.unwrap()).await;
        assert_eq!(rotated_at().await, None);
        let (begun, through) = (NOON + Millis::hours(3), NOON + Millis::hours(4));
        fresh.write(through, async |batch: &mut Batch<'_>| batch.rotated(begun).await.unwrap()).await;
        assert_eq!(rotated_at().await, Some(through));
        assert_eq!(fresh.store.keys_rotated_at().await.unwrap(), through);
        fresh.close().await;
    }
}

#[tokio::test]
async fn is_a_node_seen_that_does_not_know_the_newest_key() {
    let fresh = sqlite().await;
    let until = NOON + Millis::minutes(1);
    fresh.write(NOON, async |batch: &mut Batch<'_>| batch.renew_node("n", until).await.unwrap()).await;
    let url = format!("sqlite://{}", fresh.folder.path().join("xinqiao.db").display());
    let newer = Store::open(&url, rotated(vec![&BEFORE])).await.unwrap();
    assert_eq!(newer.nodes_without_newest_key(NOON).await.unwrap(), 1);
    assert_eq!(newer.nodes_without_newest_key(until + Millis(1)).await.unwrap(), 0, "it is gone");
    assert_eq!(fresh.store.nodes_without_newest_key(NOON).await.unwrap(), 0);
    newer.close().await;
    fresh.close().await;
}
