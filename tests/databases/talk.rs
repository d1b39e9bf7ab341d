//! Lines and receipt marks.

use crate::fresh::{NOON, agree, arrived, create, session_id, staff};
use std::collections::BTreeMap;
use xinqiao_domain::{Actor, Millis};
use xinqiao_storage::lines::{BothMarks, LineAuthor, Side, SideMarks};
use xinqiao_storage::{Memory, Placed};

#[tokio::test]
async fn are_lines_numbered_by_session_sealed_and_read_back_in_order() {
    let read = agree(async |fresh| {
        for number in [1, 2] {
            let (session, fixed) = arrived(number, NOON);
            fresh.write(NOON, async |batch| create(batch, session, fixed)).await;
        }
        let mut ids = 100..;
        let mut placed = Vec::new();
        for round in 0..3 {
            let at = NOON + Millis::seconds(round);
            let mut lines = Vec::new();
            for (session, author, text) in [
                (1, Actor::Caller(session_id(1)), "我不知道该从哪里说起"),
                (2, Actor::Caller(session_id(2)), "hello"),
                (1, Actor::Staff(staff(7)), "慢慢来 🌱"),
                (1, Actor::Hotline, "operator_joined"),
            ] {
                lines.push(fresh.line(session_id(session), ids.next().expect("ids"), author, text).await);
            }
            let more = fresh
                .write(at, async |batch| {
                    let mut placed = Vec::new();
                    for line in lines {
                        placed.push(batch.place(line).await?);
                    }
                    Ok(placed)
                })
                .await;
            placed.extend(more);
        }
        let store = &fresh.store;
        let one = store.lines_after(session_id(1), 0, 100).await.expect("read");
        let page = store.lines_after(session_id(1), 2, 3).await.expect("read");
        assert_eq!(page, one[2..5]);
        assert_eq!(store.last_seq(session_id(1)).await.expect("read"), 9);
        assert_eq!(store.last_seq(session_id(3)).await.expect("read"), 0);
        let entry = store.journal_after(0, 100).await.expect("read")[1].seq;
        assert_eq!(store.lines_of_entry(entry).await.expect("read").len(), 4);
        (placed, one)
    })
    .await;
    let (placed, one) = read;
    let numbers: Vec<_> = one.iter().map(|line| line.seq).collect();
    assert_eq!(numbers, (1..=9).collect::<Vec<_>>());
    assert_eq!(one[1].text, "慢慢来 🌱");
    assert_eq!((one[1].author, one[2].author), (LineAuthor::Operator(Some(staff(7))), LineAuthor::System));
    let seqs: Vec<_> = placed.iter().map(|placed| matches!(placed, Placed::New { .. })).collect();
    assert_eq!(seqs, [true; 12]);
}

#[tokio::test]
async fn do_marks_go_only_forward() {
    let table = [((3, 1), (3, 1)), ((2, 2), (3, 2)), ((5, 0), (5, 2)), ((5, 5), (5, 5))];
    agree(async |fresh| {
        let mut seen = BTreeMap::new();
        for (at, ((delivered, read), expected)) in table.into_iter().enumerate() {
            let marks = SideMarks { delivered, seen: read };
            fresh.write(NOON, async |batch| batch.mark(session_id(1), Side::Operator, marks).await).await;
            let marks = fresh.store.marks(session_id(1)).await.expect("read");
            assert_eq!((marks.operator.delivered, marks.operator.seen), expected);
            assert_eq!(marks.caller, SideMarks::default(), "the other side's are its own");
            seen.insert(at, marks);
        }
        seen
    })
    .await;
}

#[tokio::test]
async fn has_a_session_nobody_wrote_in_no_lines_and_no_marks() {
    agree(async |fresh| {
        assert_eq!(fresh.store.lines_after(session_id(1), 0, 10).await.expect("read"), []);
        assert_eq!(fresh.store.marks(session_id(1)).await.expect("read"), BothMarks::default());
        let mut memory = Memory::default();
        let mut batch = fresh.store.begin(&mut memory, NOON).await.expect("a batch");
        assert!(batch.session(session_id(1)).await.expect("read").is_none());
        batch.abandon().await;
    })
    .await;
}
