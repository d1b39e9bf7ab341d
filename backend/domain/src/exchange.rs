//! Another institution's own system: how we sign in there, when it is asked what has changed, and when somebody is told
//! that it does not answer.

#[cfg(test)]
mod tests;

use crate::codes::codes;
use crate::ids::AlertId;
use crate::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How often a system is asked: an answer over the green channel is seen within this time [D].
pub const ASKED_EVERY: Millis = Millis::minutes(1);
/// A question that nobody has answered by then is asked anew: whoever asked it is gone. Longer than one attempt may take.
pub const ASKED_ANEW: Millis = Millis::seconds(30);
/// Waits after the first, second ... failure in a row; the last one repeats.
const WAITS: [Millis; 4] = [Millis::seconds(15), Millis::seconds(30), Millis::minutes(1), Millis::minutes(2)];
/// The failure in a row at which the supervisors are told [D].
const TOLD_AT: u32 = 3;
/// From how long before it was entered on a system is asked: clocks differ.
const LOOKED_BACK: Millis = Millis::hours(1);

/// How we show that we are who we are.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum SystemSignIn {
    /// The network does it.
    None {},
    /// A token that they gave us.
    Bearer {
        token: String,
    },
    Basic {
        user: String,
        password: String,
    },
    /// OAuth 2.0: a token is fetched for each attempt.
    ClientCredentials {
        token_url: String,
        client: String,
        secret: String,
        scope: String,
    },
}

codes!(
    /// Which of the ways it is: all that is shown of it.
    SystemSignInWord { None = "none", Bearer = "bearer", Basic = "basic", ClientCredentials = "client_credentials" }
);

impl SystemSignIn {
    /// Its word.
    pub const fn word(&self) -> SystemSignInWord {
        match self {
            Self::None {} => SystemSignInWord::None,
            Self::Bearer { .. } => SystemSignInWord::Bearer,
            Self::Basic { .. } => SystemSignInWord::Basic,
            Self::ClientCredentials { .. } => SystemSignInWord::ClientCredentials,
        }
    }

    /// Everything that was typed in, for a check of its length and form.
    pub fn parts(&self) -> Vec<&str> {
        match self {
            Self::None {} => Vec::new(),
            Self::Bearer { token } => vec![token],
            Self::Basic { user, password } => vec![user, password],
            // A scope may be empty.
            Self::ClientCredentials { token_url, client, secret, .. } => vec![token_url, client, secret],
        }
    }
}

/// Secrets belong into no log.
impl fmt::Debug for SystemSignIn {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "SystemSignIn({})", self.word().code())
    }
}

/// Where a system is, and how we sign in there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// Without a slash at its end.
    pub base_url: String,
    pub sign_in: SystemSignIn,
}

codes!(
    /// What a system said that cannot be taken in: kept as it came, for a human.
    OddityKind {
        /// A state that a referral does not have.
        Unclear = "unclear",
        /// Of a referral that went to somebody else.
        NotTheirs = "not_theirs",
        /// Under a name of ours that nothing has.
        NotKnown = "not_known",
    }
);

/// Whether it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    NotAskedYet,
    Answers {
        at: Timestamp,
    },
    Fails {
        since: Timestamp,
        /// In a row.
        times: u32,
        /// What tells the supervisors; none before it was told.
        told: Option<AlertId>,
    },
}

/// How far a system was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hearing {
    /// From where on it is asked, by its own clock.
    pub upto: Timestamp,
    /// When it is asked the next time.
    pub due_at: Timestamp,
    pub health: Health,
}

/// Whether the supervisors are to hear of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    Nothing,
    /// It has failed too often: this alert is to be raised.
    Raise(AlertId),
    /// It answers again: this one is settled.
    Settle(AlertId),
}

impl Hearing {
    /// Of a system that was entered now.
    pub fn begin(now: Timestamp) -> Self {
        Self { upto: now - LOOKED_BACK, due_at: now, health: Health::NotAskedYet }
    }

    /// Somebody goes to ask.
    #[must_use]
    pub fn asked(self, now: Timestamp) -> Self {
        Self { due_at: now + ASKED_ANEW, ..self }
    }

    /// It said that something has changed: it is asked at once.
    #[must_use]
    pub fn called(self, now: Timestamp) -> Self {
        Self { due_at: self.due_at.min(now), ..self }
    }

    /// It has answered, up to an instant of its clock. Its clock may have been put back: what was heard stays heard.
    pub fn answered(self, upto: Timestamp, now: Timestamp) -> (Self, Telling) {
        let telling = match self.health {
            Health::Fails { told: Some(alert), .. } => Telling::Settle(alert),
            Health::Fails { told: None, .. } | Health::NotAskedYet | Health::Answers { .. } => Telling::Nothing,
        };
        let health = Health::Answers { at: now };
        (Self { upto: self.upto.max(upto), due_at: now + ASKED_EVERY, health }, telling)
    }

    /// It did not answer, or said nothing that can be read. `alert` is what tells the supervisors, if they are to be told.
    pub fn failed(self, alert: AlertId, now: Timestamp) -> (Self, Telling) {
        let (since, times, told) = match self.health {
            Health::Fails { since, times, told } => (since, times.saturating_add(1), told),
            Health::NotAskedYet | Health::Answers { .. } => (now, 1, None),
        };
        let (told, telling) = match told {
            None if times >= TOLD_AT => (Some(alert), Telling::Raise(alert)),
            told => (told, Telling::Nothing),
        };
        let wait = WAITS.get(times.saturating_sub(1) as usize).or(WAITS.last()).copied().unwrap_or(ASKED_EVERY);
        (Self { due_at: now + wait, health: Health::Fails { since, times, told }, ..self }, telling)
    }
}
