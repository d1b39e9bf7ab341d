//! What a due deadline means. The row is looked at again here: whatever happened meanwhile counts.

use super::arrivals::{Done, end};
use super::{Command, Decline, Work, floor};
use xinqiao_domain::presence::Presence;
use xinqiao_domain::session::{AlertKind, CallerLink, DeadlineKind, EndedBy, Session, Stage};
use xinqiao_domain::{Actor, Event, SessionId};

/// A deadline of a session has come.
pub struct Due {
    pub session: SessionId,
    pub kind: DeadlineKind,
}

impl Command for Due {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let Some(session) = work.batch.state(self.session).await? else { return Ok(Done {}) };
        match self.kind {
            DeadlineKind::OfferExpires => offer_expires(work, session).await?,
            DeadlineKind::GraceEnds => grace_ends(work, session).await?,
            DeadlineKind::Target => target(work, session).await?,
            DeadlineKind::Route => {
                // Written again without the deadline that has passed.
                work.batch.put(session);
                work.route();
            }
            DeadlineKind::CallerGone => caller_gone(work, session).await?,
            DeadlineKind::GuestGone => floor::joining::lose_guests(work, session).await?,
        }
        Ok(Done {})
    }
}

/// Not answered in time: it moves on, and whoever missed it is away and is told.
async fn offer_expires(work: &mut Work<'_>, session: Session) -> Result<(), Decline> {
    let now = work.batch.now();
    let policy = work.batch.policy().await?;
    let Stage::Offered(_, offer) = session.stage.clone() else { return Ok(()) };
    if offer.expires_at > now {
        return Ok(());
    }
    let id = session.id;
    work.batch.put(session.pass_on(offer.id, now, &policy)?);
    work.batch.set_presence(offer.operator, Presence::Away).await?;
    work.batch.tell(Actor::Hotline, Event::OfferMissed { session: id, offer: offer.id, staff: offer.operator })?;
    work.batch.tell(Actor::Hotline, Event::PresenceChanged { staff: offer.operator, presence: Presence::Away })?;
    work.route();
    Ok(())
}

/// The holder did not come back: the supervisor is alerted and the session is offered on with its context.
async fn grace_ends(work: &mut Work<'_>, session: Session) -> Result<(), Decline> {
    let now = work.batch.now();
    let Stage::Detached(lease, lost) = session.stage.clone() else { return Ok(()) };
    if lost.until > now {
        return Ok(());
    }
    let id = session.id;
    work.batch.put(session.release(now)?);
    work.batch.tell(Actor::Hotline, Event::Released { session: id, staff: lease.operator })?;
    floor::alert(work, AlertKind::HolderLost, Some(id), Some(lease.operator), None).await?;
    work.route();
    Ok(())
}

/// Nobody picked up in time: a fact with its time, an alert, and supervisors are asked too.
async fn target(work: &mut Work<'_>, session: Session) -> Result<(), Decline> {
    let now = work.batch.now();
    let id = session.id;
    match &session.stage {
        Stage::Waiting(_) | Stage::Offered(..) if session.target_missed_at.is_none() => {
            work.batch.put(session.target_missed(now));
            work.batch.tell(Actor::Hotline, Event::TargetMissed { session: id })?;
            floor::alert(work, AlertKind::TargetMissed, Some(id), None, None).await?;
            work.route();
        }
        Stage::Waiting(_)
        | Stage::Offered(..)
        | Stage::Held(_)
        | Stage::Detached(..)
        | Stage::WrapUp(..)
        | Stage::Closed(_) => {}
    }
    Ok(())
}

/// A waiting caller has been gone for long: they leave the queue, so that nobody is offered an empty chair.
async fn caller_gone(work: &mut Work<'_>, session: Session) -> Result<(), Decline> {
    let policy = work.batch.policy().await?;
    let now = work.batch.now();
    let id = session.id;
    match (&session.stage, session.caller) {
        (Stage::Waiting(_) | Stage::Offered(..), CallerLink::Gone { since })
            if since + policy.waiting_gone_ms <= now =>
        {
            work.batch.tell(Actor::Hotline, Event::LeftQueue { session: id })?;
            end(work, id, Actor::Hotline, EndedBy::Hotline).await
        }
        (
            Stage::Waiting(_)
            | Stage::Offered(..)
            | Stage::Held(_)
            | Stage::Detached(..)
            | Stage::WrapUp(..)
            | Stage::Closed(_),
            CallerLink::Here | CallerLink::Gone { .. } | CallerLink::Phone,
        ) => Ok(()),
    }
}
