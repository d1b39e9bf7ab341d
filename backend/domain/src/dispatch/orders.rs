//! Orders on the way to a complete team: somebody declines, a supervisor hurries the ladder or takes the dispatch, the
//! ladder begins anew.

use super::{Dispatch, Ladder, Stage};
use crate::ids::StaffId;
use crate::refusal::Refusal;
use crate::team::Candidate;
use crate::time::Timestamp;

impl Dispatch {
    /// Somebody declines. Where those who are still asked cannot fill every role without them, the next step comes at
    /// once. What they said is written beside it.
    ///
    /// # Errors
    /// [`Refusal::DispatchOver`]; [`Refusal::AlreadyDone`] for who goes: they withdraw.
    pub fn decline(mut self, staff: StaffId, still_asked: &[Candidate], now: Timestamp) -> Result<Self, Refusal> {
        self.is_open()?;
        if self.crew.iter().any(|one| one.staff == staff) {
            return Err(Refusal::AlreadyDone);
        }
        if let Ladder::On { round, step, .. } = self.ladder
            && !self.could_be_filled(still_asked)
        {
            self.ladder = Ladder::On { round, step, next_at: now };
        }
        Ok(self)
    }

    /// A supervisor wants the next step at once; a ladder that is used up begins anew. `seen` is what [`Dispatch::taken`]
    /// was when they said so: an order that is older than the newest step does nothing.
    ///
    /// # Errors
    /// [`Refusal::DispatchOver`]; [`Refusal::AlreadyDone`] when the step has passed, or nobody is missing.
    pub fn hurry(mut self, seen: u32, now: Timestamp) -> Result<Self, Refusal> {
        self.is_open()?;
        if seen != self.taken || !self.asks_for_more() {
            return Err(Refusal::AlreadyDone);
        }
        match self.ladder {
            Ladder::Foot => {}
            Ladder::On { round, step, .. } => self.ladder = Ladder::On { round, step, next_at: now },
            Ladder::UsedUp { .. } | Ladder::Still { .. } => self.begin(now),
        }
        Ok(self)
    }

    /// A supervisor takes it into their own hands.
    ///
    /// # Errors
    /// [`Refusal::DispatchOver`]; [`Refusal::AlreadyDone`] when it is theirs.
    pub fn take(mut self, by: StaffId) -> Result<Self, Refusal> {
        self.is_open()?;
        if self.taken_by == Some(by) {
            return Err(Refusal::AlreadyDone);
        }
        self.taken_by = Some(by);
        Ok(self)
    }

    /// The ladder from its foot and at once: whoever can be asked is asked again.
    pub(super) fn begin(&mut self, now: Timestamp) {
        self.ladder = Ladder::On { round: 1, step: 0, next_at: now };
        self.begun_at = now;
    }

    /// Whether the team has not left yet: until then whoever asked for it may call it off.
    ///
    /// # Errors
    /// [`Refusal::AlreadyOnTheWay`], [`Refusal::DispatchOver`].
    pub fn is_before_departure(&self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Requested | Stage::Paging | Stage::Acknowledged { .. } | Stage::Assembled { .. } => Ok(()),
            Stage::EnRoute { .. }
            | Stage::OnScene { .. }
            | Stage::ContactMade { .. }
            | Stage::Disposition { .. }
            | Stage::HandedOver { .. } => Err(Refusal::AlreadyOnTheWay),
            Stage::Closed { .. } | Stage::StoodDown { .. } | Stage::Failed { .. } => Err(Refusal::DispatchOver),
        }
    }
}
