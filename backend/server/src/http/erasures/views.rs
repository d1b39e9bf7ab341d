//! Erasures as they are shown, with names, and what would be erased.

use crate::http::{AppState, ProblemAnswer};
use crate::show::People;
use std::sync::Arc;
use xinqiao_domain::erasure::{ErasureCounts, ErasureRules, in_backups, numbers_gone_by};
use xinqiao_domain::{Refusal, SessionId, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::erasures::{ErasableSession, Erasure, ErasurePlan, InStore};
use xinqiao_protocol::limits::ERASED_AT_ONCE;
use xinqiao_storage::erasures::StoredErasure;

/// What is needed to show erasures.
pub(super) struct Shelf {
    people: Arc<People>,
    rules: ErasureRules,
    rotated_at: Timestamp,
    now: Timestamp,
}

impl Shelf {
    pub(super) async fn of(app: &AppState) -> Result<Self, ProblemAnswer> {
        Ok(Self {
            people: app.shared.people(app).await?,
            rules: app.shared.erasure_rules(app).await?,
            rotated_at: app.desk.store().keys_rotated_at().await?,
            now: app.clock.now(),
        })
    }

    pub(super) fn erasure(&self, one: StoredErasure) -> Erasure {
        Erasure {
            erasure: one.id,
            sessions: one.sessions,
            ground: one.ground,
            erased_at: one.at,
            by: one.by,
            by_name: self.people.name(one.by),
            gone: one.gone,
            kept: one.kept,
            store: one.wiped_at.map_or(InStore::BeingWiped, |at| InStore::Gone { at }),
            backups: in_backups(one.rotated_at, self.rotated_at, &self.rules, self.now),
            backups_destroyed_by: numbers_gone_by(one.at, &self.rules),
        }
    }
}

/// The erasing of a session; none while it was not erased.
pub(super) async fn one(app: &AppState, session: SessionId) -> Result<Option<Erasure>, ProblemAnswer> {
    let Some(stored) = app.desk.store().erasure_of(session).await? else { return Ok(None) };
    Ok(Some(Shelf::of(app).await?.erasure(stored)))
}

/// What would be erased with a session, or was.
pub(super) async fn plan(app: &AppState, session: SessionId) -> Result<ErasurePlan, ProblemAnswer> {
    let store = app.desk.store();
    store.session(session).await?.ok_or(Refusal::SessionNotFound)?;
    if let Some(erasure) = one(app, session).await? {
        return Ok(ErasurePlan {
            sessions: Vec::new(),
            more: 0,
            goes: ErasureCounts::default(),
            kept: Vec::new(),
            hindrances: Vec::new(),
            erase: Permit::No { code: Code::CallerErased },
            erasure: Some(erasure),
        });
    }
    let known = store.known_of_caller(session, ERASED_AT_ONCE).await?;
    let judgement = known.traces.judge(app.clock.now());
    let goes = store.how_much(&known, &judgement.shreds).await?;
    let erase = judgement.allowed().map_or_else(|refusal| Permit::No { code: refusal.into() }, |()| Permit::Yes);
    let sessions = known.sessions.iter().map(|one| ErasableSession {
        session: one.session,
        channel: one.channel,
        opened_at: one.opened_at,
        closed_at: one.closed_at,
    });
    Ok(ErasurePlan {
        sessions: sessions.collect(),
        more: known.more,
        goes,
        kept: judgement.kept,
        hindrances: judgement.hindrances,
        erase,
        erasure: None,
    })
}
