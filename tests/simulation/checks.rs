//! What must be true after every step, looked at through the store.

use crate::house::House;
use std::collections::{BTreeMap, BTreeSet};
use xinqiao_domain::policy::Policy;
use xinqiao_domain::routing::{Need, matches};
use xinqiao_domain::session::{DeadlineKind, Stage, StageName};
use xinqiao_domain::{Millis, SessionId};
use xinqiao_storage::{Memory, Verified};
use xinqiao_tests::sessions_are_known_rightly;

/// Longer than any deadline.
const FAR: Millis = Millis::hours(1);

/// The promises of the floor.
pub async fn floor(house: &House, sessions: &BTreeSet<SessionId>, when: &str) {
    deadlines(house, sessions, when).await;
    loads(house, when).await;
    nobody_waits_in_vain(house, when).await;
}

/// The promises of what was written: longer to look at, and nothing in it is ever mended, so less often.
pub async fn written(house: &House, when: &str) {
    lines(house, when).await;
    sessions_are_known_rightly(house.desk.store(), house.now()).await;
    let verified = house.desk.store().verify_journal().await.expect("read");
    assert!(matches!(verified, Verified::Whole { .. }), "{when}: {verified:?}");
}

/// Nothing is overdue, and whoever is offered or lost has the deadline that ends it.
async fn deadlines(house: &House, sessions: &BTreeSet<SessionId>, when: &str) {
    let store = house.desk.store();
    let overdue = store.due(house.now(), 10).await.expect("read");
    assert!(overdue.is_empty(), "{when}: overdue {overdue:?}");
    let all: BTreeSet<_> = store.due(house.now() + FAR, 10_000).await.expect("read").into_iter().collect();
    for id in sessions {
        let stage = store.session(*id).await.expect("read").expect("it was opened").session.stage;
        let has = |kind| all.contains(&(*id, kind));
        let name = stage.name();
        assert_eq!(has(DeadlineKind::OfferExpires), name == StageName::Offered, "{when}: {id}");
        assert_eq!(has(DeadlineKind::GraceEnds), name == StageName::Detached, "{when}: {id}");
    }
}

/// Nobody has more than their cap, nor two offers; and what the roster counts is what they have.
async fn loads(house: &House, when: &str) {
    let store = house.desk.store();
    let roster = store.roster().await.expect("read");
    let mut held_by = BTreeMap::new();
    for member in roster.members.values() {
        let candidate = &member.candidate;
        let theirs = store.sessions_of(candidate.staff).await.expect("read");
        assert_eq!(theirs.len() as u32, candidate.load.total(), "{when}: {}", candidate.staff);
        assert!(candidate.load.total() <= candidate.capacity(&Policy::default()), "{when}: {:?}", candidate.load);
        assert!(candidate.load.offered <= 1, "{when}: two offers at once");
        for stored in theirs {
            let before = held_by.insert(stored.session.id, candidate.staff);
            assert_eq!(before, None, "{when}: a session of two");
            if let Stage::Offered(_, offer) = &stored.session.stage {
                assert_eq!(offer.operator, candidate.staff, "{when}");
            }
        }
    }
}

/// Nobody waits while somebody free could be asked.
async fn nobody_waits_in_vain(house: &House, when: &str) {
    let store = house.desk.store();
    let candidates = store.roster().await.expect("read").candidates();
    let mut memory = Memory::default();
    let mut batch = store.begin(&mut memory, house.now()).await.expect("a batch");
    let waiting = batch.queue(1_000, 0).await.expect("read");
    batch.abandon().await;
    let needs: Vec<_> = waiting.iter().filter_map(Need::of).collect();
    let missed = matches(&needs, &candidates, &Policy::default(), house.now());
    assert!(missed.is_empty(), "{when}: not offered {missed:?}");
}

/// Every line that was acknowledged stands where it was said to stand, and numbers have no gap.
async fn lines(house: &House, when: &str) {
    let acknowledged = house.acknowledged.lock().expect("nobody panicked").clone();
    let mut by_session: BTreeMap<SessionId, Vec<(i64, String)>> = BTreeMap::new();
    for (session, seq, id) in acknowledged {
        by_session.entry(session).or_default().push((seq, id));
    }
    for (session, told) in by_session {
        let there = house.desk.store().lines_after(session, 0, 10_000).await.expect("read");
        let there: Vec<_> = there.into_iter().map(|line| (line.seq, line.id)).collect();
        assert_eq!(there, told, "{when}: lines of {session}");
        let numbers: Vec<_> = there.iter().map(|(seq, _)| *seq).collect();
        assert_eq!(numbers, (1..=numbers.len() as i64).collect::<Vec<_>>(), "{when}: {session}");
    }
}
