//! Erasing a caller for good: refused while anything is open; what the law keeps stays.

use super::arrivals::Done;
use super::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use xinqiao_domain::erasure::ErasureGround;
use xinqiao_domain::event::ErasureEvent;
use xinqiao_domain::{Actor, CommandId, Event, Refusal, SessionId, StaffId, Timestamp};
use xinqiao_protocol::limits::ERASED_AT_ONCE;
use xinqiao_storage::Legible;
use xinqiao_storage::erasures::StoredErasure;

/// Refuses where nothing may be added to a session any more, because it was erased.
pub(super) async fn still_there(work: &mut Work<'_>, session: SessionId) -> Result<(), Decline> {
    match work.batch.seal_of(session).await?.ok_or(Refusal::SessionNotFound)?.legible() {
        Legible::Yes => Ok(()),
        Legible::Erased => Err(Refusal::CallerErased.into()),
    }
}

/// The privacy officer erases a caller: these sessions, as they were shown, and everything that came of them.
pub struct EraseCaller {
    pub id: CommandId,
    pub by: StaffId,
    pub session: SessionId,
    pub ground: ErasureGround,
    pub sessions: Vec<SessionId>,
}

/// What was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    pub erasure: CommandId,
}

impl Command for EraseCaller {
    type Answer = Erased;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let sessions: String = self.sessions.iter().map(ToString::to_string).collect();
        Some((self.id, format!("{}{}{}{sessions}", self.by, self.session, self.ground.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Erased, Decline> {
        work.batch.session(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        still_there(work, self.session).await?;
        let known = work.batch.known_of_caller(self.session, ERASED_AT_ONCE).await?;
        let shown: BTreeSet<SessionId> = self.sessions.iter().copied().collect();
        if shown != known.sessions.iter().map(|one| one.session).collect() {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let now = work.batch.now();
        let judgement = known.traces.judge(now);
        judgement.allowed()?;
        let gone = work.batch.how_much(&known, &judgement.shreds).await?;
        work.batch.shred(&known.traces, &judgement.shreds).await?;
        let erasure = StoredErasure {
            id: self.id,
            ground: self.ground,
            by: self.by,
            at: now,
            gone,
            kept: judgement.kept,
            sessions: judgement.shreds.sessions,
            wiped_at: None,
            rotated_at: None,
        };
        work.batch.write_erasure(&erasure).await?;
        for session in erasure.sessions {
            let event = ErasureEvent::CallerErased { session, erasure: self.id, staff: self.by, ground: self.ground };
            work.batch.tell(Actor::Staff(self.by), Event::Erasure(event))?;
        }
        Ok(Erased { erasure: self.id })
    }
}

/// What was erased is gone from the database's files.
pub struct TellWiped {
    pub erasures: Vec<CommandId>,
}

impl Command for TellWiped {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        for erasure in work.batch.wiped(&self.erasures).await? {
            work.batch.tell(Actor::Hotline, Event::Erasure(ErasureEvent::CallerWiped { erasure }))?;
        }
        Ok(Done {})
    }
}

/// A rotation of the key file is through.
pub struct TellRotated {
    /// When the only wrapping key of the key file was made.
    pub begun: Timestamp,
}

impl Command for TellRotated {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        work.batch.rotated(self.begun).await?;
        let event = ErasureEvent::KeysRotated { begun_at: self.begun };
        work.batch.tell(Actor::Hotline, Event::Erasure(event))?;
        Ok(Done {})
    }
}
