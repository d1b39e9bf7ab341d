//! The floor: presence, accepting, passing on, ending, transferring, asking the supervisor.

pub mod blocking;
pub mod joining;
pub mod taking_over;
pub mod watching;
pub mod whispering;

use super::arrivals::{Done, end, say_notice};
use super::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::policy::Policy;
use xinqiao_domain::presence::Presence;
use xinqiao_domain::routing::{Candidate, Need, NotEligible, StaffLink};
use xinqiao_domain::session::{AlertKind, DeclineReason, EndedBy, Session, Stage};
use xinqiao_domain::{Actor, AlertId, CommandId, Event, OfferId, Refusal, SessionId, StaffId};

/// An operator says what they are doing from now on.
pub struct SetPresence {
    pub id: CommandId,
    pub staff: StaffId,
    pub presence: Presence,
}

impl Command for SetPresence {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.staff, self.presence.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        work.batch.set_presence(self.staff, self.presence).await?;
        work.batch
            .tell(Actor::Staff(self.staff), Event::PresenceChanged { staff: self.staff, presence: self.presence })?;
        if self.presence != Presence::Available {
            for session in work.batch.sessions_of(self.staff).await? {
                withdraw(work, session, self.staff)?;
            }
        }
        work.route();
        Ok(Done {})
    }
}

/// Takes back a pending offer to somebody who can no longer answer it, through no fault of theirs.
pub(super) fn withdraw(work: &mut Work<'_>, session: Session, staff: StaffId) -> Result<(), Decline> {
    let Some(offer) = session.stage.offer().filter(|offer| offer.operator == staff).map(|offer| offer.id) else {
        return Ok(());
    };
    let id = session.id;
    let session = session.withdraw_offer(offer)?;
    work.batch.put(session);
    work.batch.tell(Actor::Hotline, Event::OfferWithdrawn { session: id, offer, staff })?;
    work.route();
    Ok(())
}

/// What accepting gives: the lease's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    pub session: SessionId,
    pub fence: i64,
}

/// Takes the session offered.
pub struct Accept {
    pub id: CommandId,
    pub staff: StaffId,
    pub offer: OfferId,
}

impl Command for Accept {
    type Answer = Taken;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.staff, self.offer).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Taken, Decline> {
        let now = work.batch.now();
        let offered = offered_to(work, self.staff).await?.ok_or(Refusal::OfferGone)?;
        let before = offered.clone();
        let session = offered.accept(self.offer, self.staff, now)?;
        taken(work, &before, session, self.staff).await
    }
}

async fn offered_to(work: &mut Work<'_>, staff: StaffId) -> Result<Option<Session>, Decline> {
    let mine = work.batch.sessions_of(staff).await?;
    Ok(mine.into_iter().find(|session| session.stage.offer().is_some_and(|offer| offer.operator == staff)))
}

/// Writes a session that was just taken, tells the caller in its place that somebody is really there.
async fn taken(work: &mut Work<'_>, before: &Session, session: Session, staff: StaffId) -> Result<Taken, Decline> {
    let now = work.batch.now();
    let taken = Taken { session: session.id, fence: session.fence };
    let waited_ms = match &before.stage {
        Stage::Waiting(waiting) | Stage::Offered(waiting, _) => now.since(waiting.since),
        Stage::Held(_) | Stage::Detached(..) | Stage::WrapUp(..) | Stage::Closed(_) => xinqiao_domain::Millis(0),
    };
    let notice = if before.fence > 0 { "operator_changed" } else { "operator_joined" };
    work.batch.put(session);
    no_longer_beside(work, before, staff).await?;
    say_notice(work, taken.session, notice).await?;
    let event = Event::Accepted { session: taken.session, staff, fence: taken.fence, waited_ms };
    work.batch.tell(Actor::Staff(staff), event)?;
    // Whoever has room for more is offered the next at once.
    work.route();
    Ok(taken)
}

