//! Police 110 and ambulance 120: asked, answered by, arrived. That somebody called them is not yet that they come.

use crate::codes::codes;
use crate::refusal::Refusal;
use crate::time::Timestamp;

codes!(
    /// Who else is called to the scene. Contact is confirmed, not assumed.
    RescueService {
        /// 110
        Police = "police",
        /// 120
        Ambulance = "ambulance",
    }
);

/// Where one of them stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceState {
    Asked {
        at: Timestamp,
    },
    /// They have it, by the name of whoever answered.
    Answered {
        asked: Timestamp,
        at: Timestamp,
    },
    /// Seen on scene, whether or not anybody had answered before.
    Arrived {
        asked: Timestamp,
        answered: Option<Timestamp>,
        at: Timestamp,
    },
}

impl ServiceState {
    /// It is asked for, once.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDone`].
    pub fn ask(before: Option<Self>, at: Timestamp) -> Result<Self, Refusal> {
        match before {
            None => Ok(Self::Asked { at }),
            Some(Self::Asked { .. } | Self::Answered { .. } | Self::Arrived { .. }) => Err(Refusal::AlreadyDone),
        }
    }

    /// Somebody there has said that they have it.
    ///
    /// # Errors
    /// [`Refusal::ServiceNotAsked`], [`Refusal::AlreadyDone`].
    pub fn answer(before: Option<Self>, at: Timestamp) -> Result<Self, Refusal> {
        match before {
            None => Err(Refusal::ServiceNotAsked),
            Some(Self::Asked { at: asked }) => Ok(Self::Answered { asked, at: at.max(asked) }),
            Some(Self::Answered { .. } | Self::Arrived { .. }) => Err(Refusal::AlreadyDone),
        }
    }

    /// They are on scene.
    ///
    /// # Errors
    /// [`Refusal::ServiceNotAsked`], [`Refusal::AlreadyDone`].
    pub fn arrive(before: Option<Self>, at: Timestamp) -> Result<Self, Refusal> {
        match before {
            None => Err(Refusal::ServiceNotAsked),
            Some(Self::Asked { at: asked }) => Ok(Self::Arrived { asked, answered: None, at: at.max(asked) }),
            Some(Self::Answered { asked, at: answered }) => {
                Ok(Self::Arrived { asked, answered: Some(answered), at: at.max(answered) })
            }
            Some(Self::Arrived { .. }) => Err(Refusal::AlreadyDone),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ServiceState::{Answered, Arrived, Asked};

    const ASKED: Timestamp = Timestamp(1_800_000_000_000_000);
    const LATER: Timestamp = Timestamp(1_800_000_060_000_000);
    const LAST: Timestamp = Timestamp(1_800_000_120_000_000);

    #[test]
    fn is_contact_confirmed_and_not_assumed() {
        let asked = Some(Asked { at: ASKED });
        let answered = Some(Answered { asked: ASKED, at: LATER });
        let arrived = Some(Arrived { asked: ASKED, answered: None, at: LATER });
        for before in [asked, answered, arrived] {
            assert_eq!(ServiceState::ask(before, LAST), Err(Refusal::AlreadyDone), "{before:?}");
        }
        assert_eq!(ServiceState::ask(None, ASKED), Ok(Asked { at: ASKED }));
        assert_eq!(ServiceState::answer(None, LATER), Err(Refusal::ServiceNotAsked));
        assert_eq!(ServiceState::answer(asked, LATER), Ok(Answered { asked: ASKED, at: LATER }));
        assert_eq!(ServiceState::answer(answered, LAST), Err(Refusal::AlreadyDone));
        assert_eq!(ServiceState::arrive(None, LATER), Err(Refusal::ServiceNotAsked));
        assert_eq!(ServiceState::arrive(asked, LAST), Ok(Arrived { asked: ASKED, answered: None, at: LAST }));
        let both = Arrived { asked: ASKED, answered: Some(LATER), at: LAST };
        assert_eq!(ServiceState::arrive(answered, LAST), Ok(both));
        assert_eq!(ServiceState::arrive(arrived, LAST), Err(Refusal::AlreadyDone));
    }

    #[test]
    fn does_a_phone_with_a_slow_clock_turn_the_order_round() {
        assert_eq!(ServiceState::answer(Some(Asked { at: LATER }), ASKED), Ok(Answered { asked: LATER, at: LATER }));
    }
}
