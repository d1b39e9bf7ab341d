//! Does a changed, missing or added entry or line show? And are entries gap-free in commit order?

use crate::fresh::{Fresh, NOON, agree, arrived, both, create, session_id, staff};
use xinqiao_domain::presence::Presence;
use xinqiao_domain::{Actor, Event, Millis};
use xinqiao_storage::Verified;

/// What the journal vouches for.
const TABLES: [&str; 3] = ["journal", "journal_head", "line"];

/// A night: six entries, of which the third covers two lines.
async fn night(fresh: &Fresh) {
    let (session, fixed) = arrived(1, NOON);
    let change = |presence| Event::PresenceChanged { staff: staff(7), presence };
    fresh
        .write(NOON, async |batch| {
            create(batch, session, fixed)?;
            batch.tell(Actor::Hotline, Event::CentreCreated {})?;
            batch.tell(Actor::Staff(staff(7)), change(Presence::Available))
        })
        .await;
    let lines = [
        fresh.line(session_id(1), 10, Actor::Caller(session_id(1)), "在吗").await,
        fresh.line(session_id(1), 11, Actor::Staff(staff(7)), "在的").await,
    ];
    fresh
        .write(NOON + Millis::seconds(1), async |batch| {
            for line in lines {
                batch.place(line).await?;
            }
            Ok(())
        })
        .await;
    for presence in [Presence::Break, Presence::Meal, Presence::Away] {
        let at = NOON + Millis::seconds(2);
        fresh.write(at, async |batch| batch.tell(Actor::Staff(staff(7)), change(presence))).await;
    }
}

#[tokio::test]
async fn is_an_untouched_journal_whole_and_without_a_gap() {
    let (verified, entries) = agree(async |fresh| {
        night(fresh).await;
        let store = &fresh.store;
        let entries = store.journal_after(0, 100).await.expect("read");
        assert_eq!(store.head_seq().await.expect("read"), 6);
        assert_eq!(store.journal_after(4, 1).await.expect("read"), entries[4..5]);
        // The digest over sealed lines differs from run to run with their nonces.
        let plain: Vec<_> = entries
            .into_iter()
            .filter(|entry| !matches!(entry.event, Event::LinesRecorded { .. }))
            .map(|entry| (entry.seq, entry.at, entry.actor, entry.event))
            .collect();
        (store.verify_journal().await.expect("verified"), plain)
    })
    .await;
    assert_eq!(verified, Verified::Whole { entries: 6, lines: 2 });
    assert_eq!(entries.iter().map(|entry| entry.0).collect::<Vec<_>>(), [1, 2, 4, 5, 6]);
}

#[tokio::test]
async fn does_every_tampering_show_at_its_entry() {
    let line = "session = '00000000-0000-0000-0000-000000000001' AND seq = 1";
    let table = [
        ("an instant", "UPDATE journal SET at = at + 1 WHERE seq = 2".to_owned(), 2),
        ("facts", "UPDATE journal SET facts = replace(facts, 'available', 'break') WHERE seq = 2".to_owned(), 2),
        ("an actor", "UPDATE journal SET actor = '{\"kind\":\"hotline\"}' WHERE seq = 4".to_owned(), 4),
        ("a hash", "UPDATE journal SET hash = (SELECT hash FROM journal WHERE seq = 1) WHERE seq = 5".to_owned(), 5),
        ("a missing entry", "DELETE FROM journal WHERE seq = 4".to_owned(), 4),
        ("the first entry missing", "DELETE FROM journal WHERE seq = 1".to_owned(), 1),
        ("the newest entry missing", "DELETE FROM journal WHERE seq = 6".to_owned(), 6),
        (
            "an added entry",
            "INSERT INTO journal (centre, seq, at, kind, actor, facts, hash) \
             SELECT centre, 7, at, kind, actor, facts, hash FROM journal WHERE seq = 6"
                .to_owned(),
            7,
        ),
        ("a word repeated beside the facts", "UPDATE journal SET kind = 'lines_recorded' WHERE seq = 2".to_owned(), 2),
        ("a subject repeated beside the facts", "UPDATE journal SET subject = 'x' WHERE seq = 2".to_owned(), 2),
        ("the head's number", "UPDATE journal_head SET seq = 5".to_owned(), 5),
        (
            "the head's number with its hash",
            "UPDATE journal_head SET seq = 5, hash = (SELECT hash FROM journal WHERE seq = 5)".to_owned(),
            6,
        ),
        ("the head's hash", "UPDATE journal_head SET hash = (SELECT hash FROM journal WHERE seq = 5)".to_owned(), 6),
        ("a missing head", "DELETE FROM journal_head".to_owned(), 1),
        ("a line's body", format!("UPDATE line SET body = (SELECT body FROM line WHERE seq = 2) WHERE {line}"), 3),
        ("a line's author", format!("UPDATE line SET author = 'operator' WHERE {line}"), 3),
        ("who wrote a line", format!("UPDATE line SET author_id = 'x' WHERE {line}"), 3),
        ("a line's form", format!("UPDATE line SET form = 'notice' WHERE {line}"), 3),
        ("a line's id", format!("UPDATE line SET client_id = 'x' WHERE {line}"), 3),
        ("a line's instant", format!("UPDATE line SET at = at + 1 WHERE {line}"), 3),
        ("a line's number", format!("UPDATE line SET seq = 9 WHERE {line}"), 3),
        ("a missing line", format!("DELETE FROM line WHERE {line}"), 3),
        (
            "an added line",
            format!(
                "INSERT INTO line (session, seq, client_id, author, form, body, digest, at, journal_seq) \
                 SELECT session, 3, 'x', author, form, body, digest, at, journal_seq FROM line WHERE {line}"
            ),
            3,
        ),
    ];
    for fresh in both().await {
        night(&fresh).await;
        for table in TABLES {
            fresh.say(&format!("CREATE TABLE {table}_kept AS SELECT * FROM {table}")).await;
        }
        for (what, statement, expected) in &table {
            fresh.meddle(statement).await;
            match fresh.store.verify_journal().await.expect("verified") {
                Verified::Broken { seq, .. } => assert_eq!(seq, *expected, "{what}"),
                Verified::Whole { .. } => panic!("{what} went unseen"),
            }
            for table in TABLES {
                fresh.say(&format!("DELETE FROM {table}")).await;
                fresh.say(&format!("INSERT INTO {table} SELECT * FROM {table}_kept")).await;
            }
            let again = fresh.store.verify_journal().await.expect("verified");
            assert_eq!(again, Verified::Whole { entries: 6, lines: 2 }, "after {what} was taken back");
        }
        fresh.close().await;
    }
}

/// A line that no entry covers was never written by us.
#[tokio::test]
async fn does_a_line_under_no_entry_show() {
    for fresh in both().await {
        night(&fresh).await;
        fresh
            .meddle(
                "INSERT INTO line (session, seq, client_id, author, form, body, digest, at, journal_seq) \
                 SELECT session, 3, 'x', author, form, body, digest, at, 2 FROM line WHERE seq = 1",
            )
            .await;
        let verified = fresh.store.verify_journal().await.expect("verified");
        assert!(matches!(verified, Verified::Broken { .. }), "{verified:?}");
        fresh.close().await;
    }
}
