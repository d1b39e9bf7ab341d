//! The team's own safety: on scene it says at set distances that it is well. Silence is the supervisor's; so is a duress
//! answer, which looks like any other to whoever stands beside.

use super::Dispatch;
use crate::codes::codes;
use crate::refusal::Refusal;
use crate::team::CrisisRules;
use crate::time::Timestamp;

codes!(
    /// What a team says of itself.
    CheckInAnswer {
        Safe = "safe",
        /// Forced to say so: shown to the team as `safe`, to the supervisor as what it is.
        Duress = "duress",
        /// Needs help, openly.
        Help = "help",
    }
);

/// The timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CheckIn {
    /// Not on scene.
    #[default]
    Off,
    /// To be answered by then.
    Due { at: Timestamp },
    /// Not answered within the grace; the supervisor was told.
    Missed { due: Timestamp, since: Timestamp },
}

/// A check-in that was just missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missed {
    pub due: Timestamp,
}

impl CheckIn {
    /// The team is on scene: the first one is due.
    pub fn begin(now: Timestamp, rules: &CrisisRules) -> Self {
        Self::Due { at: now + rules.check_in_every_ms }
    }

    /// An answer, in time or late. The next one is due whatever it says: a duress answer changes nothing to be seen.
    ///
    /// # Errors
    /// [`Refusal::NotOnScene`].
    pub fn answer(self, now: Timestamp, rules: &CrisisRules) -> Result<Self, Refusal> {
        match self {
            Self::Off => Err(Refusal::NotOnScene),
            Self::Due { .. } | Self::Missed { .. } => Ok(Self::begin(now, rules)),
        }
    }

    /// When a worker should look: at the end of the grace.
    pub fn look_at(self, rules: &CrisisRules) -> Option<Timestamp> {
        match self {
            Self::Off | Self::Missed { .. } => None,
            Self::Due { at } => Some(at + rules.check_in_grace_ms),
        }
    }

    /// The grace has run out: the supervisor is told, once.
    pub fn run_out(self, now: Timestamp, rules: &CrisisRules) -> Option<(Self, Missed)> {
        match self {
            Self::Due { at } if at + rules.check_in_grace_ms <= now => {
                Some((Self::Missed { due: at, since: now }, Missed { due: at }))
            }
            Self::Off | Self::Due { .. } | Self::Missed { .. } => None,
        }
    }
}

impl Dispatch {
    /// The check-in's grace has run out.
    pub fn check_in_run_out(mut self, now: Timestamp, rules: &CrisisRules) -> (Self, Option<Missed>) {
        match self.check_in.run_out(now, rules) {
            Some((next, missed)) => {
                self.check_in = next;
                (self, Some(missed))
            }
            None => (self, None),
        }
    }

    /// The team said how it is. What a phone kept without a network counts from when it was said; the next one is due now
    /// at the earliest. Off the scene, or when it is over, nothing was due and nothing becomes due.
    ///
    /// # Errors
    /// None but those of [`CheckIn::answer`], which on scene has none.
    pub fn checked_in(mut self, said: Timestamp, now: Timestamp, rules: &CrisisRules) -> Result<Self, Refusal> {
        self.check_in = match self.check_in {
            CheckIn::Off => CheckIn::Off,
            due @ (CheckIn::Due { .. } | CheckIn::Missed { .. }) => {
                due.answer(said.max(now - rules.check_in_every_ms), rules)?
            }
        };
        Ok(self)
    }
}
