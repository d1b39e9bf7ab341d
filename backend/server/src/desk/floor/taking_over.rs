//! A supervisor goes on with somebody else's talk, or takes a waiting caller past the queue.

use super::{Taken, no_longer_beside, taken};
use crate::desk::arrivals::say_notice;
use crate::desk::{Command, Decline, Work, routing};
use xinqiao_domain::event::FloorEvent;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::routing::{NotEligible, Signature};
use xinqiao_domain::session::{AlertKind, Session, TakenFrom};
use xinqiao_domain::{Actor, CommandId, Event, Refusal, SessionId, StaffId};

/// A supervisor takes a talk over.
pub struct TakeOverTalk {
    pub id: CommandId,
    pub staff: StaffId,
    pub session: SessionId,
}

impl Command for TakeOverTalk {
    type Answer = Taken;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.staff, self.session).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Taken, Decline> {
        let now = work.batch.now();
        let before = work.batch.state(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        let (session, from) = before.clone().take_over_talk(self.staff, now)?;
        let signature = self.signature(work, before.tier).await?;
        let by = Actor::Staff(self.staff);
        let taken = match from {
            TakenFrom::Holder(lease) => {
                let taken = self.continue_talk(work, &before, session).await?;
                let event = FloorEvent::TakenOver {
                    session: self.session,
                    staff: self.staff,
                    from: lease.operator,
                    fence: taken.fence,
                };
                work.batch.tell(by, Event::Floor(event))?;
                taken
            }
            TakenFrom::Queue => self.begin_talk(work, &before, session).await?,
            TakenFrom::Offered(offer) => {
                let event = Event::OfferWithdrawn { session: self.session, offer: offer.id, staff: offer.operator };
                work.batch.tell(by, event)?;
                self.begin_talk(work, &before, session).await?
            }
        };
        match signature {
            Signature::InOrder => {}
            Signature::Missing => routing::breach(work, self.session, self.staff).await?,
        }
        Ok(taken)
    }
}

impl TakeOverTalk {
    /// Their cap does not stop a supervisor, nor does being on a break. Whoever is not trained takes nobody; who is only
    /// overdue, somebody in danger, which is recorded as a breach as it is when the routing asks them.
    async fn signature(&self, work: &mut Work<'_>, tier: Option<RiskTier>) -> Result<Signature, Decline> {
        let policy = work.batch.policy().await?;
        let roster = work.batch.roster().await?;
        let against = roster.members.get(&self.staff).ok_or(Refusal::Forbidden)?.candidate.not_eligible(&policy);
        if against.contains(&NotEligible::NotQualified) {
            return Err(Refusal::NotQualified.into());
        }
        match (against.contains(&NotEligible::Overdue), tier.is_some_and(RiskTier::is_urgent)) {
            (false, _) => Ok(Signature::InOrder),
            (true, true) => Ok(Signature::Missing),
            (true, false) => Err(Refusal::Overdue.into()),
        }
    }

    async fn continue_talk(&self, work: &mut Work<'_>, before: &Session, session: Session) -> Result<Taken, Decline> {
        let taken = Taken { session: session.id, fence: session.fence };
        work.batch.put(session);
        no_longer_beside(work, before, self.staff).await?;
        say_notice(work, self.session, "operator_changed").await?;
        work.batch.settle_alerts(self.session, AlertKind::HolderLost).await?;
        work.batch.settle_alerts(self.session, AlertKind::RaisedHand).await?;
        // Whoever held it has room for somebody else.
        work.route();
        Ok(taken)
    }

    async fn begin_talk(&self, work: &mut Work<'_>, before: &Session, session: Session) -> Result<Taken, Decline> {
        let event = FloorEvent::TakenPastQueue { session: self.session, staff: self.staff };
        work.batch.tell(Actor::Staff(self.staff), Event::Floor(event))?;
        let taken = taken(work, before, session, self.staff).await?;
        work.batch.settle_alerts(self.session, AlertKind::HolderLost).await?;
        Ok(taken)
    }
}
