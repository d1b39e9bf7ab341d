//! What is known of sessions, for searching and counting: written with each change of a session, in its own transaction,
//! and only what has changed. A session that is older than this knowledge is taken from what is stored, whole.

mod from_scratch;
mod rows;

pub(crate) use rows::{facet, read_facts, write_facets, write_facts};

use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use std::collections::{BTreeMap, BTreeSet};
use xinqiao_domain::facet::{Facet, FollowUpState, Known, Learned, ReviewState};
use xinqiao_domain::policy::Policy;
use xinqiao_domain::{SessionId, Timestamp};

use crate::sessions::id;
use rows::Change;

/// What is known of a session in use, and how much of it is written.
#[derive(Debug, Clone)]
pub(crate) struct Knowledge {
    pub known: Known,
    pub rows: Written,
}

/// How much is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    Nothing,
    /// As it is known.
    All,
}

impl Knowledge {
    /// Of which nothing is written.
    pub fn fresh(known: Known) -> Self {
        Self { known, rows: Written::Nothing }
    }
}

impl Batch<'_> {
    /// Where the review of a session stands from now on; none: it is not reviewed.
    pub async fn set_review_facet(&mut self, session: SessionId, state: Option<ReviewState>) -> Result<(), Error> {
        self.learn(session, Learned::Review(state)).await
    }

    /// Where the calls after a session stand from now on; none: there are none.
    pub async fn set_follow_up_facet(&mut self, session: SessionId, state: Option<FollowUpState>) -> Result<(), Error> {
        self.learn(session, Learned::FollowUp(state)).await
    }

    /// Everything that is true of a session as this batch has made it so far.
    pub async fn facets_of(&mut self, session: SessionId) -> Result<BTreeSet<Facet>, Error> {
        self.flush_sessions().await?;
        self.load([session]).await?;
        let policy = self.policy().await?;
        let knowledge = self.known_of(&[session]).await?.remove(&session);
        let (Some(Knowledge { mut known, .. }), Some(kept)) = (knowledge, self.kept_mut(session)) else {
            return Ok(BTreeSet::new());
        };
        known.stands(&kept.stored.session, &policy);
        Ok(known.facets)
    }

    /// Takes something in that the session's own state does not tell.
    pub(crate) async fn learn(&mut self, session: SessionId, learned: Learned) -> Result<(), Error> {
        self.load([session]).await?;
        let kept = self.kept_mut(session).ok_or(Error::Damaged("what is known of an unknown session"))?;
        kept.learned.push(learned);
        self.changed(session);
        Ok(())
    }

    /// Writes down what is known of sessions whose rows were just written, where it changed.
    pub(crate) async fn flush_known(&mut self, sessions: &[SessionId], policy: &Policy) -> Result<(), Error> {
        let unknown: Vec<SessionId> = sessions
            .iter()
            .copied()
            .filter(|id| self.kept_mut(*id).is_some_and(|kept| kept.knowledge.is_none()))
            .collect();
        for (id, knowledge) in self.known_of(&unknown).await? {
            if let Some(kept) = self.kept_mut(id) {
                kept.knowledge = Some(knowledge);
            }
        }
        let mut changes = Vec::new();
        for id in sessions {
            let Some(kept) = self.kept_mut(*id) else { continue };
            let learned = std::mem::take(&mut kept.learned);
            let session = &kept.stored.session;
            let Some(knowledge) = &mut kept.knowledge else { continue };
            let before = knowledge.known.clone();
            for one in &learned {
                knowledge.known.learn(one, session, policy);
            }
            knowledge.known.stands(session, policy);
            let rows = std::mem::replace(&mut knowledge.rows, Written::All);
            changes.extend(Change::between(session, rows, &before, &knowledge.known));
        }
        let flavour = self.store.flavour;
        rows::write(self.connection(), flavour, &changes).await
    }

    /// What is known of these sessions: as written, or from what is stored where nothing is.
    async fn known_of(&mut self, sessions: &[SessionId]) -> Result<BTreeMap<SessionId, Knowledge>, Error> {
        let mut all = BTreeMap::new();
        for chunk in sessions.chunks(rows::AT_ONCE) {
            all.extend(rows::read(self.connection(), chunk).await?);
        }
        let missing: Vec<SessionId> = sessions.iter().copied().filter(|id| !all.contains_key(id)).collect();
        if !missing.is_empty() {
            let told = self.told_of(&missing).await?;
            all.extend(told.into_iter().map(|(id, known)| (id, Knowledge::fresh(known))));
        }
        Ok(all)
    }

    /// Writes down what is known of sessions of which nothing is written yet.
    pub async fn index_sessions(&mut self, sessions: &[SessionId]) -> Result<(), Error> {
        self.load(sessions.iter().copied()).await?;
        for id in sessions {
            if self.kept_mut(*id).is_some() {
                self.changed(*id);
            }
        }
        self.flush_sessions().await
    }
}

/// How far sessions were looked at for whether something is known of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// Sessions of which nothing is known.
    pub unknown: Vec<SessionId>,
    /// The oldest one looked at; none when there was none left.
    pub at: Option<(Timestamp, SessionId)>,
}

impl Store {
    /// Looks through sessions, the newest first, from `before` on, for those of which nothing is known: some that were
    /// written by an older program.
    pub async fn sessions_not_known(
        &self,
        before: Option<(Timestamp, SessionId)>,
        limit: usize,
    ) -> Result<Looked, Error> {
        let (at, session) = match before {
            Some((at, session)) => (at.0, session.to_string()),
            None => (i64::MAX, String::new()),
        };
        let rows = sqlx::query(
            "SELECT session.id, session.opened_at, session_fact.session AS known FROM session \
             LEFT JOIN session_fact ON session_fact.session = session.id \
             WHERE session.centre = $1 AND (session.opened_at, session.id) < ($2, $3) \
             ORDER BY session.opened_at DESC, session.id DESC LIMIT $4",
        )
        .bind(CENTRE)
        .bind(at)
        .bind(session)
        .bind(limit as i64)
        .fetch_all(&self.read)
        .await?;
        let mut looked = Looked { unknown: Vec::new(), at: None };
        for row in &rows {
            let session: SessionId = id(row, "id")?;
            if row.try_get::<Option<String>, _>("known")?.is_none() {
                looked.unknown.push(session);
            }
            looked.at = Some((Timestamp(row.try_get("opened_at")?), session));
        }
        Ok(looked)
    }
}