/// Whoever holds a talk neither watches it nor is its guest any more.
async fn no_longer_beside(work: &mut Work<'_>, before: &Session, staff: StaffId) -> Result<(), Decline> {
    watching::end_of(work, before.id, staff).await?;
    if before.has_guest(staff) {
        joining::tell_left(work, before, &[staff])?;
    }
    Ok(())
}

/// Does not take it; it moves on.
pub struct DeclineOffer {
    pub id: CommandId,
    pub staff: StaffId,
    pub offer: OfferId,
    pub reason: DeclineReason,
}

impl Command for DeclineOffer {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.staff, self.offer, self.reason.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let policy = work.batch.policy().await?;
        let session = offered_to(work, self.staff).await?.ok_or(Refusal::OfferGone)?;
        let id = session.id;
        let session = session.pass_on(self.offer, work.batch.now(), &policy)?;
        work.batch.put(session);
        let event = Event::OfferDeclined { session: id, offer: self.offer, staff: self.staff, reason: self.reason };
        work.batch.tell(Actor::Staff(self.staff), event)?;
        work.route();
        Ok(Done {})
    }
}

/// Takes the pending offer if there is one, else the most urgent caller waiting.
pub struct AcceptNext {
    pub id: CommandId,
    pub staff: StaffId,
}

/// Waiting sessions looked at for one that may be taken.
const LOOK: i64 = 64;

impl Command for AcceptNext {
    type Answer = Taken;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, self.staff.to_string().into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Taken, Decline> {
        let now = work.batch.now();
        if let Some(offered) = offered_to(work, self.staff).await? {
            let before = offered.clone();
            let offer = offered.stage.offer().map(|offer| offer.id).ok_or(Refusal::OfferGone)?;
            let session = offered.accept(offer, self.staff, now)?;
            return taken(work, &before, session, self.staff).await;
        }
        self.check_free(work).await?;
        let waiting = work.batch.queue(LOOK, 0).await?;
        // Asking for work by hand sets wishes and rests aside: the most urgent caller is the next one.
        let next = waiting.into_iter().find(|session| Need::of(session).is_some()).ok_or(Refusal::NobodyWaiting)?;
        let session = next.clone().take(self.staff, now)?;
        taken(work, &next, session, self.staff).await
    }
}

impl AcceptNext {
    /// Cap and qualification hold by hand as they do for offers; being on a break does not.
    async fn check_free(&self, work: &mut Work<'_>) -> Result<(), Decline> {
        let policy = work.batch.policy().await?;
        let roster = work.batch.roster().await?;
        let candidate = &roster.members.get(&self.staff).ok_or(Refusal::Forbidden)?.candidate;
        check_able(candidate, &policy)
    }
}

/// Cap and standing hold for whoever is to have a session, however it comes to them; being on a break does not keep them
/// from it.
fn check_able(candidate: &Candidate, policy: &Policy) -> Result<(), Decline> {
    for against in candidate.not_eligible(policy) {
        match against {
            NotEligible::NotQualified => return Err(Refusal::NotQualified.into()),
            NotEligible::Overdue => return Err(Refusal::Overdue.into()),
            NotEligible::AtCapacity => return Err(Refusal::AtCapacity.into()),
            NotEligible::NotConnected
            | NotEligible::NotAvailable
            | NotEligible::OfferPending
            | NotEligible::RecentlyPassed
            | NotEligible::OtherLanguage
            | NotEligible::OtherGender
            | NotEligible::SupervisorHeldBack => {}
        }
    }
    Ok(())
}

/// The holder ends the talk; the record begins.
pub struct EndByHolder {
    pub id: CommandId,
    pub staff: StaffId,
    pub session: SessionId,
    pub fence: i64,
}

impl Command for EndByHolder {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.staff, self.session, self.fence).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let session = work.batch.state(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        session.check_holder(self.staff, self.fence)?;
        end(work, self.session, Actor::Staff(self.staff), EndedBy::Operator).await?;
        Ok(Done {})
    }
}

/// Gives the session to a named operator or back to the queue, with what the next one should know (sealed).
pub struct Transfer {
    pub id: CommandId,
    pub staff: StaffId,
    pub session: SessionId,
    pub fence: i64,
    pub to: Option<StaffId>,
    pub context: String,
}

