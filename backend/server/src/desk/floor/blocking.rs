//! Time-limited blocks of abusive callers: set, lifted, and looked at when somebody asks for a talk.

use super::alert;
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::block::{Admission, admit, may_block};
use xinqiao_domain::event::FloorEvent;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, BlockId, CommandId, Event, Refusal, SessionId, StaffId, Timestamp};
use xinqiao_protocol::limits::REMARK_CHARS;
use xinqiao_storage::blocks::{NewBlock, Origin};

/// A supervisor blocks where the caller of a session came from.
pub struct BlockCaller {
    pub id: CommandId,
    pub staff: StaffId,
    pub session: SessionId,
    pub hours: u32,
    pub reason: String,
}

impl Command for BlockCaller {
    type Answer = BlockId;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{} {}", self.staff, self.session, self.hours, self.reason).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<BlockId, Decline> {
        check_reason(&self.reason)?;
        let now = work.batch.now();
        let kept = work.batch.session(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        let until = may_block(&kept.stored.session, self.hours, now).map_err(|refusal| match refusal {
            Refusal::FieldInvalid => Decline::with(refusal, "field", "hours"),
            other => other.into(),
        })?;
        let fixed = &kept.stored.fixed;
        let origin = Origin { web: fixed.origin_hash.clone(), phone: fixed.phone_hash.clone() };
        if origin == Origin::default() {
            return Err(Refusal::OriginUnknown.into());
        }
        let (block, session, staff) = (BlockId(self.id.0), self.session, self.staff);
        work.batch
            .add_block(NewBlock { id: block, session, origin, by: staff, until, reason: self.reason.trim() })
            .await?;
        let event = FloorEvent::CallerBlocked { session, staff, block, until };
        work.batch.tell(Actor::Staff(staff), Event::Floor(event))?;
        Ok(block)
    }
}

/// A supervisor ends a block before its time.
pub struct LiftBlock {
    pub id: CommandId,
    pub staff: StaffId,
    pub block: BlockId,
    pub reason: String,
}

impl Command for LiftBlock {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.staff, self.block, self.reason).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        check_reason(&self.reason)?;
        let Some(session) = work.batch.standing_block(self.block).await? else {
            let known = work.batch.block_exists(self.block).await?;
            return Err(if known { Refusal::AlreadyDone } else { Refusal::NotFound }.into());
        };
        work.batch.lift_block(self.block, session, self.staff, self.reason.trim()).await?;
        let event = FloorEvent::BlockLifted { block: self.block, staff: self.staff };
        work.batch.tell(Actor::Staff(self.staff), Event::Floor(event))?;
        Ok(Done {})
    }
}

fn check_reason(reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() {
        Err(Refusal::ReasonMissing)
    } else if reason.chars().count() > REMARK_CHARS {
        Err(Refusal::TextTooLong)
    } else {
        Ok(())
    }
}

/// Looks whether a block stands against whoever asks for a talk, and lets them in, or not, with until when.
pub async fn check_blocks(
    work: &mut Work<'_>,
    origin_hash: Option<&Vec<u8>>,
    tier: Option<RiskTier>,
) -> Result<Admission, Decline> {
    let standing = blocked_until(work, Origin { web: origin_hash.cloned(), phone: None }).await?;
    let admission = admit(standing, tier, work.batch.now());
    match admission {
        Admission::Free | Admission::PastBlock => Ok(admission),
        Admission::Blocked { until } => {
            let until = work.batch.zone().await?.minute_of(until);
            Err(Decline::with(Refusal::CallerBlocked, "until", until))
        }
    }
}

/// When the last of the blocks against an origin ends, if any stands.
pub async fn blocked_until(work: &mut Work<'_>, origin: Origin) -> Result<Option<Timestamp>, Decline> {
    Ok(work.batch.blocked_until(&origin).await?)
}

/// Somebody was let in although a block stands: the supervisors are told.
pub async fn let_in(work: &mut Work<'_>, session: SessionId) -> Result<(), Decline> {
    work.batch.tell(Actor::Hotline, Event::Floor(FloorEvent::LetInPastBlock { session }))?;
    alert(work, AlertKind::BlockedCallerInDanger, Some(session), None, None).await?;
    Ok(())
}
