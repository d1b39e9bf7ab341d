//! What a supervisor does in a talk that somebody else holds: watch it, whisper to its holder, join it as a guest, take
//! it over. The lease and its number stay with the holder until it is taken over.

use super::{Channel, Lease, Offer, Session, Stage};
use crate::codes::codes;
use crate::ids::StaffId;
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::time::Timestamp;

codes!(
    /// Whether the operator learns that a supervisor watches their talk. The caller never does. A setting of the centre.
    #[derive(Default)]
    SilentView {
        /// Only the journal knows [D].
        #[default]
        Hidden = "hidden",
        /// The holder's desk names who watches.
        ShownToOperator = "shown_to_operator",
    }
);

/// A supervisor in a talk that another holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guest {
    pub staff: StaffId,
    pub since: Timestamp,
    pub link: GuestLink,
}

/// Whether a guest's console is connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuestLink {
    Here,
    /// Lost since; they stay in the talk for the grace that a holder has.
    Gone {
        since: Timestamp,
    },
}

/// Guests that a talk has room for: a caller should not face a crowd [D].
pub const MAX_GUESTS: usize = 3;

/// On what footing somebody whispers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whisperer {
    /// To whoever holds the talk.
    Supervisor,
    /// From its holder back.
    Holder,
}

/// From whom a talk was taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenFrom {
    /// It waited: its caller was taken past the queue.
    Queue,
    /// It waited and was offered to somebody, whose offer is over.
    Offered(Offer),
    /// It was held, or its holder's connection was lost.
    Holder(Lease),
}

