//! What a commit promises: one bad command takes no other down, an id that comes again is answered as it was, and what
//! another node wrote is seen.

use crate::fresh::{NOON, agree, arrived, both, create, keys, session_id};
use futures_util::future::join_all;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use xinqiao::clock::Clock;
use xinqiao::desk::{Command, Decline, Desk, Failure, Told, Work, start};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::{Actor, Event, Refusal};
use xinqiao_storage::{Committed, Error, Memory, NewLine, Placed, Store};

struct Nobody;

impl Told for Nobody {
    fn tell(&self, _committed: &Committed) {}
}

fn desk(store: &Store) -> Desk {
    let (clock, _hand) = Clock::movable(NOON);
    start(Arc::new(store.clone()), clock, 64, Nobody).0
}

/// What a command does when it is decided.
enum Doing {
    Tells,
    IsRefused,
    FailsAfterTelling,
}

struct Probe {
    doing: Doing,
    decided: Arc<AtomicU32>,
}

impl Command for Probe {
    type Answer = ();

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<(), Decline> {
        self.decided.fetch_add(1, Ordering::SeqCst);
        let tell = |work: &mut Work<'_>| work.batch.tell(Actor::Hotline, Event::SettingsChanged {});
        match self.doing {
            Doing::Tells => Ok(tell(work)?),
            Doing::IsRefused => Err(Refusal::NotFound.into()),
            Doing::FailsAfterTelling => {
                tell(work)?;
                Err(Error::Damaged("on purpose").into())
            }
        }
    }
}

#[tokio::test]
async fn does_a_failing_command_take_no_other_down() {
    agree(async |fresh| {
        let (desk, decided) = (desk(&fresh.store), Arc::new(AtomicU32::new(0)));
        let doings = [Doing::Tells, Doing::FailsAfterTelling, Doing::IsRefused, Doing::Tells];
        let probes = doings.map(|doing| desk.run(Probe { doing, decided: Arc::clone(&decided) }));
        let answers = join_all(probes).await;
        assert_eq!(answers[0], Ok(()));
        assert_eq!(answers[1], Err(Failure::Unavailable));
        assert!(matches!(answers[2], Err(Failure::Refused(_))));
        assert_eq!(answers[3], Ok(()));
        // Two were decided before the failure of their common batch, and each once more alone.
        assert_eq!(decided.load(Ordering::SeqCst), 2 + 4);
        let entries = fresh.store.journal_after(0, 10).await.expect("read");
        assert_eq!(entries.len(), 2, "nothing of the failed one");
        fresh.store.verify_journal().await.expect("verified")
    })
    .await;
}

/// What came of a line.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Answered {
    New(i64),
    Before(i64),
    Reused,
}

/// Places a line, as the commands of a talk do.
struct Place(NewLine);

impl Command for Place {
    type Answer = Answered;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Self::Answer, Decline> {
        Ok(match work.batch.place(self.0.clone()).await? {
            Placed::New { seq, .. } => Answered::New(seq),
            Placed::Before { seq, .. } => Answered::Before(seq),
            Placed::IdReused => Answered::Reused,
        })
    }
}

#[tokio::test]
async fn is_an_id_that_comes_again_answered_as_it_was_after_a_restart_too() {
    agree(async |fresh| {
        let (session, fixed) = arrived(1, NOON);
        fresh.write(NOON, async |batch| create(batch, session, fixed)).await;
        let by = Actor::Caller(session_id(1));
        let line = async |id, text: &str| Place(fresh.line(session_id(1), id, by, text).await);
        let first = desk(&fresh.store);
        let (one, two) = (line(1, "在吗").await, line(2, "有人吗").await);
        assert_eq!(first.run(one).await, Ok(Answered::New(1)));
        assert_eq!(first.run(two).await, Ok(Answered::New(2)));
        assert_eq!(first.run(line(1, "在吗").await).await, Ok(Answered::Before(1)));
        // The next process remembers nothing; what is new in the same round is not lost by what is old.
        let second = desk(&fresh.store);
        let again = [line(2, "有人吗").await, line(3, "喂").await, line(1, "别的话").await, line(1, "在吗").await];
        let answers = join_all(again.map(|line| second.run(line))).await;
        assert_eq!(
            answers,
            [Ok(Answered::Before(2)), Ok(Answered::New(3)), Ok(Answered::Reused), Ok(Answered::Before(1))]
        );
        assert_eq!(fresh.store.last_seq(session_id(1)).await.expect("read"), 3);
        fresh.store.verify_journal().await.expect("verified")
    })
    .await;
}

#[tokio::test]
async fn does_what_another_node_wrote_drop_what_was_remembered() {
    agree(async |fresh| {
        let (session, fixed) = arrived(1, NOON);
        let (mut one, mut other) = (Memory::default(), Memory::default());
        let mut batch = fresh.store.begin(&mut one, NOON).await.expect("a batch");
        create(&mut batch, session.clone(), fixed).expect("created");
        batch.tell(Actor::Hotline, Event::SettingsChanged {}).expect("told");
        batch.commit().await.expect("committed");
        // Another node raises the tier and writes a line.
        let line = fresh.line(session_id(1), 1, Actor::Caller(session_id(1)), "在吗").await;
        let mut batch = fresh.store.begin(&mut other, NOON).await.expect("a batch");
        let theirs = batch.state(session_id(1)).await.expect("read").expect("there");
        batch.put(theirs.found(Some(RiskTier::High), &[]));
        batch.place(line).await.expect("placed");
        batch.commit().await.expect("committed");
        let mut batch = fresh.store.begin(&mut one, NOON).await.expect("a batch");
        let kept = batch.session(session_id(1)).await.expect("read").expect("there");
        let seen = (kept.stored.session.tier, kept.last_seq);
        batch.abandon().await;
        assert_eq!(seen, (Some(RiskTier::High), 1));
    })
    .await;
}

#[tokio::test]
async fn is_nothing_of_an_abandoned_batch_kept() {
    agree(async |fresh| {
        let (session, fixed) = arrived(1, NOON);
        let mut memory = Memory::default();
        let mut batch = fresh.store.begin(&mut memory, NOON).await.expect("a batch");
        create(&mut batch, session, fixed).expect("created");
        batch.tell(Actor::Hotline, Event::SettingsChanged {}).expect("told");
        batch.queue(10, 0).await.expect("flushed to be read");
        batch.abandon().await;
        let mut batch = fresh.store.begin(&mut memory, NOON).await.expect("a batch");
        assert!(batch.session(session_id(1)).await.expect("read").is_none());
        batch.abandon().await;
        assert_eq!(fresh.store.head_seq().await.expect("read"), 0);
    })
    .await;
}

/// Each waits for the head and numbers go on without a gap, whoever writes.
#[tokio::test]
async fn do_two_nodes_write_one_after_the_other() {
    for fresh in both().await {
        let other = Box::pin(Store::open(&fresh.url, keys())).await.expect("a second node");
        let (one, two) = (desk(&fresh.store), desk(&other));
        let decided = Arc::new(AtomicU32::new(0));
        let probes = (0..40).map(|number| {
            let probe = Probe { doing: Doing::Tells, decided: Arc::clone(&decided) };
            if number % 2 == 0 { one.run(probe) } else { two.run(probe) }
        });
        assert!(join_all(probes).await.into_iter().all(|answer| answer.is_ok()));
        let entries = fresh.store.journal_after(0, 100).await.expect("read");
        assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), (1..=40).collect::<Vec<_>>());
        other.close().await;
        fresh.close().await;
    }
}