impl Command for Transfer {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let to = self.to.map(|to| to.to_string()).unwrap_or_default();
        Some((self.id, format!("{}{}{}{to}{}", self.staff, self.session, self.fence, self.context).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        let session = work.batch.state(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        session.check_holder(self.staff, self.fence)?;
        if let Some(to) = self.to {
            self.check_colleague(work, to).await?;
        }
        work.batch.put(session.transfer(self.staff, self.fence, self.to, now)?);
        if !self.context.trim().is_empty() {
            let note = work.ids.draw().to_string();
            work.batch
                .add_note(
                    &note,
                    self.session,
                    self.staff,
                    xinqiao_storage::records::NotePurpose::Transfer,
                    &self.context,
                )
                .await?;
        }
        let event = Event::Transferred { session: self.session, staff: self.staff, to: self.to };
        work.batch.tell(Actor::Staff(self.staff), event)?;
        work.route();
        Ok(Done {})
    }
}

impl Transfer {
    async fn check_colleague(&self, work: &mut Work<'_>, to: StaffId) -> Result<(), Decline> {
        let policy = work.batch.policy().await?;
        let roster = work.batch.roster().await?;
        let colleague = roster.members.get(&to).ok_or(Refusal::StaffNotFound)?;
        let candidate = &colleague.candidate;
        if to == self.staff || candidate.link == StaffLink::Gone {
            return Err(Refusal::StaffNotReachable.into());
        }
        check_able(candidate, &policy)
    }
}

/// The holder asks for the supervisor, or no longer needs them.
pub struct Hand {
    pub id: CommandId,
    pub staff: StaffId,
    pub session: SessionId,
    pub fence: i64,
    pub motion: Motion,
}

/// Up, with what for; or down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Motion {
    Raise { wish: String },
    Lower,
}

impl Command for Hand {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}{:?}", self.staff, self.session, self.fence, self.motion).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        let session = work.batch.state(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        let by = Actor::Staff(self.staff);
        match &self.motion {
            Motion::Raise { wish } => {
                let session = session.raise_hand(self.staff, self.fence, now)?;
                work.batch.put(session);
                work.batch.tell(by, Event::HandRaised { session: self.session, staff: self.staff })?;
                let wish = Some(wish.as_str()).filter(|wish| !wish.trim().is_empty());
                alert(work, AlertKind::RaisedHand, Some(self.session), Some(self.staff), wish).await?;
            }
            Motion::Lower => {
                let session = session.lower_hand(self.staff, self.fence)?;
                work.batch.put(session);
                work.batch.settle_alerts(self.session, AlertKind::RaisedHand).await?;
                work.batch.tell(by, Event::HandLowered { session: self.session, staff: self.staff })?;
            }
        }
        Ok(Done {})
    }
}

/// Tells the supervisors on duty of something.
pub(super) async fn alert(
    work: &mut Work<'_>,
    what: AlertKind,
    session: Option<SessionId>,
    staff: Option<StaffId>,
    wish: Option<&str>,
) -> Result<(), xinqiao_storage::Error> {
    let alert = AlertId(work.ids.draw());
    work.batch.raise_alert(alert, what, session, staff, wish).await?;
    work.batch.tell(Actor::Hotline, Event::AlertRaised { alert, what, session })
}

/// A supervisor has seen to an alert.
pub struct SettleAlert {
    pub id: CommandId,
    pub staff: StaffId,
    pub alert: AlertId,
}

impl Command for SettleAlert {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.staff, self.alert).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let kind = work.batch.open_alert(self.alert).await?.ok_or(Refusal::AlreadyDone)?;
        if kind == AlertKind::RecordLeft {
            // Out of sight it would never be written.
            return Err(Refusal::RecordLeft.into());
        }
        work.batch.settle_alert(self.alert, Some(self.staff)).await?;
        let event = Event::AlertSettled { alert: self.alert, staff: Some(self.staff) };
        work.batch.tell(Actor::Staff(self.staff), event)?;
        Ok(Done {})
    }
}