impl Session {
    /// Checks that the talk is open, so that it can be watched; whoever holds it sees it anyway.
    pub fn check_watch(&self, by: StaffId) -> Result<(), Refusal> {
        match &self.stage {
            Stage::Held(lease) | Stage::Detached(lease, _) if lease.operator == by => Err(Refusal::AlreadyDone),
            Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) => Ok(()),
            Stage::WrapUp(..) | Stage::Closed(_) => Err(Refusal::SessionClosed),
        }
    }

    /// Checks that there is a holder to whisper to, or that it is the holder who whispers; until the record is closed.
    /// Answers the lease in force.
    pub fn check_whisper(&self, by: StaffId, footing: Whisperer) -> Result<Lease, Refusal> {
        match (&self.stage, footing) {
            (Stage::Held(lease) | Stage::Detached(lease, _) | Stage::WrapUp(lease, _), Whisperer::Supervisor) => {
                Ok(*lease)
            }
            (Stage::Held(lease) | Stage::Detached(lease, _) | Stage::WrapUp(lease, _), Whisperer::Holder)
                if lease.operator == by =>
            {
                Ok(*lease)
            }
            (Stage::Closed(_), _) => Err(Refusal::SessionClosed),
            (Stage::Waiting(_) | Stage::Offered(..), Whisperer::Supervisor) => Err(Refusal::NotHeld),
            (
                Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) | Stage::WrapUp(..),
                Whisperer::Holder,
            ) => Err(Refusal::NotYourSession),
        }
    }

    /// A supervisor joins a talk that somebody holds. The caller is told.
    pub fn join(mut self, by: StaffId, now: Timestamp) -> Result<Self, Refusal> {
        self.check_by_chat()?;
        match &self.stage {
            Stage::Held(lease) | Stage::Detached(lease, _) if lease.operator == by => Err(Refusal::AlreadyDone),
            Stage::Held(_) | Stage::Detached(..) if self.has_guest(by) => Err(Refusal::AlreadyDone),
            Stage::Held(_) | Stage::Detached(..) if self.guests.len() >= MAX_GUESTS => Err(Refusal::TooManyInTalk),
            Stage::Held(_) | Stage::Detached(..) => {
                self.guests.push(Guest { staff: by, since: now, link: GuestLink::Here });
                Ok(self)
            }
            Stage::Waiting(_) | Stage::Offered(..) => Err(Refusal::NotHeld),
            Stage::WrapUp(..) | Stage::Closed(_) => Err(Refusal::SessionClosed),
        }
    }

    /// A guest leaves the talk.
    pub fn leave(self, guest: StaffId) -> Result<Self, Refusal> {
        if self.has_guest(guest) { Ok(self.without_guest(guest)) } else { Err(Refusal::NotInTalk) }
    }

    /// Whether somebody is a guest of the talk.
    pub fn has_guest(&self, staff: StaffId) -> bool {
        self.guests.iter().any(|guest| guest.staff == staff)
    }

    /// Checks that a guest may write to the caller: while the talk goes on, also while it waits for another holder.
    pub fn check_guest_may_write(&self, by: StaffId) -> Result<(), Refusal> {
        self.check_caller_may_write()?;
        if self.has_guest(by) { Ok(()) } else { Err(Refusal::NotInTalk) }
    }

    /// A guest's last console is gone: the first instant of the absence counts.
    #[must_use]
    pub fn guest_lost(self, guest: StaffId, now: Timestamp) -> Self {
        self.guest_link(guest, |link| match link {
            GuestLink::Here => GuestLink::Gone { since: now },
            GuestLink::Gone { .. } => link,
        })
    }

    /// A guest is back.
    #[must_use]
    pub fn guest_back(self, guest: StaffId) -> Self {
        self.guest_link(guest, |_| GuestLink::Here)
    }

    fn guest_link(mut self, staff: StaffId, next: impl Fn(GuestLink) -> GuestLink) -> Self {
        for guest in self.guests.iter_mut().filter(|guest| guest.staff == staff) {
            guest.link = next(guest.link);
        }
        self
    }

    /// When the first of the guests who are gone has been so for the whole grace.
    pub(super) fn guest_leaves_at(&self, policy: &Policy) -> Option<Timestamp> {
        self.guests.iter().filter_map(|guest| gone_until(guest, policy)).min()
    }

    /// Guests who did not come back in time are in the talk no longer. Answers who they were.
    #[must_use]
    pub fn without_lost_guests(mut self, policy: &Policy, now: Timestamp) -> (Self, Vec<StaffId>) {
        let lost = |guest: &Guest| gone_until(guest, policy).is_some_and(|until| until <= now);
        let gone = self.guests.iter().filter(|guest| lost(guest)).map(|guest| guest.staff).collect();
        self.guests.retain(|guest| !lost(guest));
        (self, gone)
    }

    pub(super) fn without_guest(mut self, guest: StaffId) -> Self {
        self.guests.retain(|other| other.staff != guest);
        self
    }

    /// A supervisor takes the talk over under a new lease, wherever it stands until it ends: a held one from its holder,
    /// whose late writes are refused from now on, a waiting one past the queue. A phone call is not taken over here.
    pub fn take_over_talk(self, by: StaffId, now: Timestamp) -> Result<(Self, TakenFrom), Refusal> {
        self.check_by_chat()?;
        let from = match &self.stage {
            Stage::Held(lease) | Stage::Detached(lease, _) if lease.operator == by => {
                return Err(Refusal::AlreadyDone);
            }
            Stage::Held(lease) | Stage::Detached(lease, _) => TakenFrom::Holder(*lease),
            Stage::Waiting(_) => TakenFrom::Queue,
            Stage::Offered(_, offer) => TakenFrom::Offered(offer.clone()),
            Stage::WrapUp(..) | Stage::Closed(_) => return Err(Refusal::SessionClosed),
        };
        let taken = Self { hand_raised_at: None, ..self.hold(by, now) };
        Ok((taken, from))
    }

    fn check_by_chat(&self) -> Result<(), Refusal> {
        match self.channel {
            Channel::Web => Ok(()),
            Channel::Phone => Err(Refusal::PhoneSession),
        }
    }
}

fn gone_until(guest: &Guest, policy: &Policy) -> Option<Timestamp> {
    match guest.link {
        GuestLink::Here => None,
        GuestLink::Gone { since } => Some(since + policy.grace_ms),
    }
}
