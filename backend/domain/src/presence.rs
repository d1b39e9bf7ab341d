//! What an operator says they are doing. "In session" and "wrap-up" are not chosen: they follow from the sessions held.

use crate::codes::codes;

codes!(
    /// Chosen by the operator, or set to `Away` after a missed offer.
    Presence {
        Available = "available",
        Break = "break",
        Meal = "meal",
        Supervision = "supervision",
        Training = "training",
        Away = "away",
    }
);

codes!(
    /// What others see of an operator: the chosen presence, or what the sessions held make of it.
    Activity {
        Offline = "offline",
        Available = "available",
        InSession = "in_session",
        WrapUp = "wrap_up",
        Break = "break",
        Meal = "meal",
        Supervision = "supervision",
        Training = "training",
        Away = "away",
    }
);

/// How many sessions an operator has in each stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Load {
    /// Sessions being talked in.
    pub held: u32,
    /// Sessions whose record is still to be written.
    pub wrapping_up: u32,
    /// Offers waiting for an answer (0 or 1).
    pub offered: u32,
}

impl Load {
    /// Everything that counts against the cap: wrap-up is a state, not a timer, so it does.
    pub fn total(self) -> u32 {
        self.held + self.wrapping_up + self.offered
    }
}

/// The activity shown for an operator.
pub fn activity(connected: Option<Presence>, load: Load) -> Activity {
    match connected {
        None => Activity::Offline,
        Some(_) if load.held > 0 => Activity::InSession,
        Some(_) if load.wrapping_up > 0 => Activity::WrapUp,
        Some(Presence::Available) => Activity::Available,
        Some(Presence::Break) => Activity::Break,
        Some(Presence::Meal) => Activity::Meal,
        Some(Presence::Supervision) => Activity::Supervision,
        Some(Presence::Training) => Activity::Training,
        Some(Presence::Away) => Activity::Away,
    }
}
