//! The green channel's ladder of hospitals: silence or a no asks the next, without taking the question back from those
//! asked before, until one says yes.

use super::{ReferralRules, Stage};
use crate::codes::codes;
use crate::ids::{InstitutionId, ReferralId};
use crate::refusal::Refusal;
use crate::time::Timestamp;

codes!(
    /// The word of a ladder's state.
    LadderWord { Climbing = "climbing", UsedUp = "used_up", Confirmed = "confirmed", Stopped = "stopped" }
);

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LadderState {
    /// The next one is asked then, unless somebody says yes before.
    Climbing { next_at: Timestamp },
    /// Everybody was asked and nobody has said yes: a human's.
    UsedUp { at: Timestamp },
    /// This one has the person.
    Confirmed { by: ReferralId, at: Timestamp },
    /// The sender has taken it back.
    Stopped { at: Timestamp },
}

impl LadderState {
    /// Its word.
    pub const fn word(self) -> LadderWord {
        match self {
            Self::Climbing { .. } => LadderWord::Climbing,
            Self::UsedUp { .. } => LadderWord::UsedUp,
            Self::Confirmed { .. } => LadderWord::Confirmed,
            Self::Stopped { .. } => LadderWord::Stopped,
        }
    }
}

/// Hospitals in the order in which they are asked. It is known by its first referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    pub first: ReferralId,
    pub rungs: Vec<InstitutionId>,
    /// So many of them were asked.
    pub asked: usize,
    pub state: LadderState,
}

/// What follows on a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextRung {
    Ask(InstitutionId),
    /// Nobody is left to ask; said once.
    UsedUp,
    /// Nothing yet, or nothing any more.
    Nothing,
}

impl Ladder {
    /// The first is asked.
    ///
    /// # Errors
    /// [`Refusal::LadderEmpty`], and [`Refusal::FieldInvalid`] where somebody stands on it twice.
    pub fn begin(
        first: ReferralId,
        rungs: Vec<InstitutionId>,
        rules: &ReferralRules,
        now: Timestamp,
    ) -> Result<(Self, InstitutionId), Refusal> {
        let first_asked = *rungs.first().ok_or(Refusal::LadderEmpty)?;
        let twice = rungs.iter().enumerate().any(|(at, rung)| rungs[..at].contains(rung));
        if twice {
            return Err(Refusal::FieldInvalid);
        }
        let state = LadderState::Climbing { next_at: now + rules.answer_stat_ms };
        Ok((Self { first, rungs, asked: 1, state }, first_asked))
    }

    /// Time has passed: whoever was asked last has been silent too long.
    pub fn silence(self, rules: &ReferralRules, now: Timestamp) -> (Self, NextRung) {
        match self.state {
            LadderState::Climbing { next_at } if next_at <= now => self.climb(rules, now),
            LadderState::Climbing { .. }
            | LadderState::UsedUp { .. }
            | LadderState::Confirmed { .. }
            | LadderState::Stopped { .. } => (self, NextRung::Nothing),
        }
    }

    /// One has said no. The next is asked at once when nobody who was asked can still say yes.
    pub fn declined(self, asked: &[Stage], rules: &ReferralRules, now: Timestamp) -> (Self, NextRung) {
        match self.state {
            LadderState::Climbing { .. } if asked.iter().all(Stage::is_over) => self.climb(rules, now),
            LadderState::Climbing { .. }
            | LadderState::UsedUp { .. }
            | LadderState::Confirmed { .. }
            | LadderState::Stopped { .. } => (self, NextRung::Nothing),
        }
    }

    /// One has said yes: the first that does has the person. Late is not too late.
    #[must_use]
    pub fn confirmed(self, by: ReferralId, now: Timestamp) -> Self {
        match self.state {
            LadderState::Climbing { .. } | LadderState::UsedUp { .. } => {
                Self { state: LadderState::Confirmed { by, at: now }, ..self }
            }
            LadderState::Confirmed { .. } | LadderState::Stopped { .. } => self,
        }
    }

    /// The sender takes it back: nobody else is asked.
    #[must_use]
    pub fn stopped(self, now: Timestamp) -> Self {
        match self.state {
            LadderState::Climbing { .. } | LadderState::UsedUp { .. } => {
                Self { state: LadderState::Stopped { at: now }, ..self }
            }
            LadderState::Confirmed { .. } | LadderState::Stopped { .. } => self,
        }
    }

    fn climb(self, rules: &ReferralRules, now: Timestamp) -> (Self, NextRung) {
        match self.rungs.get(self.asked).copied() {
            Some(next) => {
                let state = LadderState::Climbing { next_at: now + rules.answer_stat_ms };
                (Self { asked: self.asked + 1, state, ..self }, NextRung::Ask(next))
            }
            None => (Self { state: LadderState::UsedUp { at: now }, ..self }, NextRung::UsedUp),
        }
    }
}
