//! Is what is known of sessions, kept step by step, what their stored stories tell?

use crate::Hotline;
use sqlx::{AnyConnection, Connection};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use tokio::time::timeout;
use xinqiao_domain::facet::{Facet, Known};
use xinqiao_domain::{SessionId, Timestamp};
use xinqiao_storage::search::{Reach, Wanted};
use xinqiao_storage::{Memory, Store};

/// Sessions of a story that are looked at; no story has more.
const SESSIONS: usize = 200;
/// How long a story waits until sessions become known.
const PATIENCE: Duration = Duration::from_secs(20);

/// Panics unless every session is known, and known as its journal and its record tell; where reviews and calls stand is
/// said by those who write them. `now` is any instant not before the last.
pub async fn sessions_are_known_rightly(store: &Store, now: Timestamp) {
    let unknown = store.sessions_not_known(None, SESSIONS).await.expect("the store answers").unknown;
    assert!(unknown.is_empty(), "nothing is known of {unknown:?}");
    let (since, until) = (Timestamp(i64::MIN), Timestamp(i64::MAX));
    let wanted = Wanted { since, until, kinds: Vec::new(), after: None, rows: SESSIONS, looked_at: SESSIONS + 1 };
    let page = store.search(&wanted).await.expect("the store answers");
    assert_eq!(page.reach, Reach::End, "more sessions than any story has");
    let kept: BTreeMap<SessionId, Known> = store
        .found(&page.found)
        .await
        .expect("the store answers")
        .into_iter()
        .map(|one| (one.session, Known { facts: one.facts, facets: said_by_the_session(one.facets) }))
        .collect();
    let sessions: Vec<SessionId> = kept.keys().copied().collect();
    let mut memory = Memory::default();
    let mut batch = store.begin(&mut memory, now).await.expect("a batch");
    let told = batch.known_from_scratch(&sessions).await.expect("the stories are read");
    batch.abandon().await;
    assert_eq!(told.len(), kept.len());
    for (session, known) in told {
        assert_eq!(kept.get(&session), Some(&known), "{session}");
    }
}

fn said_by_the_session(facets: BTreeSet<Facet>) -> BTreeSet<Facet> {
    facets.into_iter().filter(|facet| !matches!(facet, Facet::Review(_) | Facet::FollowUp(_))).collect()
}

impl Hotline {
    /// Leaves the database as a program has written it that knew nothing of sessions. Every node is stopped.
    pub async fn forget_what_is_known(&self) {
        let mut connection = AnyConnection::connect(self.database()).await.expect("a connection");
        for statement in ["DELETE FROM session_facet", "DELETE FROM session_fact"] {
            sqlx::query(statement).execute(&mut connection).await.expect(statement);
        }
        connection.close().await.expect("the connection closes");
    }

    /// Until a worker has found out about every session. What becomes known is no fact of the journal and wakes nobody, so
    /// that the store is asked again and again.
    pub async fn knows_every_session(&self) {
        let known = async {
            while !self.store().sessions_not_known(None, SESSIONS).await.expect("the store answers").unknown.is_empty()
            {
                tokio::task::yield_now().await;
            }
        };
        timeout(PATIENCE, known).await.expect("sessions of an older program become known");
    }
}
