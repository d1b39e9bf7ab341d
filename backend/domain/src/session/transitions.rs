//! What can happen to a session. Each transition consumes it and returns the next, or says why not.

use super::{CallerLink, Closed, Ended, EndedBy, Lease, Lost, Offer, Pass, Session, Stage, Waiting};
use crate::ids::{OfferId, StaffId};
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::risk::{RiskTier, TierReason};
use crate::time::Timestamp;

impl Session {
    /// Reserves a waiting session for one operator.
    pub fn offer(self, offer: Offer) -> Result<Self, Refusal> {
        match self.stage {
            Stage::Waiting(waiting) => Ok(Self { stage: Stage::Offered(waiting, offer), meant_for: None, ..self }),
            Stage::Closed(_) => Err(Refusal::SessionClosed),
            Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) | Stage::WrapUp(..) => Err(Refusal::OfferGone),
        }
    }

    /// The operator it was offered to takes it: a new lease with a new fencing number.
    pub fn accept(self, offer: OfferId, by: StaffId, now: Timestamp) -> Result<Self, Refusal> {
        match &self.stage {
            Stage::Offered(_, pending) if pending.id == offer && pending.operator == by => Ok(self.hold(by, now)),
            Stage::Waiting(_)
            | Stage::Offered(..)
            | Stage::Held(_)
            | Stage::Detached(..)
            | Stage::WrapUp(..)
            | Stage::Closed(_) => Err(Refusal::OfferGone),
        }
    }

    /// An operator asks for the most urgent caller and takes this one straight from the queue.
    pub fn take(self, by: StaffId, now: Timestamp) -> Result<Self, Refusal> {
        match &self.stage {
            Stage::Waiting(_) => Ok(self.hold(by, now)),
            Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) | Stage::WrapUp(..) | Stage::Closed(_) => {
                Err(Refusal::OfferGone)
            }
        }
    }

    /// Whoever holds it is nobody's guest in it.
    pub(super) fn hold(self, by: StaffId, now: Timestamp) -> Self {
        let fence = self.fence + 1;
        let held = Self {
            fence,
            stage: Stage::Held(Lease { operator: by, fence, since: now }),
            meant_for: None,
            passed: Vec::new(),
            ..self
        };
        held.without_guest(by)
    }

    /// The offer was declined or missed: back to its place in the queue, with the wait it already has, and not to the
    /// same operator for a while.
    pub fn pass_on(self, offer: OfferId, now: Timestamp, policy: &Policy) -> Result<Self, Refusal> {
        let asked = self.stage.offer().map(|pending| pending.operator);
        let mut next = self.withdraw_offer(offer)?;
        next.passed.retain(|pass| pass.at + policy.pass_rest_ms > now && Some(pass.staff) != asked);
        next.passed.extend(asked.map(|staff| Pass { staff, at: now }));
        Ok(next)
    }

    /// The offer is over through nobody's fault (the operator lost connection): back to its place in the queue.
    pub fn withdraw_offer(self, offer: OfferId) -> Result<Self, Refusal> {
        match self.stage {
            Stage::Offered(waiting, ref pending) if pending.id == offer => {
                Ok(Self { stage: Stage::Waiting(waiting), ..self })
            }
            Stage::Waiting(_)
            | Stage::Offered(..)
            | Stage::Held(_)
            | Stage::Detached(..)
            | Stage::WrapUp(..)
            | Stage::Closed(_) => Err(Refusal::OfferGone),
        }
    }

    /// The holder's last socket is gone: the grace begins. Anything but a held session is left as it is.
    #[must_use]
    pub fn holder_lost(self, now: Timestamp, policy: &Policy) -> Self {
        match self.stage {
            Stage::Held(lease) if self.caller != CallerLink::Phone => {
                let lost = Lost { since: now, until: now + policy.grace_ms };
                Self { stage: Stage::Detached(lease, lost), ..self }
            }
            Stage::Held(_)
            | Stage::Waiting(_)
            | Stage::Offered(..)
            | Stage::Detached(..)
            | Stage::WrapUp(..)
            | Stage::Closed(_) => self,
        }
    }

    /// The holder is back within the grace and keeps the lease.
    #[must_use]
    pub fn holder_back(self, operator: StaffId) -> Self {
        match self.stage {
            Stage::Detached(lease, _) if lease.operator == operator => Self { stage: Stage::Held(lease), ..self },
            Stage::Detached(..)
            | Stage::Waiting(_)
            | Stage::Offered(..)
            | Stage::Held(_)
            | Stage::WrapUp(..)
            | Stage::Closed(_) => self,
        }
    }

    /// The grace is over: the session waits for another operator, and the old lease is worth nothing.
    pub fn release(self, now: Timestamp) -> Result<Self, Refusal> {
        match self.stage {
            Stage::Detached(_, lost) if lost.until <= now => {
                // The number moves on at once, so that a late write is refused before anybody new holds the session.
                Ok(Self { fence: self.fence + 1, stage: Stage::Waiting(Waiting { since: lost.since }), ..self })
            }
            Stage::Detached(..)
            | Stage::Waiting(_)
            | Stage::Offered(..)
            | Stage::Held(_)
            | Stage::WrapUp(..)
            | Stage::Closed(_) => Err(Refusal::AlreadyDone),
        }
    }

    /// Checks that this operator holds the session under this fencing number and the talk is going on.
    pub fn check_holder(&self, by: StaffId, fence: i64) -> Result<Lease, Refusal> {
        match &self.stage {
            Stage::Held(lease) | Stage::Detached(lease, _) if lease.operator == by && lease.fence == fence => {
                Ok(*lease)
            }
            Stage::Held(_) | Stage::Detached(..) | Stage::Waiting(_) | Stage::Offered(..) => Err(Refusal::LeaseLost),
            Stage::WrapUp(lease, _) if lease.operator != by || lease.fence != fence => Err(Refusal::LeaseLost),
            Stage::WrapUp(..) | Stage::Closed(_) => Err(Refusal::SessionClosed),
        }
    }

    /// Checks that this operator may write to the caller: as the holder, and to a page that can show it.
    pub fn check_holder_may_write(&self, by: StaffId, fence: i64) -> Result<Lease, Refusal> {
        let lease = self.check_holder(by, fence)?;
        match self.channel {
            super::Channel::Web => Ok(lease),
            super::Channel::Phone => Err(Refusal::PhoneSession),
        }
    }

    /// Checks that this operator may write the record: during the talk and in wrap-up, under the last lease.
    pub fn check_recorder(&self, by: StaffId, fence: i64) -> Result<Lease, Refusal> {
        match &self.stage {
            Stage::Held(lease) | Stage::Detached(lease, _) | Stage::WrapUp(lease, _)
                if lease.operator == by && lease.fence == fence =>
            {
                Ok(*lease)
            }
            Stage::Closed(_) => Err(Refusal::SessionClosed),
            Stage::Held(_) | Stage::Detached(..) | Stage::WrapUp(..) | Stage::Waiting(_) | Stage::Offered(..) => {
                Err(Refusal::LeaseLost)
            }
        }
    }

    /// Whether the caller may write: from arrival until the talk is over.
    pub fn check_caller_may_write(&self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) => Ok(()),
            Stage::WrapUp(..) | Stage::Closed(_) => Err(Refusal::SessionClosed),
        }
    }

    /// Back to the queue for a colleague, or for whoever is next; the caller keeps their arrival. Whoever hands it over
    /// is not the one it comes back to at once.
    pub fn transfer(self, by: StaffId, fence: i64, to: Option<StaffId>, now: Timestamp) -> Result<Self, Refusal> {
        if self.channel == super::Channel::Phone {
            return Err(Refusal::PhoneSession);
        }
        self.check_holder(by, fence)?;
        Ok(Self {
            fence: self.fence + 1,
            stage: Stage::Waiting(Waiting { since: now }),
            meant_for: to,
            passed: vec![Pass { staff: by, at: now }],
            hand_raised_at: None,
            ..self
        })
    }

    /// The talk is over. A held session goes to wrap-up; one that nobody ever took is closed at once.
    pub fn end(self, by: EndedBy, now: Timestamp) -> Result<Self, Refusal> {
        let ended = Ended { at: now, by };
        let stage = match self.stage {
            Stage::Waiting(_) | Stage::Offered(..) => Stage::Closed(Closed { at: now, ended, lease: None }),
            Stage::Held(lease) | Stage::Detached(lease, _) => Stage::WrapUp(lease, ended),
            Stage::WrapUp(..) | Stage::Closed(_) => return Err(Refusal::AlreadyEnded),
        };
        Ok(Self { stage, hand_raised_at: None, guests: Vec::new(), ..self })
    }

    /// The record is complete. What it must hold is checked by the desk with [`crate::follow_up`] and the forms' rules.
    pub fn close(self, by: StaffId, fence: i64, now: Timestamp) -> Result<Self, Refusal> {
        self.check_recorder(by, fence)?;
        match self.stage {
            Stage::WrapUp(lease, ended) => {
                Ok(Self { stage: Stage::Closed(Closed { at: now, ended, lease: Some(lease) }), ..self })
            }
            Stage::Held(_) | Stage::Detached(..) | Stage::Waiting(_) | Stage::Offered(..) => {
                Err(Refusal::SessionNotOver)
            }
            Stage::Closed(_) => Err(Refusal::SessionClosed),
        }
    }

    /// Somebody else takes over a record that its holder can no longer write: under a new lease, the talk stays over.
    pub fn take_over(self, by: StaffId, now: Timestamp) -> Result<Self, Refusal> {
        match self.stage {
            Stage::WrapUp(_, ended) => {
                let fence = self.fence + 1;
                Ok(Self { fence, stage: Stage::WrapUp(Lease { operator: by, fence, since: now }, ended), ..self })
            }
            Stage::Closed(_) => Err(Refusal::SessionClosed),
            Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) => {
                Err(Refusal::SessionNotOver)
            }
        }
    }

    /// The operator asks for the supervisor.
    pub fn raise_hand(self, by: StaffId, fence: i64, now: Timestamp) -> Result<Self, Refusal> {
        self.check_holder(by, fence)?;
        Ok(Self { hand_raised_at: Some(self.hand_raised_at.unwrap_or(now)), ..self })
    }

    /// The operator no longer needs the supervisor.
    pub fn lower_hand(self, by: StaffId, fence: i64) -> Result<Self, Refusal> {
        self.check_holder(by, fence)?;
        Ok(Self { hand_raised_at: None, ..self })
    }

    /// A computed finding: may raise the tier, never lower it; the reasons are kept either way, each once.
    #[must_use]
    pub fn found(mut self, tier: Option<RiskTier>, reasons: &[TierReason]) -> Self {
        self.tier = crate::risk::raise(self.tier, tier);
        for reason in reasons {
            if self.reasons.len() < MAX_REASONS && !self.reasons.contains(reason) {
                self.reasons.push(reason.clone());
            }
        }
        self
    }

    /// A person's judgement: counts as it is, up or down.
    #[must_use]
    pub fn assessed(mut self, tier: RiskTier) -> Self {
        self.tier = Some(tier);
        if !self.reasons.contains(&TierReason::Assessed) {
            self.reasons.push(TierReason::Assessed);
        }
        self
    }

    /// The pick-up target has passed with nobody talking to the caller.
    #[must_use]
    pub fn target_missed(self, now: Timestamp) -> Self {
        Self { target_missed_at: Some(self.target_missed_at.unwrap_or(now)), ..self }
    }

    /// The caller's page is connected or lost.
    #[must_use]
    pub fn caller_link(self, link: CallerLink) -> Self {
        match (self.caller, link) {
            // The first instant of an absence counts.
            (CallerLink::Phone, _) | (CallerLink::Gone { .. }, CallerLink::Gone { .. }) => self,
            (CallerLink::Here | CallerLink::Gone { .. }, link) => Self { caller: link, ..self },
        }
    }
}

/// Reasons kept with a session.
pub const MAX_REASONS: usize = 24;
